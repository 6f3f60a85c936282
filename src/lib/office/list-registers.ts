import { berlinDay } from '#kernel/dates.ts';
import type { Duty } from '#kernel/duties.ts';
import type { Register } from '#kernel/register.ts';
import { organisationKindWords, type OrganisationView } from '#modules/network/contract.ts';
import type { ReportSummary } from '#modules/reporting/contract.ts';
import { changeWords, type StrategySummary } from '#modules/strategy/contract.ts';
import type { ConsultationEntry } from '#modules/strategy/contract-consultation.ts';
import { proposalWhat, requestStateWords, type ChangeRequestEntry } from '#modules/strategy/contract-requests.ts';
import { importWords, type ImportSummary } from '#modules/strategy/review.ts';
import { scopeWords, type AuditEntryView, type KeyScope, type KeyView } from '#modules/tenancy/contract.ts';
import { useCaseWord } from './audit-words.ts';
import type { changeLine } from './change-words.ts';
import { bookkeeping } from './bookkeeping.ts';
import { dutyTitle } from './duties.ts';
import type { ChangeRow } from './load-changes.ts';

/** What each list of the office is made of: its columns in their order, with their heads and how they are written. */

export const duties: Register<Duty> = {
  key: 'aufgaben',
  title: 'Aufgaben',
  columns: [
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (duty) => duty.due },
    { key: 'task', german: 'Aufgabe', english: 'Task', kind: 'text', value: dutyTitle },
    { key: 'context', german: 'Gehört zu', english: 'Context', kind: 'list', value: (duty) => duty.context },
  ],
};

export type ChangeLine = { entry: ChangeRow; line: ReturnType<typeof changeLine> | null };
export const changes: Register<ChangeLine> = {
  key: 'aenderungen',
  title: 'Änderungen',
  columns: [
    { key: 'at', german: 'Datum', english: 'Date', kind: 'day', value: ({ entry }) => berlinDay(new Date(entry.at)) },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: changeWords, value: ({ entry }) => entry.kind },
    { key: 'number', german: 'Nummer', english: 'Number', kind: 'code', value: ({ entry }) => entry.path },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: ({ entry }) => entry.title },
    { key: 'field', german: 'Angabe', english: 'Field', kind: 'text', value: ({ line }) => line?.label ?? null },
    { key: 'before', german: 'Vorher', english: 'Before', kind: 'text', value: ({ line }) => line?.before ?? null },
    { key: 'after', german: 'Jetzt', english: 'Now', kind: 'text', value: ({ line }) => line?.after ?? null },
    {
      key: 'reason',
      german: 'Grund',
      english: 'Reason',
      kind: 'text',
      value: ({ entry }) => entry.reason ?? (entry.needsReason ? 'Grund nicht angegeben' : null),
    },
    { key: 'who', german: 'Wer', english: 'Who', kind: 'text', value: ({ entry }) => entry.actorName },
  ],
};

export const strategies: Register<StrategySummary> = {
  key: 'strategien',
  title: 'Strategien',
  columns: [
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      choices: { draft: 'Entwurf', adopted: 'beschlossen', closed: 'abgeschlossen' },
      value: (row) => row.state,
    },
    { key: 'adopted', german: 'Beschlossen am', english: 'Adopted on', kind: 'day', value: (row) => row.adoptedOn },
    { key: 'body', german: 'Beschlossen von', english: 'Adopted by', kind: 'text', value: (row) => row.resolution?.body ?? null },
    { key: 'from', german: 'Gilt ab', english: 'From', kind: 'day', value: (row) => row.period.from },
    { key: 'to', german: 'Gilt bis', english: 'To', kind: 'day', value: (row) => row.period.to },
    { key: 'levels', german: 'Ebenen', english: 'Levels', kind: 'list', value: (row) => row.levels },
    { key: 'key', german: 'Kürzel', english: 'Key', kind: 'code', value: (row) => row.key },
  ],
};

