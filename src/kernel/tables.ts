import { bigint, boolean, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { CellMeaning } from './table-cells.ts';
import type { RawTable } from './table-file.ts';
import { countyColumns, countyOrInstallationPolicy, countyPolicy, instant } from './table.ts';

/**
 * Who did what and when. Append-only for the application's role. `fields` holds names and harmless values;
 * values of personal fields lie in `audit_personal`, which retention and erasure may delete.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: uuid().primaryKey(),
    countyId: uuid(),
    at: instant().notNull(),
    actorKind: text().notNull(),
    actorId: text(),
    useCase: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text(),
    summary: text().notNull(),
    fields: jsonb().$type<Record<string, { before?: unknown; after?: unknown }>>().notNull(),
    requestId: text().notNull(),
  },
  (table) => [
    countyOrInstallationPolicy('audit_entry'),
    index('audit_entry_by_time').on(table.countyId, table.at.desc(), table.id),
    index('audit_entry_by_subject').on(table.countyId, table.subjectType, table.subjectId),
  ],
);

/** Personal values of the audit log, by person, erasable. */
export const auditPersonal = pgTable(
  'audit_personal',
  {
    ...countyColumns,
    entryId: uuid().notNull(),
    personRef: text().notNull(),
    field: text().notNull(),
    before: text(),
    after: text(),
    at: instant().notNull(),
  },
  (table) => [
    countyPolicy('audit_personal'),
    index('audit_personal_by_entry').on(table.countyId, table.entryId),
    index('audit_personal_by_person').on(table.countyId, table.personRef),
  ],
);

/** Mails to be sent. Written in the transaction of the deed; a worker hands them to the mail server. */
export const outboxMail = pgTable(
  'outbox_mail',
  {
    id: uuid().primaryKey(),
    countyId: uuid(),
    toAddress: text().notNull(),
    toName: text(),
    subject: text().notNull(),
    body: text().notNull(),
    attachments: jsonb().$type<{ name: string; mime: string; content: string }[]>().notNull().default([]),
    headers: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: instant().notNull(),
    sendAfter: instant().notNull(),
    state: text().$type<'waiting' | 'sent' | 'failed' | 'withdrawn'>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    sentAt: instant(),
  },
  (table) => [countyOrInstallationPolicy('outbox_mail'), index('outbox_mail_due').on(table.state, table.sendAfter)],
);

/** A file that was handed in. Its bytes lie in the file store under their hash. */
export const storedFile = pgTable(
  'stored_file',
  {
    ...countyColumns,
    name: text().notNull(),
    mime: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
  },
  (table) => [countyPolicy('stored_file'), index('stored_file_by_hash').on(table.countyId, table.sha256)],
);

/** An edited table of a list that was handed in: its rows wait here until somebody confirms them. */
export const listImport = pgTable(
  'list_import',
  {
    ...countyColumns,
    list: text().notNull(),
    /** What the list is about: a body's id, a strategy's key; null for a list of the whole county. */
    subject: text(),
    fileId: uuid().notNull(),
    fileName: text().notNull(),
    state: text().$type<'open' | 'applied' | 'discarded'>().notNull(),
    rows: jsonb().$type<RawTable>().notNull(),
    /** Versions of the rows when the table came, for tables that lost that column. */
    seen: jsonb().$type<Record<string, string>>().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    /** What was done, with what is needed to undo it. */
    done: jsonb().$type<ListImportDone>(),
    undoneAt: instant(),
  },
  (table) => [countyPolicy('list_import'), index('list_import_by_list').on(table.countyId, table.list, table.createdAt)],
);
/** What a table changed: values by column as they were, and the row's version afterwards. */
export type ListImportDone = {
  changed: { id: string; name: string; version: string; before: Record<string, CellMeaning> }[];
  added: number;
};

/** A link that lets its holder do one thing without an account. Only the hash of its secret is kept. */
export const taskLink = pgTable(
  'task_link',
  {
    ...countyColumns,
    purpose: text().notNull(),
    subjectId: uuid().notNull(),
    label: text().notNull(),
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
    revokedAt: instant(),
    readOnly: boolean().notNull().default(false),
  },
  (table) => [
    countyPolicy('task_link'),
    uniqueIndex('task_link_token').on(table.countyId, table.tokenHash),
    index('task_link_by_subject').on(table.countyId, table.purpose, table.subjectId),
  ],
);

/**
 * Which duties a person was told of, on which day: never more than one mail a day, and nothing twice at the same stage.
 * The person is known by her address, for who is asked by mail need have no account.
 */
export const reminder = pgTable(
  'reminder',
  {
    ...countyColumns,
    mail: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** What the mail told: a duty's key, and how near it was. */
    told: jsonb().$type<{ key: string; stage: string }[]>().notNull(),
    mailId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [countyPolicy('reminder'), unique('reminder_once_a_day').on(table.countyId, table.mail, table.day)],
);

/** What can be found in the back office, kept by the worker from what the modules declare. */
export const searchDocument = pgTable(
  'search_document',
  {
    ...countyColumns,
    kind: text().notNull(),
    subjectId: text().notNull(),
    title: text().notNull(),
    context: text().notNull(),
    body: text().notNull(),
    action: text().notNull(),
    /** Title and everything, as they are compared. */
    foldedTitle: text().notNull(),
    folded: text().notNull(),
  },
  (table) => [countyPolicy('search_document'), unique('search_document_once').on(table.countyId, table.kind, table.subjectId)],
);

/** Whether a county's search is behind, and since when: one job at a time is on its way. */
export const searchState = pgTable('search_state', { ...countyColumns, waitingSince: instant() }, (table) => [
  countyPolicy('search_state'),
  unique('search_state_once').on(table.countyId),
]);
/** A text of the county in another language. Of which source it was made tells the hash: another one is outdated. */
export const translation = pgTable(
  'translation',
  {
    ...countyColumns,
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    field: text().notNull(),
    /** BCP 47 tag. */
    language: text().notNull(),
    text: text().notNull(),
    /** BCP 47 tag of the text that was translated: not always the language in which the county writes. */
    sourceLanguage: text().notNull().default('de'),
    sourceHash: text().notNull(),
    /** The text that was translated, so that a translator sees which sentences have changed; empty where it was not kept. */
    sourceText: text().notNull().default(''),
    state: text().$type<'machine' | 'draft' | 'checked'>().notNull(),
    /** `actorRef` of whoever wrote it last. */
    translatedBy: text().notNull(),
    translatedAt: instant().notNull(),
    checkedAt: instant(),
  },
  (table) => [
    countyPolicy('translation'),
    unique('translation_once').on(table.countyId, table.subjectId, table.field, table.language),
  ],
);
