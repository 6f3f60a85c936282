import { asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { PlainState } from '../contract-plain.ts';
import { plainText, plainTextVersion } from './plain-schema.ts';

export type PlainRow = typeof plainText.$inferSelect;

export const findPlainTexts = (tx: Tx, id?: string): Promise<{ row: PlainRow; unit: string | null }[]> =>
  tx
    .select({ row: plainText, unit: unit.name })
    .from(plainText)
    .leftJoin(unit, eq(unit.id, plainText.unitId))
    .where(id === undefined ? undefined : eq(plainText.id, id))
    .orderBy(asc(plainText.title), asc(plainText.id));

export async function lockPlainText(tx: Tx, id: string): Promise<PlainRow | null> {
  const [row] = await tx.select().from(plainText).where(eq(plainText.id, id)).for('update');
  return row ?? null;
}

export const findPlainVersions = (tx: Tx, id: string) =>
  tx.select().from(plainTextVersion).where(eq(plainTextVersion.plainTextId, id)).orderBy(desc(plainTextVersion.number));

export const plainStateOf = (row: Pick<PlainRow, 'retired' | 'released' | 'text'>): PlainState =>
  row.retired ? 'retired' : row.released === null ? 'draft' : row.released === row.text ? 'released' : 'changed';
