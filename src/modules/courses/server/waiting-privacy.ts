import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { acceptedDays, consentDays } from '../contract-waiting.ts';
import { contactHash } from './contact-hash.ts';
import { courseRun } from './schema.ts';
import { courseWaiting } from './waiting-schema.ts';

export const waitingPersonalData: PersonalData = {
  table: 'course_waiting',
  purpose: 'wer auf einen Platz in einem Kurs wartet, mit Sprache und einem Kontakt',
  legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
  retention: `höchstens ${consentDays} Tage; wer ablehnt oder nicht antwortet, sofort; wer einen Platz bekam, ${acceptedDays} Tage nach dem Beginn`,
  export: async ({ tx, person }) =>
    tx
      .select({
        course: courseWaiting.runId,
        name: courseWaiting.name,
        mail: courseWaiting.mail,
        phone: courseWaiting.phone,
        language: courseWaiting.language,
        state: courseWaiting.state,
        since: courseWaiting.createdAt,
      })
      .from(courseWaiting)
      .where(eq(courseWaiting.contactHash, contactHash(person.mail))),
  erase: async ({ tx, person }) =>
    (
      await tx
        .delete(courseWaiting)
        .where(eq(courseWaiting.contactHash, contactHash(person.mail)))
        .returning({ id: courseWaiting.id })
    ).length,
};

export const waitingRetention: Retention = {
  table: 'course_waiting',
  rule: `Wartelisten von Kursen: nach ${consentDays} Tagen; wer einen Platz bekam, ${acceptedDays} Tage nach dem Beginn oder der Zusage`,
  run: async ({ tx, now }) => {
    const before = addDays(berlinDay(now), -acceptedDays);
    const begun = tx
      .select({ id: courseRun.id })
      .from(courseRun)
      .where(
        sql`coalesce(${courseRun.endDate}, ${courseRun.startDate}, 'infinity'::date) < ${berlinDay(now)}::date or ${courseRun.startDate} < ${before}::date`,
      );
    return (
      await tx
        .delete(courseWaiting)
        .where(
          or(
            lt(courseWaiting.expiresOn, berlinDay(now)),
            and(
              isNotNull(courseWaiting.acceptedAt),
              inArray(courseWaiting.runId, begun),
              lt(courseWaiting.acceptedAt, new Date(now.getTime() - acceptedDays * 86_400_000)),
            ),
          ),
        )
        .returning({ id: courseWaiting.id })
    ).length;
  },
};
