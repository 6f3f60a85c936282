import type { Tx } from '#kernel/context.ts';
import { municipality, unit } from './schema.ts';

/** What each unit and municipality is called, by its id. */
export async function loadPlaceNames(tx: Tx): Promise<Map<string, string>> {
  const units = await tx.select({ id: unit.id, name: unit.name }).from(unit);
  const places = await tx.select({ id: municipality.id, name: municipality.name }).from(municipality);
  return new Map([...units, ...places].map((row) => [row.id, row.name]));
}
