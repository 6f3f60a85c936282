import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { storedFile } from '#kernel/tables.ts';
import type { OrderState } from '../contract-orders.ts';
import { languageDemand, frameworkContract, materialOrder } from './order-schema.ts';
import { material, materialEdition } from './schema.ts';

const orderRows = (tx: Tx) =>
  tx
    .select({
      row: materialOrder,
      material: { id: material.id, title: material.title, unitId: material.unitId, state: material.state },
      contract: {
        id: frameworkContract.id,
        name: frameworkContract.name,
        agency: frameworkContract.agency,
        unit: frameworkContract.unit,
      },
      file: storedFile.name,
    })
    .from(materialOrder)
    .innerJoin(material, eq(material.id, materialOrder.materialId))
    .innerJoin(frameworkContract, eq(frameworkContract.id, materialOrder.contractId))
    .leftJoin(materialEdition, eq(materialEdition.id, materialOrder.editionId))
    .leftJoin(storedFile, eq(storedFile.id, materialEdition.fileId));
export type OrderRow = Awaited<ReturnType<typeof orderRows>>[number];

/** Orders, the latest first. */
export const findOrders = (
  tx: Tx,
  filter: { states?: readonly OrderState[]; materialId?: string | null } = {},
): Promise<OrderRow[]> =>
  orderRows(tx)
    .where(
      and(
        filter.states ? inArray(materialOrder.state, [...filter.states]) : undefined,
        filter.materialId ? eq(materialOrder.materialId, filter.materialId) : undefined,
      ),
    )
    .orderBy(desc(materialOrder.orderedOn), asc(material.title), asc(materialOrder.language), asc(materialOrder.id));

export async function findOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const [found] = await orderRows(tx).where(eq(materialOrder.id, id));
  return found ?? null;
}

/** The order, held against other changes until the transaction ends. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const [held] = await tx.select({ id: materialOrder.id }).from(materialOrder).where(eq(materialOrder.id, id)).for('update');
  return held ? findOrder(tx, id) : null;
}

/** Contracts, those that hold longest first. */
export const findContracts = (tx: Tx): Promise<ContractRow[]> =>
  tx
    .select()
    .from(frameworkContract)
    .orderBy(desc(frameworkContract.validTo), asc(frameworkContract.name), asc(frameworkContract.id));

export type ContractRow = typeof frameworkContract.$inferSelect;

/** One contract, held so that two orders do not step over its ceiling together. */
export async function lockContract(tx: Tx, id: string): Promise<ContractRow | null> {
  const [held] = await tx.select().from(frameworkContract).where(eq(frameworkContract.id, id)).for('update');
  return held ?? null;
}

export const findDemand = (tx: Tx) => tx.select().from(languageDemand).orderBy(desc(languageDemand.residents));