export const imports: Register<ImportSummary> = {
  key: 'importe',
  title: 'Importe',
  columns: [
    { key: 'file', german: 'Dokument', english: 'Document', kind: 'text', value: (row) => row.fileName },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: importWords, value: (row) => row.state },
    { key: 'created', german: 'Hochgeladen', english: 'Uploaded', kind: 'instant', value: (row) => row.createdAt },
    { key: 'by', german: 'Von', english: 'By', kind: 'text', value: (row) => row.createdBy },
    { key: 'read', german: 'Gelesen', english: 'Read', kind: 'instant', value: (row) => row.readAt },
    { key: 'error', german: 'Fehler', english: 'Error', kind: 'text', value: (row) => row.error },
  ],
};

export const reports: Register<ReportSummary> = {
  key: 'berichte',
  title: 'Sachberichte',
  columns: [
    { key: 'title', german: 'Bericht', english: 'Report', kind: 'text', value: (row) => row.title },
    { key: 'from', german: 'Zeitraum von', english: 'Period from', kind: 'day', value: (row) => row.period.from },
    { key: 'to', german: 'Zeitraum bis', english: 'Period to', kind: 'day', value: (row) => row.period.to },
    { key: 'strategy', german: 'Strategie', english: 'Strategy', kind: 'text', value: (row) => row.strategyTitle },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      choices: { draft: 'Entwurf', frozen: 'eingefroren' },
      value: (row) => row.state,
    },
    { key: 'created', german: 'Angelegt', english: 'Created', kind: 'instant', value: (row) => row.createdAt },
    { key: 'frozen', german: 'Eingefroren', english: 'Frozen', kind: 'instant', value: (row) => row.frozenAt },
    { key: 'hash', german: 'Prüfsumme', english: 'Checksum', kind: 'code', value: (row) => row.contentHash },
  ],
};

export type PersonRow = { name: string; mail: string; state: string; task: string; until: string | null; seen: string | null };
export const people: Register<PersonRow> = {
  key: 'personen',
  title: 'Personen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'mail', german: 'E-Mail-Adresse', english: 'Mail address', kind: 'text', value: (row) => row.mail },
    { key: 'task', german: 'Aufgabe', english: 'Task', kind: 'text', value: (row) => row.task },
    { key: 'state', german: 'Stand', english: 'State', kind: 'text', value: (row) => row.state },
    { key: 'until', german: 'Einladung gilt bis', english: 'Invitation ends', kind: 'instant', value: (row) => row.until },
    { key: 'seen', german: 'Zuletzt angemeldet', english: 'Last login', kind: 'instant', value: (row) => row.seen },
  ],
};

export const keys: Register<KeyView> = {
  key: 'schluessel',
  title: 'Schlüssel',
  columns: [
    { key: 'name', german: 'Wofür', english: 'Purpose', kind: 'text', value: (row) => row.name },
    { key: 'prefix', german: 'Beginnt mit', english: 'Prefix', kind: 'code', value: (row) => row.prefix },
    {
      key: 'scopes',
      german: 'Rechte',
      english: 'Scopes',
      kind: 'list',
      value: (row) => row.scopes.map((scope) => scopeWords[scope as KeyScope] ?? scope),
    },
    { key: 'created', german: 'Angelegt', english: 'Created', kind: 'instant', value: (row) => row.createdAt },
    { key: 'used', german: 'Zuletzt benutzt', english: 'Last used', kind: 'instant', value: (row) => row.lastUsedAt },
    { key: 'revoked', german: 'Gesperrt', english: 'Revoked', kind: 'instant', value: (row) => row.revokedAt },
  ],
};

export type AuditLine = { entry: AuditEntryView; field: AuditEntryView['fields'][number] | null };
export const audit: Register<AuditLine> = {
  key: 'protokoll',
  title: 'Protokoll',
  columns: [
    { key: 'at', german: 'Zeitpunkt', english: 'Time', kind: 'instant', value: ({ entry }) => entry.at },
    { key: 'who', german: 'Wer', english: 'Who', kind: 'text', value: ({ entry }) => entry.actorName ?? entry.actorKind },
    { key: 'use-case', german: 'Vorgang', english: 'Action', kind: 'text', value: ({ entry }) => useCaseWord(entry.useCase) },
    { key: 'what', german: 'Was', english: 'What', kind: 'text', value: ({ entry }) => entry.summary },
    { key: 'subject', german: 'Gegenstand', english: 'Subject', kind: 'code', value: ({ entry }) => entry.subjectId },
    { key: 'field', german: 'Angabe', english: 'Field', kind: 'text', value: ({ field }) => field?.field ?? null },
    { key: 'before', german: 'Vorher', english: 'Before', kind: 'text', value: ({ field }) => field?.before ?? null },
    { key: 'after', german: 'Jetzt', english: 'Now', kind: 'text', value: ({ field }) => field?.after ?? null },
    { key: 'request', german: 'Anfrage', english: 'Request', kind: 'code', value: ({ entry }) => entry.requestId },
  ],
};

