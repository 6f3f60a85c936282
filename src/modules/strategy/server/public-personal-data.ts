import { and, eq, isNull, lt } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { confirmDays } from './model/subscriptions.ts';
import { strategySubscription } from './public-schema.ts';
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
