import type { Origin, Register, Sheet } from '#kernel/register.ts';
import { sheetOf } from '#kernel/register.ts';
import { berlinDay } from '#kernel/dates.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { changeWords, type StrategySummary } from '#modules/strategy/contract.ts';
import { importWords, type ImportSummary } from '#modules/strategy/review.ts';
import { measureRegister } from '#modules/strategy/table.ts';
import type { ReportSummary } from '#modules/reporting/contract.ts';
import { roleWords, scopeWords, type AuditEntryView, type KeyScope, type KeyView } from '#modules/tenancy/contract.ts';
import type { Duty } from '#kernel/duties.ts';
import { useCaseWord } from './audit-words.ts';
import { changeLine } from './change-words.ts';
import { dutyTitle } from './duties.ts';
import { auditFilter } from './load-audit.ts';
import { loadChanges, type ChangeRow } from './load-changes.ts';
import { loadTable } from './load-table.ts';
import { unitKindWords, type UnitKindKey } from './unit-words.ts';

type Asked = { locals: App.Locals; url: URL; key: string };

/** A list of the office that can be downloaded. Its address is that of its page with `/tabelle.csv` or `/tabelle.xlsx` behind. */
export type OfficeList = {
  /** The page's folder below `verwaltung/[county]`; `[key]` is what the page is about. */
  page: string;
  load: (asked: Asked) => Promise<Sheet>;
};

type Rows<Row> = { register: Register<Row>; rows: readonly Row[]; name: string; subject?: string };
/** Reads a list with the same right and the same filters as its page. */
const list = <Row>(page: string, read: (asked: Asked) => Promise<Rows<Row>>): OfficeList => ({
  page,
  load: async (asked) => {
    const { register, rows, name, subject = null } = await read(asked);
    const origin: Origin = { county: asked.locals.county!.slug, list: register.key, subject };
    return sheetOf({ register, rows, origin, name });
  },
});

const duties: Register<Duty> = {
  key: 'aufgaben',
  title: 'Aufgaben',
  columns: [
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (duty) => duty.due },
    { key: 'task', german: 'Aufgabe', english: 'Task', kind: 'text', value: dutyTitle },
    { key: 'context', german: 'Gehört zu', english: 'Context', kind: 'list', value: (duty) => duty.context },
  ],
};

