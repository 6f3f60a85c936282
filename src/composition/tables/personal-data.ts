import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Person, PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { listImport, storedFile } from '#kernel/tables.ts';

/** Tables whose cells hold the person's address: those of responsible persons. */
const naming = (person: Person) => {
  const mail = `%${person.mail.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return or(sql`lower(${listImport.rows}::text) like ${mail}`, sql`lower(${listImport.done}::text) like ${mail}`);
};

async function remove(tx: Tx, which: ReturnType<typeof or>): Promise<number> {
  const gone = await tx.delete(listImport).where(which).returning({ fileId: listImport.fileId });
  const files = gone.map((row) => row.fileId);
  if (files.length > 0) await tx.delete(storedFile).where(inArray(storedFile.id, files));
  return gone.length;
}

/** Where edited tables of lists name people: who handed one in, and whom its cells name. */
export const listImportPersonalData: PersonalData = {
  table: 'list_import',
  purpose: 'wer eine geänderte Tabelle eingelesen hat, und Personen, die in ihr stehen',
  legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
  retention: '30 Tage; auf Antrag früher: der Name, oder die Tabelle, in der die Person steht',
  export: async ({ tx, person }) =>
    tx
      .select({ at: listImport.createdAt, file: listImport.fileName, list: listImport.list })
      .from(listImport)
      .where(or(inArray(listImport.createdBy, refsOf(person)), naming(person))),
  erase: async ({ tx, countyId, person }) => {
    const removed = await remove(tx, naming(person));
    const blanked = await tx
      .update(listImport)
      .set({ createdBy: erasedName })
      .where(and(eq(listImport.countyId, countyId), inArray(listImport.createdBy, refsOf(person))))
      .returning({ id: listImport.id });
    return removed + blanked.length;
  },
};

export const listImportRetention: Retention = {
  table: 'list_import',
  rule: 'eingelesene Tabellen von Listen verschwinden nach 30 Tagen mit ihrer Datei; danach lassen sie sich nicht mehr zurücknehmen',
  run: ({ tx, now }) => remove(tx, lt(listImport.createdAt, new Date(now.getTime() - 30 * 86_400_000))),
};
