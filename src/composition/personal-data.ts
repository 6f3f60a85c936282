import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Database, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import type { Person, PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import {
  auditEntry,
  auditPersonal,
  outboxMail,
  reminder,
  searchDocument,
  storedFile,
  taskLink,
  translation,
} from '#kernel/tables.ts';
import { isLastCoordinator } from '#modules/tenancy/server/index.ts';
import { modules } from './registry.ts';
import { listImportPersonalData, listImportRetention } from './tables/personal-data.ts';

const days = (now: Date, count: number): Date => new Date(now.getTime() - count * 86_400_000);

const mails: PersonalData = {
  table: 'outbox_mail',
  purpose: 'Versand von Mails',
  legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
  retention: '30 Tage nach dem Schreiben, wenn sie versandt sind; 180 Tage, wenn sie sich nicht versenden ließen',
  export: async ({ tx, person }) =>
    tx
      .select({ at: outboxMail.createdAt, subject: outboxMail.subject, body: outboxMail.body })
      .from(outboxMail)
      .where(eq(outboxMail.toAddress, person.mail)),
  erase: async ({ tx, person }) =>
    (await tx.delete(outboxMail).where(eq(outboxMail.toAddress, person.mail)).returning({ id: outboxMail.id })).length,
};

/** Personal data in the tables of the kernel. */
const kernelPersonalData: readonly PersonalData[] = [
  {
    table: 'audit_entry',
    purpose: 'Nachvollziehen, wer was wann geändert hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG; Art. 32 DSGVO',
    retention: 'bleibt; nennt nur die Kennung des Kontos, die nach dem Löschen des Kontos niemanden mehr bezeichnet',
    export: async ({ tx, countyId, person }) =>
      tx
        .select({ at: auditEntry.at, useCase: auditEntry.useCase, summary: auditEntry.summary })
        .from(auditEntry)
        .where(and(eq(auditEntry.countyId, countyId), eq(auditEntry.actorId, person.id))),
    // Append-only: with the account gone its id leads nowhere.
    erase: async () => 0,
  },
  {
    table: 'audit_personal',
    purpose: 'frühere Werte persönlicher Angaben, um Änderungen nachzuvollziehen',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'zwei Jahre',
    export: async ({ tx, person }) =>
      tx
        .select({ at: auditPersonal.at, field: auditPersonal.field, before: auditPersonal.before, after: auditPersonal.after })
        .from(auditPersonal)
        .where(inArray(auditPersonal.personRef, [person.id, person.mail])),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(auditPersonal)
          .where(inArray(auditPersonal.personRef, [person.id, person.mail]))
          .returning({ id: auditPersonal.id })
      ).length,
  },
  mails,
  {
    table: 'stored_file',
    purpose: 'wer eine Datei abgegeben hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'solange die Datei gebraucht wird; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ at: storedFile.createdAt, name: storedFile.name })
        .from(storedFile)
        .where(inArray(storedFile.createdBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(storedFile)
          .set({ createdBy: erasedName })
          .where(inArray(storedFile.createdBy, refsOf(person)))
          .returning({ id: storedFile.id })
      ).length,
  },
  {
    table: 'search_document',
    purpose: 'Suche im Büro nach Personen, die für eine Stelle oder Gemeinde verantwortlich sind',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'folgt den Tabellen, aus denen gesucht wird, nach wenigen Sekunden, spätestens in der Nacht',
    export: async ({ tx, person }) =>
      tx
        .select({ title: searchDocument.title, context: searchDocument.context })
        .from(searchDocument)
        .where(eq(searchDocument.body, person.mail)),
    erase: async ({ tx, person }) =>
      (await tx.delete(searchDocument).where(eq(searchDocument.body, person.mail)).returning({ id: searchDocument.id })).length,
  },
  {
    table: 'task_link',
    purpose: 'wer einen Link ausgegeben hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: '90 Tage nach Ablauf',
    export: async ({ tx, person }) =>
      tx
        .select({ at: taskLink.createdAt, label: taskLink.label, expires: taskLink.expiresAt })
        .from(taskLink)
        .where(inArray(taskLink.createdBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(taskLink)
          .set({ createdBy: erasedName })
          .where(inArray(taskLink.createdBy, refsOf(person)))
          .returning({ id: taskLink.id })
      ).length,
  },
  {
    table: 'translation',
    purpose: 'wer einen Text übersetzt hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'solange die Übersetzung besteht; nach dem Löschen der Person ohne Namen',
    export: async ({ tx, person }) =>
      tx
        .select({ at: translation.translatedAt, language: translation.language, text: translation.text })
        .from(translation)
        .where(inArray(translation.translatedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(translation)
          .set({ translatedBy: erasedName })
          .where(inArray(translation.translatedBy, refsOf(person)))
          .returning({ id: translation.id })
      ).length,
  },
  {
    table: 'reminder',
    purpose: 'woran eine Person schon erinnert wurde, damit es nicht zweimal geschieht',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'zwei Jahre',
    export: async ({ tx, person }) =>
      tx.select({ day: reminder.day, told: reminder.told }).from(reminder).where(eq(reminder.mail, person.mail.toLowerCase())),
    erase: async ({ tx, person }) =>
      (await tx.delete(reminder).where(eq(reminder.mail, person.mail.toLowerCase())).returning({ id: reminder.id })).length,
  },
];

/** A mail that was given up is kept longer: somebody may ask what never came. */
async function endMails({ tx, now }: { tx: Tx; now: Date }): Promise<number> {
  const over = or(
    and(inArray(outboxMail.state, ['sent', 'withdrawn']), lt(outboxMail.createdAt, days(now, 30))),
    and(eq(outboxMail.state, 'failed'), lt(outboxMail.createdAt, days(now, 180))),
  );
  return (await tx.delete(outboxMail).where(over).returning({ id: outboxMail.id })).length;
}

const kernelRetention: readonly Retention[] = [
  {
    table: 'reminder',
    rule: 'wer woran erinnert wurde, verschwindet nach zwei Jahren',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(reminder)
          .where(lt(reminder.createdAt, days(now, 730)))
          .returning({ id: reminder.id })
      ).length,
  },
  {
    table: 'outbox_mail',
    rule: 'versandte Mails verschwinden nach 30 Tagen, aufgegebene nach 180',
    run: endMails,
  },
  {
    table: 'audit_personal',
    rule: 'frühere Werte persönlicher Angaben verschwinden nach zwei Jahren',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(auditPersonal)
          .where(lt(auditPersonal.at, days(now, 730)))
          .returning({ id: auditPersonal.id })
      ).length,
  },
  {
    table: 'task_link',
    rule: 'Links verschwinden 90 Tage nach Ablauf oder Gebrauch',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(taskLink)
          .where(or(lt(taskLink.expiresAt, days(now, 90)), lt(taskLink.spentAt, days(now, 90))))
          .returning({ id: taskLink.id })
      ).length,
  },
];

