import type { CountyCtx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { policy } from './policy.ts';

export type Operator = { unitId: string | null; organisationId: string | null };

/** A pool belongs to whoever runs it. */
export const thingOf = ({ unitId, organisationId }: Operator): Thing => ({
  unitIds: unitId === null ? [] : [unitId],
  organisationIds: organisationId === null ? [] : [organisationId],
});

/**
 * Who runs a pool. The policy lets coordinators run the pools of the coordination; those of a unit or an organisation are run by its
 * own people alone: the coordination sees figures, samples and statements of them, and no client.
 */
export function mayRun(ctx: CountyCtx, pool: Operator): boolean {
  const { actor } = ctx;
  const ownOnly = pool.unitId !== null || pool.organisationId !== null;
  const asking =
    ownOnly && actor.kind === 'account' ? { ...actor, grants: actor.grants.filter(({ role }) => role !== 'coordinator') } : actor;
  return (
    may({ rows: policy, actor: asking, countyId: ctx.county.id, action: 'interpreting.run-pool', thing: thingOf(pool) }) === 'yes'
  );
}
