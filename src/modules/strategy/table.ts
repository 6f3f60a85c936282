import type { Column, Register } from '#kernel/register.ts';
import type { FieldChange, TableFault } from '#kernel/table-diff.ts';
import { countyRoleWords, horizonWords, kindWords, layerWords, stateWords, type OfficeNode } from './contract.ts';

/** A node as a row of the flat table, with the titles of those above it. */
export type MeasureRow = Omit<OfficeNode, 'children' | 'progress'> & { above: readonly string[] };

/** How the titles of those above are joined. */
export const aboveMark = ' › ';

const byMoving = 'Das lässt sich über die Tabelle nicht ändern. Öffnen Sie den Eintrag und wählen Sie „Verschieben“.';

const columns: readonly Column<MeasureRow>[] = [
  { key: 'path', german: 'Gliederung', english: 'Outline', kind: 'code', readOnly: true, value: (row) => row.path },
  { key: 'number', german: 'Nummer', english: 'Number', also: ['Nr'], kind: 'code', value: (row) => row.number },
  { key: 'level', german: 'Ebene', english: 'Level', kind: 'text', fixed: byMoving, value: (row) => row.levelName },
  {
    key: 'title',
    german: 'Titel',
    english: 'Title',
    also: ['Bezeichnung', 'Maßnahme', 'Ziel', 'Name'],
    kind: 'text',
    required: true,
    value: (row) => row.title,
  },
  {
    key: 'parent',
    german: 'Gehört zu',
    english: 'Belongs to',
    also: ['Übergeordnet', 'Parent'],
    kind: 'text',
    fixed: byMoving,
    value: (row) => row.above.join(aboveMark),
  },
  {
    key: 'lead',
    german: 'Zuständig',
    english: 'Responsible',
    also: ['Zuständigkeit', 'Federführung', 'Zuständige Stelle', 'Lead', 'Responsible unit'],
    kind: 'text',
    names: 'units',
    ids: (row) => row.lead?.key ?? null,
    value: (row) => row.lead?.name ?? null,
  },
  {
    key: 'partners',
    german: 'Beteiligt',
    english: 'Partners',
    also: ['Beteiligte', 'Partner', 'Weitere Beteiligte'],
    kind: 'list',
    names: 'units',
    ids: (row) => row.partners.map((unit) => unit.key),
    value: (row) => row.partners.map((unit) => unit.name),
  },
  {
    key: 'kind',
    german: 'Art',
    english: 'Kind',
    also: ['Maßnahmenart', 'Type'],
    kind: 'choice',
    choices: kindWords,
    value: (row) => row.kind,
  },
  {
    key: 'horizon',
    german: 'Frist',
    english: 'Horizon',
    also: ['Zeithorizont', 'Fristigkeit'],
    kind: 'choice',
    choices: horizonWords,
    value: (row) => row.horizon,
  },
  {
    key: 'from',
    german: 'Beginn',
    english: 'Start',
    also: ['Geplant ab', 'Von', 'Begin', 'From'],
    kind: 'quarter',
    edge: 'start',
    value: (row) => row.plannedPeriod.from,
  },
  {
    key: 'to',
    german: 'Ende',
    english: 'End',
    also: ['Geplant bis', 'Bis', 'To'],
    kind: 'quarter',
    edge: 'end',
    value: (row) => row.plannedPeriod.to,
  },
  {
    key: 'targetGroups',
    german: 'Zielgruppen',
    english: 'Target groups',
    also: ['Zielgruppe'],
    kind: 'list',
    value: (row) => row.targetGroups,
  },
  {
    key: 'municipalities',
    german: 'Gemeinden',
    english: 'Municipalities',
    also: ['Gemeinde', 'Kommunen'],
    kind: 'list',
    names: 'municipalities',
    value: (row) => row.municipalities,
  },
  {
    key: 'layer',
    german: 'Verwaltungsebene',
    english: 'Layer',
    kind: 'choice',
    choices: layerWords,
    value: (row) => row.layer,
  },
  {
    key: 'countyRole',
    german: 'Rolle des Landkreises',
    english: 'Role of the county',
    kind: 'choice',
    choices: countyRoleWords,
    value: (row) => row.countyRole,
  },
  { key: 'weight', german: 'Gewicht', english: 'Weight', kind: 'number', value: (row) => row.weight },
  {
    key: 'toBeDeveloped',
    german: 'Maßnahmen in Entwicklung',
    english: 'To be developed',
    kind: 'flag',
    value: (row) => row.toBeDeveloped,
  },
  {
    key: 'text',
    german: 'Öffentlicher Text',
    english: 'Public text',
    also: ['Text', 'Beschreibung', 'Description'],
    kind: 'text',
    value: (row) => row.text,
  },
  {
    key: 'internalText',
    german: 'Interner Text',
    english: 'Internal text',
    also: ['Notiz'],
    kind: 'text',
    value: (row) => row.internalText,
  },
  {
    key: 'state',
    german: 'Stand',
    english: 'State',
    also: ['Status'],
    kind: 'choice',
    choices: stateWords,
    readOnly: true,
    value: (row) => row.state,
  },
  {
    key: 'noteDate',
    german: 'Letzte Meldung',
    english: 'Last report',
    kind: 'day',
    readOnly: true,
    value: (row) => row.lastStatus?.date ?? null,
  },
  {
    key: 'noteText',
    german: 'Text der letzten Meldung',
    english: 'Text of the last report',
    kind: 'text',
    readOnly: true,
    value: (row) => row.lastStatus?.text ?? null,
  },
  {
    key: 'nextStep',
    german: 'Nächster Schritt',
    english: 'Next step',
    kind: 'text',
    readOnly: true,
    value: (row) => row.lastStatus?.nextStep ?? null,
  },
  { key: 'version', german: 'Fassung', english: 'Version', kind: 'number', value: (row) => row.version },
  { key: 'id', german: 'Kennung', english: 'Id', also: ['Identifier'], kind: 'id', value: (row) => row.id },
];

