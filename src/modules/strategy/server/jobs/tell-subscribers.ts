import { isNotNull } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { isDue, settleMs } from '../model/subscriptions.ts';
import { strategySubscription } from '../public-schema.ts';
import { newestNews } from '../subscription-store.ts';
import { tellSubscriber } from '../use-cases/tell-subscriber.ts';

/** Sends news of strategies to everybody to whom a mail is due, each in a transaction of her own. */
export async function tellSubscribers(ctx: Ctx): Promise<void> {
  if (ctx.county === null) return;
  const until = new Date(ctx.clock.now().getTime() - settleMs);
  const due = await ctx.db.transaction({ countyId: ctx.county.id, readOnly: true }, async (tx) => {
    const newest = await newestNews(tx);
    const rows = await tx
      .select({
        addressHash: strategySubscription.addressHash,
        frequency: strategySubscription.frequency,
        toldUpTo: strategySubscription.toldUpTo,
      })
      .from(strategySubscription)
      .where(isNotNull(strategySubscription.confirmedAt));
    return rows.filter(({ frequency, toldUpTo }) => isDue({ frequency, toldUpTo: toldUpTo ?? until, newest, now: until }));
  });
  for (const addressHash of new Set(due.map((row) => row.addressHash))) {
    const told = await tellSubscriber(ctx, { addressHash });
    if (!told.ok) ctx.log.error({ code: told.problem.code }, 'news of a strategy were not sent');
  }
}
