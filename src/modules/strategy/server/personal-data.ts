import { and, eq, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { addDays, berlinDay } from '#kernel/dates.ts';
import type { Person, PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { storedFile } from '#kernel/tables.ts';
import { feedbackRound, feedbackComment, feedbackInvite } from './schema-consultation.ts';
import { measureEvaluation } from './schema-evaluation.ts';
import { strategyItemOrigin } from './schema-origins.ts';
import { changeRequest } from './schema-requests.ts';
import { reportingRound, reportRequest } from './round-schema.ts';
import { requestsBefore } from './round-store.ts';
import { baseline, changeEntry, statusNote, strategyImport, strategyImportAction } from './schema.ts';

/** Notes that came with a document carry no author's id, but who took them over. */
const ownNote = (person: Person) => or(eq(statusNote.authorId, person.id), inArray(statusNote.authorName, refsOf(person)));

type ImportState = typeof strategyImport.$inferSelect.state;

const legalBasis = 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG';

/** Where the strategy's tables name people: who wrote, released, imported, recorded. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'status_note',
    purpose: 'wer einen Stand geschrieben oder freigegeben hat',
    legalBasis,
    retention: 'der Stand bleibt; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({
          date: statusNote.date,
          state: statusNote.state,
          text: statusNote.text,
          released: statusNote.releasedAt,
        })
        .from(statusNote)
        .where(or(ownNote(person), inArray(statusNote.releasedBy, refsOf(person)))),
    erase: async ({ tx, person }) => {
      const written = await tx
        .update(statusNote)
        .set({ authorId: null, authorName: erasedName })
        .where(ownNote(person))
        .returning({ id: statusNote.id });
      const released = await tx
        .update(statusNote)
        .set({ releasedBy: erasedName })
        .where(inArray(statusNote.releasedBy, refsOf(person)))
        .returning({ id: statusNote.id });
      return new Set([...written, ...released].map((row) => row.id)).size;
    },
  },
  {
    table: 'change_entry',
    purpose: 'wer den beschlossenen Plan geändert hat',
    legalBasis,
    retention: 'bleibt; nennt nur die Kennung des Kontos, die nach dem Löschen des Kontos niemanden mehr bezeichnet',
    export: async ({ tx, person }) =>
      tx
        .select({ at: changeEntry.at, kind: changeEntry.kind, title: changeEntry.title })
        .from(changeEntry)
        .where(eq(changeEntry.actorRef, `account:${person.id}`)),
    erase: async () => 0,
  },
  {
    table: 'baseline',
    purpose: 'wer den Beschluss eingetragen hat',
    legalBasis,
    retention: 'bleibt; nennt nur die Kennung des Kontos',
    export: async ({ tx, person }) =>
      tx
        .select({ recordedAt: baseline.recordedAt, adoptedOn: baseline.adoptedOn })
        .from(baseline)
        .where(eq(baseline.recordedBy, `account:${person.id}`)),
    erase: async () => 0,
  },
  {
    table: 'change_request',
    purpose: 'wer eine Änderung vorgeschlagen und wer entschieden hat',
    legalBasis,
    retention: 'zurückgezogene ein Jahr, alle anderen wie die Änderung, zu der sie führten; nennt nur die Kennung des Kontos',
    export: async ({ tx, person }) =>
      tx
        .select({
          at: changeRequest.createdAt,
          kind: changeRequest.kind,
          reason: changeRequest.reason,
          state: changeRequest.state,
          answer: changeRequest.answer,
        })
        .from(changeRequest)
        .where(
          or(eq(changeRequest.requesterRef, `account:${person.id}`), eq(changeRequest.decidedByRef, `account:${person.id}`)),
        ),
    erase: async () => 0,
  },
  {
    table: 'strategy_item_origin',
    purpose: 'wer zugeordnet hat, was aus einem Eintrag wurde',
    legalBasis,
    retention: 'bleibt; nennt nur die Kennung des Kontos',
    export: async ({ tx, person }) =>
      tx
        .select({ at: strategyItemOrigin.createdAt, kind: strategyItemOrigin.kind, note: strategyItemOrigin.note })
        .from(strategyItemOrigin)
        .where(eq(strategyItemOrigin.answeredRef, `account:${person.id}`)),
    erase: async () => 0,
  },
  {
    table: 'feedback_invite',
    purpose: 'wer um Rückmeldung gebeten wurde, mit Anschrift für die E-Mail',
    legalBasis,
    retention: 'zwei Jahre nach dem letzten Tag der Beteiligung; auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ name: feedbackInvite.name, organisation: feedbackInvite.organisation, mail: feedbackInvite.mail })
        .from(feedbackInvite)
        .where(eq(feedbackInvite.mail, person.mail)),
    erase: async ({ tx, person }) =>
      (await tx.delete(feedbackInvite).where(eq(feedbackInvite.mail, person.mail)).returning({ id: feedbackInvite.id })).length,
  },
  {
    table: 'feedback_comment',
    purpose: 'wer zu einem Entwurf was gesagt hat',
    legalBasis,
    retention: 'die Rückmeldung bleibt mit ihrer Antwort; der Name zwei Jahre nach dem letzten Tag, auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: feedbackComment.createdAt, text: feedbackComment.text, answer: feedbackComment.answerText })
        .from(feedbackComment)
        .where(eq(feedbackComment.name, person.name)),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(feedbackComment)
          .set({ name: erasedName })
          .where(eq(feedbackComment.name, person.name))
          .returning({ id: feedbackComment.id })
      ).length,
  },
  {
    table: 'measure_evaluation',
    purpose: 'wer eine Maßnahme bewertet hat',
    legalBasis,
    retention: 'bleibt; nennt nur die Kennung des Kontos',
    export: async ({ tx, person }) =>
      tx
        .select({ date: measureEvaluation.date, result: measureEvaluation.result, why: measureEvaluation.why })
        .from(measureEvaluation)
        .where(eq(measureEvaluation.writtenRef, `account:${person.id}`)),
    erase: async () => 0,
  },
  {
    table: 'strategy_import',
    purpose: 'wer ein Dokument eingelesen hat',
    legalBasis,
    retention: 'mit dem Import: 90 Tage nach dem Verwerfen, ein Jahr nach der Übernahme; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: strategyImport.createdAt, file: strategyImport.fileName })
        .from(strategyImport)
        .where(inArray(strategyImport.createdBy, refsOf(person))),
    erase: async ({ tx, countyId, person }) =>
      (
        await tx
          .update(strategyImport)
          .set({ createdBy: erasedName })
          .where(and(eq(strategyImport.countyId, countyId), inArray(strategyImport.createdBy, refsOf(person))))
          .returning({ id: strategyImport.id })
      ).length,
  },
  {
    table: 'strategy_import_action',
    purpose: 'wer einen Entwurf bearbeitet hat',
    legalBasis,
    retention: 'mit dem Import: 90 Tage nach dem Verwerfen, ein Jahr nach der Übernahme; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: strategyImportAction.at })
        .from(strategyImportAction)
        .where(inArray(strategyImportAction.by, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(strategyImportAction)
          .set({ by: erasedName })
          .where(inArray(strategyImportAction.by, refsOf(person)))
          .returning({ id: strategyImportAction.id })
      ).length,
  },
  {
    table: 'report_request',
    purpose: 'wer in einer Berichtsrunde nach dem Stand gefragt wurde, mit Entwürfen',
    legalBasis,
    retention: 'ein Jahr nach dem Ende der Runde',
    export: async ({ tx, person }) =>
      tx
        .select({ name: reportRequest.name, mail: reportRequest.mail, asked: reportRequest.createdAt, due: reportRequest.due })
        .from(reportRequest)
        .where(eq(reportRequest.mail, person.mail.toLowerCase())),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(reportRequest)
          .where(eq(reportRequest.mail, person.mail.toLowerCase()))
          .returning({ id: reportRequest.id })
      ).length,
  },
  {
    table: 'reporting_round',
    purpose: 'wer eine Berichtsrunde angesetzt hat',
    legalBasis,
    retention: 'bleibt; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ title: reportingRound.title, at: reportingRound.createdAt })
        .from(reportingRound)
        .where(inArray(reportingRound.createdBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(reportingRound)
          .set({ createdBy: erasedName })
          .where(inArray(reportingRound.createdBy, refsOf(person)))
          .returning({ id: reportingRound.id })
      ).length,
  },
];

/** An import that came to nothing is kept for a quarter, in case somebody asks why. */
const endedImportDays = 90;
/** What became a strategy can be compared with its document for a year; then the adopted wording stands for itself. */
const takenOverImportDays = 365;

/** A proposal that was taken back explains nothing that stands: a year is enough to ask about it. */
const withdrawnRequestDays = 365;

/** So long somebody may ask who said what; then the words stay without the name. */
const commentNameDays = 730;

export const retention: readonly Retention[] = [
  {
    table: 'feedback_comment',
    rule: 'zwei Jahre nach dem letzten Tag einer Beteiligung verschwinden Einladungen und die Namen bei den Rückmeldungen',
    run: async ({ tx, now }) => {
      const before = addDays(berlinDay(now), -commentNameDays);
      const over = await tx.select({ id: feedbackRound.id }).from(feedbackRound).where(lt(feedbackRound.closesOn, before));
      const ids = over.map((row) => row.id);
      if (ids.length === 0) return 0;
      await tx.delete(feedbackInvite).where(inArray(feedbackInvite.consultationId, ids));
      const blanked = await tx
        .update(feedbackComment)
        .set({ name: erasedName })
        .where(and(inArray(feedbackComment.consultationId, ids), ne(feedbackComment.name, erasedName)))
        .returning({ id: feedbackComment.id });
      return blanked.length;
    },
  },
  {
    table: 'change_request',
    rule: 'zurückgezogene Vorschläge verschwinden nach einem Jahr',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(changeRequest)
          .where(
            and(
              eq(changeRequest.state, 'withdrawn'),
              lt(changeRequest.decidedAt, new Date(now.getTime() - withdrawnRequestDays * 86_400_000)),
            ),
          )
          .returning({ id: changeRequest.id })
      ).length,
  },
  {
    table: 'strategy_import',
    rule: 'verworfene und nicht lesbare Dokumente verschwinden nach 90 Tagen, übernommene ein Jahr nach der Übernahme, je mit Datei und Entwurf',
    run: async ({ tx, now }) => {
      const over = (states: readonly ImportState[], days: number) =>
        and(
          inArray(strategyImport.state, [...states]),
          lt(
            sql`coalesce(${strategyImport.endedAt}, ${strategyImport.createdAt})`,
            new Date(now.getTime() - days * 86_400_000).toISOString(),
          ),
        );
      const ended = await tx
        .delete(strategyImport)
        .where(or(over(['discarded', 'failed'], endedImportDays), over(['taken-over'], takenOverImportDays)))
        .returning({ id: strategyImport.id, fileId: strategyImport.fileId });
      const ids = ended.map((row) => row.id);
      const files = ended.flatMap((row) => row.fileId ?? []);
      if (ids.length > 0) await tx.delete(strategyImportAction).where(inArray(strategyImportAction.importId, ids));
      if (files.length > 0) await tx.delete(storedFile).where(inArray(storedFile.id, files));
      return ended.length;
    },
  },
  {
    table: 'report_request',
    rule: 'wer gefragt wurde, und was nicht abgeschickt wurde, verschwindet ein Jahr nach dem Ende der Runde',
    run: async ({ tx, now }) => {
      const ids = (await requestsBefore(tx, addDays(berlinDay(now), -365))).map((row) => row.id);
      if (ids.length > 0) await tx.delete(reportRequest).where(inArray(reportRequest.id, ids));
      return ids.length;
    },
  },
];
