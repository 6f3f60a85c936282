import { and, isNull, lt, or, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { pageGuest } from './page-guest-schema.ts';

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** Names and addresses of people who were asked about a page go when nothing waits for them any more. */
export const guestPersonalData: readonly PersonalData[] = [
  {
    table: 'page_guest',
    purpose: 'wer ohne Zugang gebeten wurde, den Text einer Seite durchzusehen, und was daraus wurde',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: '90 Tage nach der Entscheidung oder nach Ablauf der Frist',
    export: async ({ tx, person }) =>
      tx
        .select({
          name: pageGuest.name,
          mail: pageGuest.mail,
          message: pageGuest.message,
          askedAt: pageGuest.createdAt,
          handedInAt: pageGuest.handedInAt,
          handedIn: pageGuest.handedIn,
          remark: pageGuest.remark,
        })
        .from(pageGuest)
        .where(sql`lower(${pageGuest.mail}) = lower(${person.mail}) or ${pageGuest.createdRef} = ${`account:${person.id}`}`),
    erase: async ({ tx, person }) =>
      (await tx.delete(pageGuest).where(sql`lower(${pageGuest.mail}) = lower(${person.mail})`)).rowCount ?? 0,
  },
];

export const guestRetention: readonly Retention[] = [
  {
    table: 'page_guest',
    rule: '90 Tage nach der Entscheidung oder nach Ablauf der Frist',
    run: async ({ tx, now }) => {
      const long = daysBefore(now, 90);
      // What a guest handed in waits for its decision, however long that takes.
      const old = or(lt(pageGuest.decidedAt, long), and(isNull(pageGuest.handedInAt), lt(pageGuest.expiresAt, long)));
      return (await tx.delete(pageGuest).where(old)).rowCount ?? 0;
    },
  },
];
