import { and, inArray, isNotNull, lt, ne } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { deleteTranslations } from '#kernel/translation.ts';
import { alert, notice, pushDelivery, pushSubscription } from './alert-schema.ts';

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** A browser cannot be traced to a person by us: there is nothing to tell or to erase for one. It leaves by itself. */
export const alertPersonalData: readonly PersonalData[] = [
  {
    table: 'push_subscription',
    purpose: 'Geräte, die Warnungen und Meldungen bekommen wollen: Adresse beim Dienst des Browsers, Themen, Gemeinden, Sprache',
    legalBasis: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO; § 25 Abs. 1 TDDDG',
    retention: 'bis zur Abmeldung, bis der Dienst sie nicht mehr kennt, oder ein Jahr nach dem letzten Kontakt',
    export: () => Promise.resolve([]),
    erase: () => Promise.resolve(0),
  },
];

export const alertRetention: readonly Retention[] = [
  {
    table: 'push_subscription',
    rule: 'ein Jahr nach dem letzten Kontakt',
    run: async ({ tx, now }) =>
      (await tx.delete(pushSubscription).where(lt(pushSubscription.contactAt, daysBefore(now, 365)))).rowCount ?? 0,
  },
  {
    table: 'push_delivery',
    rule: '30 Tage nach dem Versand',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(pushDelivery)
          .where(and(ne(pushDelivery.state, 'waiting'), lt(pushDelivery.createdAt, daysBefore(now, 30))))
      ).rowCount ?? 0,
  },
  {
    table: 'alert',
    rule: '90 Tage nach dem Ende',
    run: async ({ tx, now }) => {
      const old = await tx
        .delete(alert)
        .where(and(isNotNull(alert.endedAt), lt(alert.endedAt, daysBefore(now, 90))))
        .returning({ id: alert.id });
      await deleteTranslations({ tx, subjectIds: old.map(({ id }) => id) });
      return old.length;
    },
  },
  {
    table: 'notice',
    rule: 'ein Jahr nach dem Ende',
    run: async ({ tx, now }) => {
      const old = await tx
        .select({ id: notice.id })
        .from(notice)
        .where(lt(notice.ends, daysBefore(now, 365)));
      const ids = old.map(({ id }) => id);
      if (ids.length === 0) return 0;
      await deleteTranslations({ tx, subjectIds: ids });
      return (await tx.delete(notice).where(inArray(notice.id, ids))).rowCount ?? 0;
    },
  },
];
