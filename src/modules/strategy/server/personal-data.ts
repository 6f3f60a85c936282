import { and, eq, or } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { erasedName } from '#kernel/people.ts';
import { baseline, changeEntry, statusNote, strategyImport, strategyImportAction } from './schema.ts';

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
        .select({ date: statusNote.date, state: statusNote.state, text: statusNote.text, author: statusNote.authorName, releasedBy: statusNote.releasedBy })
        .from(statusNote)
        .where(or(eq(statusNote.authorId, person.id), eq(statusNote.releasedBy, person.name))),
    erase: async ({ tx, person }) => {
      const written = await tx
        .update(statusNote)
        .set({ authorId: null, authorName: erasedName })
        .where(eq(statusNote.authorId, person.id))
        .returning({ id: statusNote.id });
      const released = await tx
        .update(statusNote)
        .set({ releasedBy: erasedName })
        .where(eq(statusNote.releasedBy, person.name))
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
    table: 'strategy_import',
    purpose: 'wer ein Dokument eingelesen hat',
    legalBasis,
    retention: 'solange der Import besteht; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx.select({ at: strategyImport.createdAt, file: strategyImport.fileName }).from(strategyImport).where(eq(strategyImport.createdBy, person.name)),
    erase: async ({ tx, countyId, person }) =>
      (
        await tx
          .update(strategyImport)
          .set({ createdBy: erasedName })
          .where(and(eq(strategyImport.countyId, countyId), eq(strategyImport.createdBy, person.name)))
          .returning({ id: strategyImport.id })
      ).length,
  },
  {
    table: 'strategy_import_action',
    purpose: 'wer einen Entwurf bearbeitet hat',
    legalBasis,
    retention: 'solange der Import besteht; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx.select({ at: strategyImportAction.at }).from(strategyImportAction).where(eq(strategyImportAction.by, person.name)),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(strategyImportAction)
          .set({ by: erasedName })
          .where(eq(strategyImportAction.by, person.name))
          .returning({ id: strategyImportAction.id })
      ).length,
  },
];
