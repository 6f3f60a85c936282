import { desc, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { frameworkContract } from '#modules/materials/server/order-schema.ts';
import { translationOrder } from './order-schema.ts';

export type OrderRow = typeof translationOrder.$inferSelect;

const rows = (tx: Tx) =>
  tx
    .select({ row: translationOrder, office: frameworkContract.agency })
    .from(translationOrder)
    .innerJoin(frameworkContract, eq(frameworkContract.id, translationOrder.contractId));

/** Orders with the name of the office, the newest first. */
export const findOrders = (tx: Tx): Promise<{ row: OrderRow; office: string }[]> =>
  rows(tx).orderBy(desc(translationOrder.orderedAt), desc(translationOrder.id));

export async function findOrder(tx: Tx, id: string): Promise<{ row: OrderRow; office: string } | null> {
  const [found] = await rows(tx).where(eq(translationOrder.id, id));
  return found ?? null;
}
