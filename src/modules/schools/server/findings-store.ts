import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import { entryFindings, findingsKeeper } from './findings-schema.ts';

type Named = { id: string; name: string };
export type EntryRow = { row: typeof entryFindings.$inferSelect; municipality: Named | null };

/** The newest year first, the county before its municipalities, all children before those of a language. */
export const findEntries = (tx: Tx): Promise<EntryRow[]> =>
  tx
    .select({ row: entryFindings, municipality: { id: municipality.id, name: municipality.name } })
    .from(entryFindings)
    .leftJoin(municipality, eq(municipality.id, entryFindings.municipalityId))
    .orderBy(desc(entryFindings.year), sql`${municipality.name} nulls first`, asc(entryFindings.language));

/** The unit that enters findings. */
export async function findKeeper(tx: Tx): Promise<Named | null> {
  const [row] = await tx
    .select({ id: unit.id, name: unit.name })
    .from(findingsKeeper)
    .innerJoin(unit, eq(unit.id, findingsKeeper.unitId));
  return row ?? null;
}
export const findTown = async (tx: Tx, id: string): Promise<Named | null> =>
  (await tx.select({ id: municipality.id, name: municipality.name }).from(municipality).where(eq(municipality.id, id)))[0] ??
  null;
export const findUnit = async (tx: Tx, id: string): Promise<Named | null> =>
  (await tx.select({ id: unit.id, name: unit.name }).from(unit).where(eq(unit.id, id)))[0] ?? null;
