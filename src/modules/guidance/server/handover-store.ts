import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { HandoverState } from '../contract-handovers.ts';
import { handover } from './handover-schema.ts';

export type HandoverRow = typeof handover.$inferSelect;

export const findHandovers = (
  tx: Tx,
  filter: { states?: readonly HandoverState[]; from?: Date; to?: Date } = {},
): Promise<HandoverRow[]> =>
  tx
    .select()
    .from(handover)
    .where(
      and(
        filter.states ? inArray(handover.state, [...filter.states]) : undefined,
        filter.from ? gte(handover.sentAt, filter.from) : undefined,
        filter.to ? lt(handover.sentAt, filter.to) : undefined,
      ),
    )
    .orderBy(desc(handover.sentAt), desc(handover.id));

export async function findHandover(tx: Tx, id: string, lock = false): Promise<HandoverRow | null> {
  const query = tx.select().from(handover).where(eq(handover.id, id));
  const [row] = await (lock ? query.for('update') : query);
  return row ?? null;
}

/** Names of all units and municipalities by their ids. */
export async function loadKeeperNames(tx: Tx): Promise<Map<string, string>> {
  const units = await tx.select({ id: unit.id, name: unit.name }).from(unit);
  const towns = await tx.select({ id: municipality.id, name: municipality.name }).from(municipality);
  return new Map([...units, ...towns].map(({ id, name }) => [id, name]));
}
