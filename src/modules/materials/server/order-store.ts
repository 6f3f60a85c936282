import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { storedFile } from '#kernel/tables.ts';
import type { OrderState } from '../contract-orders.ts';
import { languageDemand, materialContract, materialOrder } from './order-schema.ts';
import { material, materialEdition } from './schema.ts';

const orderRows = (tx: Tx) =>
  tx
    .select({
      row: materialOrder,
      material: { id: material.id, title: material.title, unitId: material.unitId, state: material.state },
      contract: {
        id: materialContract.id,
        name: materialContract.name,
        agency: materialContract.agency,
        unit: materialContract.unit,
      },
      file: storedFile.name,
    })
    .from(materialOrder)
    .innerJoin(material, eq(material.id, materialOrder.materialId))
    .innerJoin(materialContract, eq(materialContract.id, materialOrder.contractId))
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

/** Contracts with what is called off, those that hold longest first. */
export const findContracts = (tx: Tx) =>
  tx
    .select({
      row: materialContract,
      // Named in full: a query of one table leaves the table out, and both have an id.
      used: sql<string>`(select coalesce(sum(o.price), 0) from material_order o where o.contract_id = material_contract.id and o.state <> 'cancelled')`,
    })
    .from(materialContract)
    .orderBy(desc(materialContract.validTo), asc(materialContract.name));

/** One contract, held so that two orders do not step over its ceiling together. */
export async function lockContract(tx: Tx, id: string) {
  const [held] = await tx.select().from(materialContract).where(eq(materialContract.id, id)).for('update');
  if (!held) return null;
  return (await findContracts(tx)).find(({ row }) => row.id === id) ?? null;
}

export const findDemand = (tx: Tx) => tx.select().from(languageDemand).orderBy(desc(languageDemand.residents));
