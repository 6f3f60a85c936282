import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PoolView } from '../../contract.ts';
import { defaultRules } from '../../contract-rules.ts';
import { changePoolInput, poolIdInput, poolInput } from '../../inputs.ts';
import { usualCostRules, usualTariff } from '../model/tariff/usual.ts';
import { policy } from '../policy.ts';
import { whatPool } from '../pool-access.ts';
import { mayRun } from '../rights.ts';
import { interpreterPool } from '../schema.ts';
import { findPools, lockPool, unknownReference } from '../store.ts';
import { poolView } from '../views.ts';

const coordinate = 'interpreting.coordinate';
const unknown = {
  unitId: 'Diese Stelle gibt es hier nicht.',
  organisationId: 'Diese Organisation gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
} as const;
const both = () =>
  invalidField('organisationId', 'Bitte entweder eine Stelle oder eine Organisation: Einer führt den Pool.', 'two-operators');

/** Pools of the county, and which of them the actor runs. */
export const listPools = useCase({
  name: 'interpreting.list-pools',
  action: 'interpreting.read-figures',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) =>
    ok<PoolView[]>((await findPools(tx)).map((found) => poolView(found, { mayRun: mayRun(ctx, found.row) }))),
});

/** One pool. */
export const readPool = useCase({
  name: 'interpreting.read-pool',
  action: 'interpreting.read-figures',
  policy,
  mode: 'read',
  input: poolIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findPools(tx, { id: input.poolId });
    return found ? ok<PoolView>(poolView(found, { mayRun: mayRun(ctx, found.row) })) : notFound(whatPool);
  },
});

/** Founds a pool with the usual occasions, rules and tariff, which are changed afterwards. */
export const addPool = useCase({
  name: 'interpreting.add-pool',
  action: coordinate,
  policy,
  mode: 'write',
  input: poolInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    if (input.unitId !== null && input.organisationId !== null) return both();
    const missing = await unknownReference(tx, input);
    if (missing !== null) return invalidField(missing, unknown[missing], 'unknown-reference');
    if ((await findPools(tx)).some(({ row }) => row.name === input.name))
      return invalidField('name', 'Einen Pool mit diesem Namen gibt es schon.', 'name-taken');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(interpreterPool).values({
      ...input,
      id,
      countyId: ctx.county.id,
      rules: [defaultRules],
      costRules: [...usualCostRules],
      tariffs: [usualTariff],
      createdAt: now,
      updatedAt: now,
    });
    audit({ subjectType: 'interpreter-pool', subjectId: id, summary: `Pool „${input.name}“ angelegt` });
    touchPublic();
    return ok({ id });
  },
});

/** Changes who runs a pool and how, unless somebody else did meanwhile. */
export const changePool = useCase({
  name: 'interpreting.change-pool',
  action: coordinate,
  policy,
  mode: 'write',
  input: changePoolInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { poolId, version, ...given } = input;
    const row = await lockPool(tx, poolId);
    if (row === null) return notFound(whatPool);
    if (version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat diesen Pool inzwischen geändert. Bitte laden Sie die Seite neu.');
    if (given.unitId !== null && given.organisationId !== null) return both();
    const missing = await unknownReference(tx, given);
    if (missing !== null) return invalidField(missing, unknown[missing], 'unknown-reference');
    if ((await findPools(tx)).some((other) => other.row.id !== poolId && other.row.name === given.name))
      return invalidField('name', 'Einen Pool mit diesem Namen gibt es schon.', 'name-taken');
    await tx
      .update(interpreterPool)
      .set({ ...given, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(interpreterPool.id, poolId));
    audit({
      subjectType: 'interpreter-pool',
      subjectId: poolId,
      summary: `Pool „${given.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>({ ...row }, { ...given }),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});
