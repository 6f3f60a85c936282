import type { Tx } from '#kernel/context.ts';
import { body } from './schema.ts';

/** The unit that keeps each body, by the body's id; null where the coordination does. */
export async function loadBodyOffices(tx: Tx): Promise<Map<string, string | null>> {
  const rows = await tx.select({ id: body.id, unitId: body.unitId }).from(body);
  return new Map(rows.map((row) => [row.id, row.unitId]));
}

/** What each body is called, by its id. */
export async function loadBodyNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.select({ id: body.id, name: body.name }).from(body);
  return new Map(rows.map((row) => [row.id, row.name]));
}
