import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ContractView } from '../../contract-orders.ts';
import { emptyInput } from '../../inputs.ts';
import { contractInput } from '../../inputs-orders.ts';
import { frameworkContract, translationOrder } from '../order-schema.ts';
import { policy } from '../policy.ts';

/** Framework contracts, with what their orders cost so far. */
export const listContracts = useCase({
  name: 'translation.list-contracts',
  action: 'translation.read-orders',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok(await loadContracts(tx)),
});

export async function loadContracts(tx: Tx): Promise<ContractView[]> {
  const spent = await tx
    .select({ contractId: translationOrder.contractId, cost: sql<number>`sum(${translationOrder.cost})::int` })
    .from(translationOrder)
    .where(ne(translationOrder.state, 'cancelled'))
    .groupBy(translationOrder.contractId);
  const costs = new Map(spent.map(({ contractId, cost }) => [contractId, cost]));
  const rows = await tx.select().from(frameworkContract).orderBy(asc(frameworkContract.office), asc(frameworkContract.id));
  return rows.map(({ countyId: _county, createdAt: _created, ...row }) => ({ ...row, spent: costs.get(row.id) ?? 0 }));
}

/** Enters a contract, or changes one. What was ordered keeps the price of its day. */
export const saveContract = useCase({
  name: 'translation.save-contract',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: contractInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { contractId, version, ...fields } = input;
    const now = ctx.clock.now();
    if (contractId === null) {
      const id = newId(now.getTime());
      await tx.insert(frameworkContract).values({ id, countyId: ctx.county.id, ...fields, createdAt: now });
      audit({
        subjectType: 'framework-contract',
        subjectId: id,
        summary: `Rahmenvertrag mit ${fields.office} eingetragen`,
        fields: { price: { after: fields.price }, basis: { after: fields.basis } },
      });
      return ok({ id });
    }
    const [row] = await tx
      .select()
      .from(frameworkContract)
      .where(and(eq(frameworkContract.id, contractId)))
      .for('update');
    if (row === undefined) return notFound('Diesen Vertrag');
    if (row.version !== version)
      return conflict('changed-meanwhile', 'Jemand hat den Vertrag inzwischen geändert. Bitte laden Sie die Seite neu.');
    await tx
      .update(frameworkContract)
      .set({ ...fields, version: version + 1 })
      .where(eq(frameworkContract.id, contractId));
    const { id: _id, countyId: _county, createdAt: _created, version: _version, ...before } = row;
    audit({
      subjectType: 'framework-contract',
      subjectId: contractId,
      summary: `Rahmenvertrag mit ${fields.office} geändert`,
      fields: changedFields<Record<string, unknown>>(before, fields),
    });
    return ok({ id: contractId });
  },
});