/** The entries of a strategy as a table: written by the download, read again by the upload. */
export const measureRegister: Register<MeasureRow> = { key: 'massnahmen', title: 'Einträge', columns };

/** What an edited table would change. As long as a fault stands, nothing is taken over. */
export type TablePreview = {
  /** What is wrong with the table as a whole: then no row was read. */
  wrong: string[];
  notices: string[];
  changes: { row: number; nodeId: string; name: string; version: number; fields: FieldChange[] }[];
  additions: {
    row: number;
    level: number;
    levelName: string;
    title: string;
    parentId: string | null;
    above: string;
    fields: FieldChange[];
  }[];
  /** Entries that have no row. They stay as they are. */
  missing: { nodeId: string; name: string }[];
  faults: TableFault[];
  /** Changed cells of columns that are shown for orientation only. */
  ignored: { row: number; column: string; value: string }[];
  leftOut: number[];
  unchanged: number;
  /** A shift of the time of an adopted entry is told to the public with its reason. */
  needsReason: boolean;
};

/** A table that was handed in, as its page shows it. */
export type TableImportView = {
  id: string;
  fileName: string;
  state: 'open' | 'applied' | 'discarded';
  createdAt: string;
  createdBy: string;
  strategy: { key: string; title: string };
  /** Null once the table is taken over or discarded. */
  preview: TablePreview | null;
  done: { changeSetId: string; count: number; undone: boolean } | null;
};

/** A view of the table of entries under a name. */
export type SavedViewView = { id: string; name: string; query: string; shared: boolean; by: string; changeable: boolean };

/** Parts of the table's address that make a view: filters, order, columns, what is collapsed. */
const viewParts: readonly string[] = [
  'suche',
  'stand',
  'feld',
  'stelle',
  'ebene',
  'berichtet',
  'sortierung',
  'richtung',
  'spalten',
  'zu',
];

/** What of an address makes a view, in one order and one spelling: the same view has the same text. */
export function viewQuery(search: string): string {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const part of viewParts) {
    const value = given
      .getAll(part)
      .map((entry) => entry.trim())
      .filter(Boolean)
      .join(',');
    if (value !== '') kept.set(part, value);
  }
  return kept.toString();
}
