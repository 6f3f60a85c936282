import { and, eq, inArray, lt, or } from 'drizzle-orm';
import type { Database } from '#kernel/context.ts';
import type { Person, PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { auditEntry, auditPersonal, outboxMail, storedFile, taskLink } from '#kernel/tables.ts';
import { modules } from './registry.ts';

const days = (now: Date, count: number): Date => new Date(now.getTime() - count * 86_400_000);

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
  {
    table: 'outbox_mail',
    purpose: 'Versand von Mails',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: '30 Tage nach dem Schreiben, wenn sie versandt sind',
    export: async ({ tx, person }) =>
      tx
        .select({ at: outboxMail.createdAt, subject: outboxMail.subject, body: outboxMail.body })
        .from(outboxMail)
        .where(eq(outboxMail.toAddress, person.mail)),
    erase: async ({ tx, person }) =>
      (await tx.delete(outboxMail).where(eq(outboxMail.toAddress, person.mail)).returning({ id: outboxMail.id })).length,
  },
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
];

const kernelRetention: readonly Retention[] = [
  {
    table: 'outbox_mail',
    rule: 'versandte Mails verschwinden nach 30 Tagen',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(outboxMail)
          .where(and(inArray(outboxMail.state, ['sent', 'withdrawn']), lt(outboxMail.createdAt, days(now, 30))))
          .returning({ id: outboxMail.id })
      ).length,
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
  ...modules.flatMap((module) => module.personalData ?? []),
];
export const retention: readonly Retention[] = [...kernelRetention, ...modules.flatMap((module) => module.retention ?? [])];

export type PersonExport = {
  table: string;
  purpose: string;
  legalBasis: string;
  retention: string;
  rows: Record<string, unknown>[];
};

/** All that one county keeps about a person (Art. 15 GDPR). */
export function exportPerson(input: { db: Database; countyId: string; person: Person }): Promise<PersonExport[]> {
  const { db, countyId, person } = input;
  return db.transaction({ countyId, readOnly: true }, async (tx) => {
    const found: PersonExport[] = [];
    for (const { table, purpose, legalBasis, retention: rule, export: rowsOf } of personalData) {
      const rows = await rowsOf({ tx, countyId, person });
      if (rows.length > 0) found.push({ table, purpose, legalBasis, retention: rule, rows });
    }
    return found;
  });
}

/** Erases or blanks what one county keeps about a person; answers how many rows by table. */
export function erasePerson(input: { db: Database; countyId: string; person: Person }): Promise<Record<string, number>> {
  const { db, countyId, person } = input;
  return db.transaction({ countyId }, async (tx) => {
    const erased: Record<string, number> = {};
    for (const { table, erase } of personalData) {
      const count = await erase({ tx, countyId, person });
      if (count > 0) erased[table] = (erased[table] ?? 0) + count;
    }
    return erased;
  });
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