export const personalData: readonly PersonalData[] = [
  ...kernelPersonalData,
  listImportPersonalData,
  ...modules.flatMap((module) => module.personalData ?? []),
];
export const retention: readonly Retention[] = [
  ...kernelRetention,
  listImportRetention,
  ...modules.flatMap((module) => module.retention ?? []),
];

export type PersonExport = {
  table: string;
  purpose: string;
  legalBasis: string;
  retention: string;
  rows: Record<string, unknown>[];
};

/** All that one county keeps about a person (Art. 15 GDPR), with the mails about the account that no county sent. */
export async function exportPerson(input: { db: Database; countyId: string; person: Person }): Promise<PersonExport[]> {
  const { db, countyId, person } = input;
  const found = await db.transaction({ countyId, readOnly: true }, async (tx) => {
    const rows: PersonExport[] = [];
    for (const entry of personalData) rows.push(told(entry, await entry.export({ tx, countyId, person })));
    return rows;
  });
  const own = await db.transaction({ countyId: null, readOnly: true }, (tx) => mails.export({ tx, countyId, person }));
  return [...found, told(mails, own)].filter((entry) => entry.rows.length > 0);
}

const told = ({ table, purpose, legalBasis, retention: rule }: PersonalData, rows: PersonExport['rows']): PersonExport => ({
  table,
  purpose,
  legalBasis,
  retention: rule,
  rows,
});

/**
 * Erases or blanks what one county keeps about a person; answers how many rows by table. With the account, which goes
 * with the last county, go the mails about it.
 * @param force also when the county is left without coordination (fault `last-coordinator`)
 */
export async function erasePerson(input: {
  db: Database;
  countyId: string;
  person: Person;
  force?: boolean;
}): Promise<Result<Record<string, number>>> {
  const { db, countyId, person, force = false } = input;
  const erased: Record<string, number> = {};
  const count = (table: string, rows: number): void => {
    if (rows > 0) erased[table] = (erased[table] ?? 0) + rows;
  };
  const isLast = await db.transaction({ countyId }, async (tx) => {
    if (!force && (await isLastCoordinator({ tx, countyId, accountId: person.id }))) return true;
    for (const { table, erase } of personalData) count(table, await erase({ tx, countyId, person }));
    return false;
  });
  if (isLast) {
    return conflict(
      'last-coordinator',
      'Das ist die letzte Koordination dieses Landkreises. Laden Sie zuerst eine andere Person ein.',
    );
  }
  await db.transaction({ countyId: null }, async (tx) => {
    const left = await tx.execute(sql`select 1 from auth."user" where id = ${person.id}`);
    if (left.rows.length === 0) count(mails.table, await mails.erase({ tx, countyId, person }));
  });
  return ok(erased);
}

/** Lets end what is over, in one county; answers how many rows by table. */
export function runRetention(input: { db: Database; countyId: string; now: Date }): Promise<Record<string, number>> {
  const { db, countyId, now } = input;
  return db.transaction({ countyId }, async (tx) => {
    const ended: Record<string, number> = {};
    for (const rule of retention) {
      const count = await rule.run({ tx, countyId, now });
      if (count > 0) ended[rule.table] = (ended[rule.table] ?? 0) + count;
    }
    return ended;
  });
}

/** Lets end mails about accounts, which belong to no county; answers how many. */
export const runInstallationRetention = (input: { db: Database; now: Date }): Promise<number> =>
  input.db.transaction({ countyId: null }, (tx) => endMails({ tx, now: input.now }));
