import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { confirmDays } from './model/subscriptions.ts';
import { pressRelease, strategySubscription } from './public-schema.ts';
import { addressHash } from './subscription-store.ts';

/** Where the public side of strategies names people: readers who asked for news by mail. */
export const publicPersonalData: readonly PersonalData[] = [
  {
    table: 'strategy_subscription',
    purpose: 'wer Nachrichten zu einer Strategie per Mail bestellt hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
    retention: 'bis zur Abmeldung; ohne Bestätigung sieben Tage',
    export: async ({ tx, person }) =>
      tx
        .select({
          address: strategySubscription.address,
          language: strategySubscription.language,
          frequency: strategySubscription.frequency,
          confirmedAt: strategySubscription.confirmedAt,
        })
        .from(strategySubscription)
        .where(eq(strategySubscription.addressHash, addressHash(person.mail))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(strategySubscription)
          .where(eq(strategySubscription.addressHash, addressHash(person.mail)))
          .returning({ id: strategySubscription.id })
      ).length,
  },
  {
    table: 'press_release',
    purpose: 'wer eine Pressemitteilung geschrieben und wer sie freigegeben hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bleibt; nennt nur die Kennung des Kontos, die nach dem Löschen des Kontos niemanden mehr bezeichnet',
    export: async ({ tx, person }) =>
      tx
        .select({ at: pressRelease.createdAt, headline: pressRelease.headline, state: pressRelease.state })
        .from(pressRelease)
        .where(or(eq(pressRelease.createdBy, `account:${person.id}`), eq(pressRelease.releasedBy, `account:${person.id}`))),
    erase: async () => 0,
  },
];

export const publicRetention: readonly Retention[] = [
  {
    table: 'strategy_subscription',
    rule: 'unbestätigte Anmeldungen zu Nachrichten verschwinden nach sieben Tagen',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(strategySubscription)
          .where(
            and(
              isNull(strategySubscription.confirmedAt),
              lt(strategySubscription.askedAt, new Date(now.getTime() - confirmDays * 86_400_000)),
            ),
          )
          .returning({ id: strategySubscription.id })
      ).length,
  },
];
