import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { News, NewsItem } from '../../contract.ts';
import { tellSubscriberInput } from '../../inputs.ts';
import { loadNews } from '../load-news.ts';
import { newsMail } from '../mails/subscription-mail.ts';
import { isDue, settleMs } from '../model/subscriptions.ts';
import { policy } from '../policy.ts';
import { publicationEntry, strategySubscription } from '../public-schema.ts';
import { findStrategy } from '../store.ts';
import { newestNews, newToken } from '../subscription-store.ts';
import { remember } from './subscribe.ts';

/**
 * Sends one person one mail with all that changed in what she subscribed to and that is due. The rows are locked: a
 * second run at the same time finds them told.
 */
export const tellSubscriber = useCase({
  name: 'strategy.tell-subscriber',
  action: 'strategy.tell-subscribers',
  policy,
  mode: 'write',
  input: tellSubscriberInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const until = new Date(now.getTime() - settleMs);
    const rows = await tx
      .select()
      .from(strategySubscription)
      .where(and(eq(strategySubscription.addressHash, input.addressHash), isNotNull(strategySubscription.confirmedAt)))
      .orderBy(strategySubscription.id)
      .for('update');
    const newest = await newestNews(tx);
    const due = rows.filter(({ frequency, toldUpTo }) => isDue({ frequency, toldUpTo: toldUpTo ?? until, newest, now: until }));
    audit({ subjectType: 'strategy-subscription', subjectId: null, summary: 'Nachrichten zu einer Strategie versandt' });
    const latest = rows.toSorted((one, other) => other.confirmedAt!.getTime() - one.confirmedAt!.getTime())[0];
    if (!latest) return ok({ told: 0 });

    const news: News[] = [];
    for (const row of due) {
      const strategy = await findStrategy(tx, { id: row.strategyId });
      if (!strategy || strategy.state === 'draft') continue;
      const found = await loadNews({
        tx,
        strategy,
        within: row.nodeId,
        from: row.toldUpTo ?? until,
        to: until,
        language: latest.language,
        limit: 200,
      });
      if (found && found.items.length > 0) news.push(found);
    }
    const token = newToken();
    const { mail, told } = newsMail({ ctx, reader: latest, news, token });
    if (told.length > 0) {
      await queueMail({ ctx, tx, mail });
      await tx
        .insert(publicationEntry)
        .values(
          entriesOf(told).map((entry) => ({ ...entry, id: newId(now.getTime()), countyId: ctx.county.id, day: berlinDay(now) })),
        )
        .onConflictDoNothing();
      // The link in this mail ends all of them, also those of which nothing is in it.
      for (const row of rows) await remember({ tx, row, set: due.includes(row) ? { toldUpTo: until } : {}, token });
    } else if (due.length > 0) {
      await tx
        .update(strategySubscription)
        .set({ toldUpTo: until })
        .where(
          inArray(
            strategySubscription.id,
            due.map((row) => row.id),
          ),
        );
    }
    return ok({ told: told.length });
  },
});

const entriesOf = (told: readonly NewsItem[]) =>
  told.flatMap(({ id, place }) =>
    place === null || place.gone ? [] : [{ nodeId: place.id, channel: 'digest' as const, sourceId: id }],
  );
