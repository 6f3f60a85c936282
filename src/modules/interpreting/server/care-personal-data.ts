import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { languageColleague } from './colleague-schema.ts';
import { conversationFeedback } from './feedback-schema.ts';
import { interpreterPoolDate, interpreterPoolDateGuest } from './pool-date-schema.ts';
import { interpretingAssignment, interpretingRequest } from './request-schema.ts';
import { interpreter, interpretingRequester } from './schema.ts';

/** Feedback is there to mend what went wrong, not to judge people for years. */
const feedbackDays = 365;
/** Who came to which date stands in certificates for as long as the person is there; who was only invited is forgotten sooner. */
const invitationDays = 365;
/** An entry of staff that nobody confirmed is hidden, and deleted after so long. */
const hiddenDays = 90;
const dayMs = 86_400_000;

/** Where care for pools names people. */
export const carePersonalData: readonly PersonalData[] = [
  {
    table: 'language_colleague',
    purpose: 'wer von der Verwaltung in einer Sprache aushilft: dienstliche Erreichbarkeit, Sprachen, Zeiten',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
    retention: `bis zum Austritt; unbestätigt ${hiddenDays} Tage`,
    export: async ({ tx, person }) =>
      tx
        .select()
        .from(languageColleague)
        .where(eq(sql`lower(${languageColleague.mail})`, person.mail.toLowerCase())),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(languageColleague)
          .where(eq(sql`lower(${languageColleague.mail})`, person.mail.toLowerCase()))
          .returning({ id: languageColleague.id })
      ).length,
  },
  {
    table: 'interpreter_pool_date_guest',
    purpose: 'wer zu Fortbildungen, Treffen und Supervision eingeladen ist und kam',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a und b DSGVO',
    retention: `${invitationDays} Tage nach dem Termin; besuchte Fortbildungen stehen bei der Person`,
    export: async ({ tx, person }) =>
      tx
        .select({
          date: interpreterPoolDate.date,
          title: interpreterPoolDate.title,
          comes: interpreterPoolDateGuest.comes,
          attended: interpreterPoolDateGuest.attended,
        })
        .from(interpreterPoolDateGuest)
        .innerJoin(interpreterPoolDate, eq(interpreterPoolDate.id, interpreterPoolDateGuest.poolDateId))
        .innerJoin(interpreter, eq(interpreter.id, interpreterPoolDateGuest.interpreterId))
        .where(eq(sql`lower(${interpreter.mail})`, person.mail.toLowerCase())),
    erase: async ({ tx, person }) => {
      const own = tx
        .select({ id: interpreter.id })
        .from(interpreter)
        .where(eq(sql`lower(${interpreter.mail})`, person.mail.toLowerCase()));
      return (
        await tx
          .delete(interpreterPoolDateGuest)
          .where(inArray(interpreterPoolDateGuest.interpreterId, own))
          .returning({ id: interpreterPoolDateGuest.id })
      ).length;
    },
  },
  {
    table: 'conversation_feedback',
    purpose: 'wie ein Gespräch war, vertraulich an den Pool',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
    retention: `${feedbackDays} Tage`,
    export: async ({ tx, person }) =>
      (await saidBy(tx, person)).map(({ mark, points, words, answeredAt }) => ({ mark, points, words, answeredAt })),
    erase: async ({ tx, person }) => {
      const own = (await saidBy(tx, person)).map(({ id }) => id);
      if (own.length === 0) return 0;
      return (
        await tx
          .update(conversationFeedback)
          .set({ words: null, points: [], notAgain: false })
          .where(inArray(conversationFeedback.id, own))
          .returning({ id: conversationFeedback.id })
      ).length;
    },
  },
];

type Asked = Parameters<PersonalData['export']>[0];
/** What somebody said, as interpreter or as the one whom an institution names. */
const saidBy = (tx: Asked['tx'], person: Asked['person']) =>
  tx
    .select({
      id: conversationFeedback.id,
      mark: conversationFeedback.mark,
      points: conversationFeedback.points,
      words: conversationFeedback.words,
      answeredAt: conversationFeedback.answeredAt,
    })
    .from(conversationFeedback)
    .innerJoin(interpretingAssignment, eq(interpretingAssignment.id, conversationFeedback.assignmentId))
    .innerJoin(interpretingRequest, eq(interpretingRequest.id, interpretingAssignment.requestId))
    .innerJoin(interpretingRequester, eq(interpretingRequester.id, interpretingRequest.requesterId))
    .leftJoin(interpreter, eq(interpreter.id, interpretingAssignment.interpreterId))
    .where(
      sql`case ${conversationFeedback.side} when 'interpreter' then lower(${interpreter.mail}) else lower(${interpretingRequester.mail}) end = ${person.mail.toLowerCase()}`,
    );

export const careRetention: readonly Retention[] = [
  {
    table: 'conversation_feedback',
    rule: `Rückmeldungen zu Gesprächen: ${feedbackDays} Tage, nachdem gefragt wurde`,
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(conversationFeedback)
          .where(lt(conversationFeedback.askedAt, new Date(now.getTime() - feedbackDays * dayMs)))
          .returning({ id: conversationFeedback.id })
      ).length,
  },
  {
    table: 'interpreter_pool_date_guest',
    rule: `Einladungen und Zusagen zu Terminen eines Pools: ${invitationDays} Tage nach dem Termin`,
    run: async ({ tx, now }) => {
      const past = tx
        .select({ id: interpreterPoolDate.id })
        .from(interpreterPoolDate)
        .where(lt(interpreterPoolDate.date, new Date(now.getTime() - invitationDays * dayMs).toISOString().slice(0, 10)));
      return (
        await tx
          .delete(interpreterPoolDateGuest)
          .where(inArray(interpreterPoolDateGuest.poolDateId, past))
          .returning({ id: interpreterPoolDateGuest.id })
      ).length;
    },
  },
  {
    table: 'language_colleague',
    rule: `Unbestätigte Einträge im Sprachpool der Verwaltung: ${hiddenDays} Tage, nachdem sie hätten bestätigt werden müssen`,
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(languageColleague)
          .where(
            and(
              eq(languageColleague.state, 'hidden'),
              lt(languageColleague.reviewBy, new Date(now.getTime() - hiddenDays * dayMs).toISOString().slice(0, 10)),
            ),
          )
          .returning({ id: languageColleague.id })
      ).length,
  },
];