export const organisations: Register<OrganisationView> = {
  key: 'organisationen',
  title: 'Organisationen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', required: true, value: (row) => row.name },
    { key: 'alternate', german: 'Kurzname', english: 'Alternate name', kind: 'text', value: (row) => row.alternateName },
    {
      key: 'kind',
      german: 'Art',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: organisationKindWords,
      value: (row) => row.kind,
    },
    {
      key: 'place',
      german: 'Sitz',
      english: 'Place',
      also: ['Gemeinde'],
      kind: 'text',
      names: 'municipalities',
      ids: (row) => row.municipality?.id ?? null,
      value: (row) => row.municipality?.name ?? null,
    },
    {
      key: 'unit',
      german: 'In Strategien',
      english: 'In strategies',
      kind: 'text',
      names: 'units',
      ids: (row) => row.unit?.id ?? null,
      value: (row) => row.unit?.name ?? null,
    },
    { key: 'email', german: 'E-Mail-Adresse', english: 'Mail address', kind: 'text', value: (row) => row.email },
    { key: 'website', german: 'Internetseite', english: 'Website', kind: 'text', value: (row) => row.website },
    { key: 'description', german: 'Beschreibung', english: 'Description', kind: 'text', value: (row) => row.description },
    { key: 'closed', german: 'Beendet am', english: 'Closed on', kind: 'day', value: (row) => row.closedOn },
    ...bookkeeping<OrganisationView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

export const requests: Register<ChangeRequestEntry> = {
  key: 'vorschlaege',
  title: 'Vorschläge',
  columns: [
    { key: 'node', german: 'Eintrag', english: 'Entry', kind: 'text', value: (row) => row.nodeName },
    {
      key: 'what',
      german: 'Vorschlag',
      english: 'Proposal',
      kind: 'list',
      value: proposalWhat,
    },
    { key: 'reason', german: 'Grund', english: 'Reason', kind: 'text', value: (row) => row.reason },
    { key: 'lead', german: 'Zuständig', english: 'Responsible', kind: 'text', value: (row) => row.lead },
    { key: 'by', german: 'Von', english: 'By', kind: 'text', value: (row) => row.requester },
    { key: 'created', german: 'Eingereicht', english: 'Created', kind: 'instant', value: (row) => row.createdAt },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: requestStateWords, value: (row) => row.state },
    { key: 'decided', german: 'Entschieden', english: 'Decided', kind: 'instant', value: (row) => row.decidedAt },
    { key: 'answer', german: 'Antwort', english: 'Answer', kind: 'text', value: (row) => row.answer },
  ],
};

export const consultations: Register<ConsultationEntry> = {
  key: 'rueckmeldungen',
  title: 'Beteiligungen',
  columns: [
    { key: 'title', german: 'Beteiligung', english: 'Consultation', kind: 'text', value: (row) => row.title },
    { key: 'strategy', german: 'Strategie', english: 'Strategy', kind: 'text', value: (row) => row.strategy.title },
    { key: 'until', german: 'Bis', english: 'Until', kind: 'day', value: (row) => row.closesOn },
    { key: 'invited', german: 'Eingeladen', english: 'Invited', kind: 'number', value: (row) => row.invited },
    { key: 'comments', german: 'Rückmeldungen', english: 'Comments', kind: 'number', value: (row) => row.comments },
    { key: 'open', german: 'Ohne Antwort', english: 'Unanswered', kind: 'number', value: (row) => row.unanswered },
  ],
};
