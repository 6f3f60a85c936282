import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { contactHash } from '#kernel/contact-hash.ts';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { callDays, registrationDays } from './model/ends.ts';
import { event, eventCall, eventRegistration, eventSeries } from './schema.ts';

/** Where events name people: who registered, and who was asked for an entry. Attendance is counts alone. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'event_registration',
    purpose: 'wer sich zu einem Termin angemeldet hat, mit Erreichbarkeit und Wünschen',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
    retention: `${registrationDays} Tage nach dem Termin`,
    export: async ({ tx, person }) =>
      tx
        .select({
          date: eventRegistration.date,
          name: eventRegistration.name,
          mail: eventRegistration.mail,
          phone: eventRegistration.phone,
          persons: eventRegistration.persons,
          languages: eventRegistration.languages,
          childrenInCare: eventRegistration.childrenInCare,
          interpreterLanguage: eventRegistration.interpreterLanguage,
          remark: eventRegistration.remark,
          state: eventRegistration.state,
        })
        .from(eventRegistration)
        .where(eq(eventRegistration.contactHash, contactHash(person.mail))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(eventRegistration)
          .where(eq(eventRegistration.contactHash, contactHash(person.mail)))
          .returning({ id: eventRegistration.id })
      ).length,
  },
  {
    table: 'event_call',
    purpose: 'wer um einen Beitrag zu einer Veranstaltungsreihe gebeten wurde oder den Link dazu bestellt hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: `${callDays} Tage nach dem Ende der Reihe`,
    export: async ({ tx, person }) =>
      tx
        .select({ mail: eventCall.mail, language: eventCall.language, at: eventCall.createdAt })
        .from(eventCall)
        .where(eq(eventCall.contactHash, contactHash(person.mail))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(eventCall)
          .where(eq(eventCall.contactHash, contactHash(person.mail)))
          .returning({ id: eventCall.id })
      ).length,
  },
];

export const retention: readonly Retention[] = [
  {
    table: 'event_registration',
    rule: `Anmeldungen zu Veranstaltungen verschwinden ${registrationDays} Tage nach dem Termin`,
    run: async ({ tx, now }) => {
      const before = addDays(berlinDay(now), -registrationDays);
      // Who registered for all dates stays until the last is over.
      const over = sql`case when ${event.registrationScope} = 'all' then coalesce(${event.lastDate}, 'infinity'::date) else ${eventRegistration.date} end < ${before}::date`;
      const ended = tx
        .select({ id: eventRegistration.id })
        .from(eventRegistration)
        .innerJoin(event, eq(event.id, eventRegistration.eventId))
        .where(over);
      return (
        await tx
          .delete(eventRegistration)
          .where(and(inArray(eventRegistration.id, ended), lt(eventRegistration.date, before)))
          .returning({ id: eventRegistration.id })
      ).length;
    },
  },
  {
    table: 'event_call',
    rule: `wer um einen Beitrag gebeten wurde, wird ${callDays} Tage nach dem Ende der Reihe vergessen`,
    run: async ({ tx, now }) => {
      const ended = tx
        .select({ id: eventSeries.id })
        .from(eventSeries)
        .where(lt(eventSeries.periodTo, addDays(berlinDay(now), -callDays)));
      return (await tx.delete(eventCall).where(inArray(eventCall.seriesId, ended)).returning({ id: eventCall.id })).length;
    },
  },
];
