import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { changeContractInput, contractInput, nothingInput } from '../../inputs-orders.ts';
import { readContracts } from '../call-off.ts';
import { frameworkContract } from '../order-schema.ts';
import { lockContract } from '../order-store.ts';
import { policy } from '../policy.ts';

const keep = 'materials.keep-contract';

const wrongTime = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) =>
  validFrom !== null && validTo !== null && validTo < validFrom
    ? invalidField('validTo', 'Das Ende liegt vor dem Anfang.', 'ends-before-it-begins')
    : null;

/** Framework contracts with what is called off so far. */
export const listContracts = useCase({
  name: 'materials.list-contracts',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ tx }) => ok(await readContracts(tx)),
});

export const addContract = useCase({
  name: 'materials.add-contract',
  action: keep,
  policy,
  mode: 'write',
  input: contractInput,
  run: async ({ ctx, tx, input, audit }) => {
    const wrong = wrongTime(input);
    if (wrong) return wrong;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(frameworkContract).values({ ...input, id, countyId: ctx.county.id, createdAt: now });
    audit({ subjectType: 'framework-contract', subjectId: id, summary: `Rahmenvertrag „${input.name}“ angelegt` });
    return ok({ id });
  },
});

/** Changes a contract; orders keep the price of their day. */
export const changeContract = useCase({
  name: 'materials.change-contract',
  action: keep,
  policy,
  mode: 'write',
  input: changeContractInput,
  load: async ({ tx, input }) => {
    const found = await lockContract(tx, input.contractId);
    return found ? ok({ loaded: found }) : notFound('Diesen Rahmenvertrag');
  },
  run: async ({ tx, input, loaded: row, audit }) => {
    const { contractId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat den Vertrag inzwischen geändert. Bitte laden Sie die Seite neu.');
    const wrong = wrongTime(given);
    if (wrong) return wrong;
    await tx
      .update(frameworkContract)
      .set({ ...given, version: row.version + 1 })
      .where(eq(frameworkContract.id, row.id));
    audit({
      subjectType: 'framework-contract',
      subjectId: row.id,
      summary: `Rahmenvertrag „${given.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    return ok();
  },
});
