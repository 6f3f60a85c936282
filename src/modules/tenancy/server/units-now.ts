import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Reorganisation } from '../contract.ts';
import { currentUnit } from './model/current-unit.ts';
import { unit, unitReorganisation, unitSuccessor } from './schema.ts';

/** Answers, for a day, which unit answers for another one: itself, or whoever followed it; null when nobody does. */
export async function unitsOn(input: { tx: Tx; on: string }): Promise<(unitId: string) => string | null> {
  const units = await input.tx.select({ id: unit.id, validTo: unit.validTo }).from(unit);
  const following = await input.tx
    .select({ unitId: unitSuccessor.unitId, successorId: unitSuccessor.successorId })
    .from(unitSuccessor)
    .orderBy(unitSuccessor.id);
  return (unitId) => currentUnit({ unitId, on: input.on, units, following });
}

/** A reorganisation that was carried out; null while it is not. */
export async function findReorganisation(input: { tx: Tx; id: string }): Promise<Reorganisation | null> {
  const [row] = await input.tx.select().from(unitReorganisation).where(eq(unitReorganisation.id, input.id));
  if (!row || row.state !== 'done') return null;
  const { effectiveOn, fromUnitIds, toUnitIds, placement, note } = row;
  return { effectiveOn, fromUnitIds, toUnitIds, placement, note };
}