type ChangeLine = { entry: ChangeRow; line: ReturnType<typeof changeLine> | null };
const changes: Register<ChangeLine> = {
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

const strategies: Register<StrategySummary> = {
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

const imports: Register<ImportSummary> = {
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

const reports: Register<ReportSummary> = {
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

type UnitRow = {
  key: string;
  name: string;
  kind: UnitKindKey;
  validFrom: string | null;
  validTo: string | null;
  successors: string[];
};
const units: Register<UnitRow> = {
  key: 'stellen',
  title: 'Stellen',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: unitKindWords, value: (row) => row.kind },
    { key: 'key', german: 'Kürzel', english: 'Key', kind: 'code', value: (row) => row.key },
    { key: 'from', german: 'Gültig ab', english: 'Valid from', kind: 'day', value: (row) => row.validFrom },
    { key: 'to', german: 'Gültig bis', english: 'Valid to', kind: 'day', value: (row) => row.validTo },
    { key: 'successors', german: 'Nachfolge', english: 'Successors', kind: 'list', value: (row) => row.successors },
  ],
};

type PersonRow = { name: string; mail: string; state: string; task: string; until: string | null; seen: string | null };
const people: Register<PersonRow> = {
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

const keys: Register<KeyView> = {
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

type AuditLine = { entry: AuditEntryView; field: AuditEntryView['fields'][number] | null };
const audit: Register<AuditLine> = {
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
/** More rows than a person reads: whoever needs all asks for a shorter span. */
const mostAudit = 20_000;
const auditStep = 500;

/** Every list of the office, in the order of its rooms. */
export const officeLists: readonly OfficeList[] = [
  list('', async ({ locals }) => ({
    register: duties,
    rows: valueOrError(await locals.app.listDuties(locals.ctx, {})),
    name: `aufgaben-${locals.county!.slug}`,
  })),
  list('strategie', async ({ locals }) => ({
    register: strategies,
    rows: valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {})),
    name: `strategien-${locals.county!.slug}`,
  })),
  list('strategie/[key]', async ({ locals, url, key }) => {
    const { strategy, rows } = await loadTable({ locals, key, url });
    return { register: measureRegister, rows, name: strategy.key, subject: strategy.key };
  }),
  list('strategie/[key]/aenderungen', async ({ locals, url, key }) => {
    const { head, entries, from, to } = await loadChanges({ locals, key, url });
    const rows = entries.flatMap((entry): ChangeLine[] =>
      entry.fields.length === 0 ? [{ entry, line: null }] : entry.fields.map((field) => ({ entry, line: changeLine(field) })),
    );
    return { register: changes, rows, name: `${head.key}-aenderungen-${from}-${to}`, subject: head.key };
  }),
  list('importe', async ({ locals }) => ({
    register: imports,
    rows: valueOrError(await locals.app.strategy.listImports(locals.ctx, {})),
    name: `importe-${locals.county!.slug}`,
  })),
  list('berichte', async ({ locals }) => ({
    register: reports,
    rows: valueOrError(await locals.app.reporting.listReports(locals.ctx, {})),
    name: `berichte-${locals.county!.slug}`,
  })),
  list('einstellungen/stellen', async ({ locals }) => {
    const found = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
    const successors = valueOrError(await locals.app.tenancy.listUnitSuccessors(locals.ctx, {}));
    const rows = found.units.map((unit) => ({
      ...unit,
      successors: successors.filter((entry) => entry.unitId === unit.id).map((entry) => entry.name),
    }));
    return { register: units, rows, name: `stellen-${locals.county!.slug}` };
  }),
  list('einstellungen/personen', async ({ locals }) => {
    const task = (entry: { role: keyof typeof roleWords; boundTo: string | null }): string =>
      entry.boundTo === null ? roleWords[entry.role] : `${roleWords[entry.role]}: ${entry.boundTo}`;
    const holders = valueOrError(await locals.app.tenancy.listPeople(locals.ctx, {}));
    const invited = valueOrError(await locals.app.tenancy.listInvitations(locals.ctx, {}));
    const rows = [
      ...holders.flatMap((person) =>
        person.grants.map((grant): PersonRow => ({
          name: person.name,
          mail: person.email,
          state: 'angemeldet',
          task: task(grant),
          until: null,
          seen: person.lastLoginAt,
        })),
      ),
      ...invited.map((entry): PersonRow => ({
        name: entry.name,
        mail: entry.mail,
        state: entry.expired ? 'Einladung abgelaufen' : 'eingeladen',
        task: task(entry),
        until: entry.expiresAt,
        seen: null,
      })),
    ];
    return { register: people, rows, name: `personen-${locals.county!.slug}` };
  }),
  list('einstellungen/schluessel', async ({ locals }) => ({
    register: keys,
    rows: valueOrError(await locals.app.tenancy.listApiKeys(locals.ctx, {})),
    name: `schluessel-${locals.county!.slug}`,
  })),
  list('einstellungen/protokoll', async ({ locals, url }) => {
    const filter = auditFilter(url);
    const entries: AuditEntryView[] = [];
    let after: string | null = null;
    do {
      const page: { entries: AuditEntryView[]; next: string | null } = valueOrError(
        await locals.app.tenancy.readAudit(locals.ctx, { ...filter, after, limit: auditStep }),
      );
      entries.push(...page.entries);
      after = page.next;
    } while (after !== null && entries.length < mostAudit);
    const rows = entries.flatMap((entry): AuditLine[] =>
      entry.fields.length === 0 ? [{ entry, field: null }] : entry.fields.map((field) => ({ entry, field })),
    );
    return { register: audit, rows, name: `protokoll-${locals.county!.slug}` };
  }),
];

/** The list whose page has this address below the county, with what the page is about; null where there is none. */
export function listAt(path: string): { list: OfficeList; key: string } | null {
  for (const entry of officeLists) {
    const pattern = new RegExp(`^${entry.page.replace('[key]', '([^/]+)')}$`);
    const found = pattern.exec(path);
    if (found) return { list: entry, key: found[1] ?? '' };
  }
  return null;
}
