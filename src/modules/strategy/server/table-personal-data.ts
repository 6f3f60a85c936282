import { and, eq, inArray, lt } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { storedFile } from '#kernel/tables.ts';
import { changeSet, savedView, tableImport } from './table-schema.ts';

const legalBasis = 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG';

/** Where tables that are handed in and changes at one stroke name people. */
export const tablePersonalData: readonly PersonalData[] = [
  {
    table: 'table_import',
    purpose: 'wer eine geänderte Tabelle eingelesen hat',
    legalBasis,
    retention: '30 Tage; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: tableImport.createdAt, file: tableImport.fileName })
        .from(tableImport)
        .where(inArray(tableImport.createdBy, refsOf(person))),
    erase: async ({ tx, countyId, person }) =>
      (
        await tx
          .update(tableImport)
          .set({ createdBy: erasedName })
          .where(and(eq(tableImport.countyId, countyId), inArray(tableImport.createdBy, refsOf(person))))
          .returning({ id: tableImport.id })
      ).length,
  },
  {
    table: 'change_set',
    purpose: 'wer viele Einträge auf einmal geändert oder das zurückgenommen hat',
    legalBasis,
    retention: 'ein Jahr; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: changeSet.createdAt, what: changeSet.summary })
        .from(changeSet)
        .where(inArray(changeSet.createdBy, refsOf(person))),
    erase: async ({ tx, person }) => {
      const made = await tx
        .update(changeSet)
        .set({ createdBy: erasedName })
        .where(inArray(changeSet.createdBy, refsOf(person)))
        .returning({ id: changeSet.id });
      const undone = await tx
        .update(changeSet)
        .set({ undoneBy: erasedName })
        .where(inArray(changeSet.undoneBy, refsOf(person)))
        .returning({ id: changeSet.id });
      return new Set([...made, ...undone].map((row) => row.id)).size;
    },
  },
  {
    table: 'saved_view',
    purpose: 'wem eine gespeicherte Ansicht gehört',
    legalBasis,
    retention: 'bis die Person sie löscht; geteilte Ansichten bleiben auf Antrag ohne ihren Namen',
    export: async ({ tx, person }) =>
      tx
        .select({ at: savedView.createdAt, name: savedView.name, query: savedView.query })
        .from(savedView)
        .where(inArray(savedView.createdBy, refsOf(person))),
    erase: async ({ tx, person }) => {
      const own = inArray(savedView.createdBy, refsOf(person));
      const gone = await tx
        .delete(savedView)
        .where(and(own, eq(savedView.shared, false)))
        .returning({ id: savedView.id });
      const kept = await tx.update(savedView).set({ createdBy: erasedName }).where(own).returning({ id: savedView.id });
      return gone.length + kept.length;
    },
  },
];

const before = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

export const tableRetention: readonly Retention[] = [
  {
    table: 'table_import',
    rule: 'eingelesene Tabellen verschwinden nach 30 Tagen mit ihrer Datei',
    run: async ({ tx, now }) => {
      const ended = await tx
        .delete(tableImport)
        .where(lt(tableImport.createdAt, before(now, 30)))
        .returning({ fileId: tableImport.fileId });
      const files = ended.map((row) => row.fileId);
      if (files.length > 0) await tx.delete(storedFile).where(inArray(storedFile.id, files));
      return ended.length;
    },
  },
  {
    table: 'change_set',
    rule: 'was zum Rückgängigmachen gebraucht wird, verschwindet nach einem Jahr',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(changeSet)
          .where(lt(changeSet.createdAt, before(now, 365)))
          .returning({ id: changeSet.id })
      ).length,
  },
];
