import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { ContractView } from '../contract-orders.ts';
import { frameworkContract } from './order-schema.ts';
import { findContracts, lockContract, type ContractRow } from './order-store.ts';

const view = ({ countyId: _county, createdAt: _at, calledOff, ...row }: ContractRow): ContractView => ({
  ...row,
  used: calledOff,
});

/** All framework contracts, for orders of any module. */
export const readContracts = async (tx: Tx): Promise<ContractView[]> => (await findContracts(tx)).map(view);

/** One contract, held until the transaction ends: two orders must not step over its ceiling together. */
export async function holdContract(tx: Tx, id: string): Promise<ContractView | null> {
  const row = await lockContract(tx, id);
  return row && view(row);
}

/** Notes what an order costs, or, negative, what a cancelled one would have. */
export async function callOff(tx: Tx, input: { contractId: string; cents: number }): Promise<void> {
  await tx
    .update(frameworkContract)
    .set({ calledOff: sql`${frameworkContract.calledOff} + ${input.cents}` })
    .where(eq(frameworkContract.id, input.contractId));
}
