import { z } from 'zod';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { dutiesOf, inOrder, type Duty } from '#kernel/duties.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { modules } from './registry.ts';

/** What every module says about rights. */
export const policy = modules.flatMap((module) => module.policy);

/** Everything that waits in the county of the context, from all modules, in the order in which it is due. */
export async function collectDuties(input: { ctx: CountyCtx; tx: Tx }): Promise<Duty[]> {
  const today = berlinDay(input.ctx.clock.now());
  const found: Duty[] = [];
  for (const module of modules) found.push(...((await module.duties?.({ ...input, today })) ?? []));
  return inOrder(found);
}

/** What waits for the person: only what she may do herself. */
export const listDuties = useCase({
  name: 'platform.list-duties',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }) =>
    ok(dutiesOf({ duties: await collectDuties({ ctx, tx }), actor: ctx.actor, countyId: ctx.county.id, policy })),
});
