import { and, eq, inArray, lt, ne } from 'drizzle-orm';
import { addDays, berlinDay } from '#kernel/dates.ts';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { evaluationInvite, evaluationMeetingView, evaluationRound } from './schema-evaluation-round.ts';

const legalBasis = 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG';

/** Where evaluation rounds name people: partners who were asked, and staff who planned a round or wrote for a meeting. */
export const evaluationRoundPersonalData: readonly PersonalData[] = [
  {
    table: 'evaluation_invite',
    purpose: 'wer vor einer Sitzung um eine Einschätzung von Maßnahmen gebeten wurde',
    legalBasis,
    retention: 'Name und Adresse ein Jahr nach der Sitzung; die Einschätzung bleibt ohne sie',
    export: async ({ tx, person }) =>
      tx
        .select({
          name: evaluationInvite.name,
          organisation: evaluationInvite.organisation,
          mail: evaluationInvite.mail,
          asked: evaluationInvite.createdAt,
          answered: evaluationInvite.sentAt,
        })
        .from(evaluationInvite)
        .where(eq(evaluationInvite.mail, person.mail.toLowerCase())),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(evaluationInvite)
          .set({ name: erasedName, organisation: null, mail: '' })
          .where(eq(evaluationInvite.mail, person.mail.toLowerCase()))
          .returning({ id: evaluationInvite.id })
      ).length,
  },
  {
    table: 'evaluation_round',
    purpose: 'wer eine Bewertungsrunde angelegt hat',
    legalBasis,
    retention: 'bleibt; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ title: evaluationRound.title, at: evaluationRound.createdAt })
        .from(evaluationRound)
        .where(inArray(evaluationRound.createdRef, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(evaluationRound)
          .set({ createdRef: erasedName })
          .where(inArray(evaluationRound.createdRef, refsOf(person)))
          .returning({ id: evaluationRound.id })
      ).length,
  },
  {
    table: 'evaluation_meeting_view',
    purpose: 'wer die Sicht einer Sitzung auf eine Maßnahme aufgeschrieben hat',
    legalBasis,
    retention: 'bleibt; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ text: evaluationMeetingView.text, at: evaluationMeetingView.savedAt })
        .from(evaluationMeetingView)
        .where(inArray(evaluationMeetingView.writtenRef, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(evaluationMeetingView)
          .set({ writtenRef: erasedName })
          .where(inArray(evaluationMeetingView.writtenRef, refsOf(person)))
          .returning({ id: evaluationMeetingView.id })
      ).length,
  },
];

/** So long somebody may ask who was invited; then the ratings stay without a name. */
const inviteNameDays = 365;

export const evaluationRoundRetention: readonly Retention[] = [
  {
    table: 'evaluation_invite',
    rule: 'Name und Adresse der Eingeladenen verschwinden ein Jahr nach der Sitzung',
    run: async ({ tx, now }) => {
      const over = await tx
        .select({ id: evaluationRound.id })
        .from(evaluationRound)
        .where(lt(evaluationRound.meetingOn, addDays(berlinDay(now), -inviteNameDays)));
      if (over.length === 0) return 0;
      const ids = over.map((row) => row.id);
      return (
        await tx
          .update(evaluationInvite)
          .set({ name: erasedName, organisation: null, mail: '' })
          .where(and(inArray(evaluationInvite.roundId, ids), ne(evaluationInvite.mail, '')))
          .returning({ id: evaluationInvite.id })
      ).length;
    },
  },
];
