import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { feedback } from './feedback-schema.ts';

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

export const feedbackPersonalData: readonly PersonalData[] = [
  {
    table: 'feedback',
    purpose: 'Rückmeldungen zu Seiten, Orten, Terminen und Suchen; Mailadresse nur, wo jemand eine Antwort möchte',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG; Mailadresse: Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO',
    retention:
      'Mailadresse: 30 Tage nachdem die Rückmeldung erledigt ist, spätestens 180 Tage nach Eingang; alles: zwei Jahre nach Eingang',
    export: async ({ tx, person }) =>
      tx
        .select({ at: feedback.receivedAt, subject: feedback.subject, comment: feedback.comment, answer: feedback.answer })
        .from(feedback)
        .where(sameMail(person.mail)),
    erase: async ({ tx, person }) =>
      (await tx.update(feedback).set({ mail: null, comment: null, answer: null }).where(sameMail(person.mail))).rowCount ?? 0,
  },
];

const sameMail = (mail: string) => eq(sql`lower(${feedback.mail})`, mail.toLowerCase());

export const feedbackRetention: readonly Retention[] = [
  {
    table: 'feedback',
    rule: 'Mailadresse 30 Tage nach Erledigung, spätestens 180 Tage nach Eingang; Eintrag zwei Jahre nach Eingang',
    run: async ({ tx, now }) => {
      const ended = await tx.delete(feedback).where(lt(feedback.receivedAt, daysBefore(now, 730)));
      const blanked = await tx
        .update(feedback)
        .set({ mail: null })
        .where(
          and(
            isNotNull(feedback.mail),
            or(lt(feedback.doneAt, daysBefore(now, 30)), lt(feedback.receivedAt, daysBefore(now, 180))),
          ),
        );
      return (ended.rowCount ?? 0) + (blanked.rowCount ?? 0);
    },
  },
];
