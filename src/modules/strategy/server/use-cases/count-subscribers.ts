import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { strategyIdInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { strategySubscription } from '../public-schema.ts';

/**
 * How many people get news of a strategy or of something in it by mail. More than the number is never told;
 * `people` is null where they are fewer than the county's smallest number.
 */
export const countSubscribers = useCase({
  name: 'strategy.count-subscribers',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: strategyIdInput,
  run: async ({ ctx, tx, input }) => {
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const [row] = await tx
      .select({ people: sql<number>`count(distinct ${strategySubscription.addressHash})::int` })
      .from(strategySubscription)
      .where(and(eq(strategySubscription.strategyId, input.strategyId), isNotNull(strategySubscription.confirmedAt)));
    const people = row?.people ?? 0;
    return ok({ people: people < smallestCell ? null : people, smallestCell });
  },
});
