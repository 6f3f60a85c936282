import { and, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { organisation } from './schema.ts';

/** The open organisation for which each partner unit stands, by the unit's id. For other use cases, inside their transaction. */
export async function organisationsByUnit(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: organisation.id, unitId: organisation.unitId })
    .from(organisation)
    .where(and(isNotNull(organisation.unitId), isNull(organisation.closedOn)));
  return new Map(rows.map((row) => [row.unitId!, row.id]));
}
