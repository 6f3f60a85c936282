import type { Register } from '#kernel/register.ts';
import {
  costKindWords,
  costSourceWords,
  financingStates,
  financingWords,
  hourUnitWords,
  type BudgetNeed,
  type CostRow,
} from '#modules/strategy/contract-money.ts';
import { bookkeeping } from './bookkeeping.ts';
import type { CostLine } from './list-rows.ts';

/** Cents and hundredths of an hour as people count them. */
const euro = (cents: number | null): number | null => (cents === null ? null : cents / 100);

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);

/** What the measures of a strategy cost in one year. */
export const costs: Register<CostRow & { year: number }> = {
  key: 'kosten',
  title: 'Kosten und Stellen',
  columns: [
    { key: 'year', german: 'Haushaltsjahr', english: 'Budget year', kind: 'number', value: (row) => row.year },
    { key: 'path', german: 'Nummer', english: 'Number', kind: 'code', value: (row) => row.path },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'field', german: 'Handlungsfeld', english: 'Field', kind: 'text', value: (row) => row.field?.name ?? null },
    { key: 'goal', german: 'Ziel', english: 'Goal', kind: 'text', value: (row) => row.goal?.name ?? null },
    { key: 'unit', german: 'Zuständig', english: 'Responsible', kind: 'text', value: (row) => row.unit?.name ?? null },
    { key: 'planned', german: 'Geplant', english: 'Planned', unit: '€', kind: 'number', value: (row) => euro(row.planned) },
    { key: 'secured', german: 'Gesichert', english: 'Secured', unit: '€', kind: 'number', value: (row) => euro(row.secured) },
    { key: 'need', german: 'Noch offen', english: 'Open need', unit: '€', kind: 'number', value: (row) => euro(row.need) },
    ...financingStates.map((state) => ({
      key: state,
      german: `Geplant, ${financingWords[state]}`,
      english: `Planned, ${state}`,
      unit: '€',
      kind: 'number' as const,
      value: (row: CostRow) => euro(row.byState[state]),
    })),
    { key: 'actual', german: 'Ausgegeben', english: 'Actual', unit: '€', kind: 'number', value: (row) => euro(row.actual) },
    {
      key: 'deviation',
      german: 'Abweichung',
      english: 'Deviation',
      unit: '€',
      kind: 'number',
      value: (row) => euro(row.deviation?.amount ?? null),
    },
    {
      key: 'share',
      german: 'Abweichung in Prozent',
      english: 'Deviation in percent',
      kind: 'number',
      value: (row) => percent(row.deviation?.share ?? null),
    },
    {
      key: 'hours',
      german: 'Wochenstunden geplant',
      english: 'Weekly hours planned',
      kind: 'number',
      value: (row) => row.hoursPlanned / 100,
    },
    {
      key: 'worked',
      german: 'Wochenstunden besetzt',
      english: 'Weekly hours filled',
      kind: 'number',
      value: (row) => euro(row.hoursActual),
    },
  ],
};

export type BudgetLine = Omit<BudgetNeed, 'entries' | 'need' | 'hours'> & { entry: BudgetNeed['entries'][number] };

/** Every purpose of a strategy's measures in every year: what the sums are made of. */
export const costEntries: Register<CostLine> = {
  key: 'kostenposten',
  title: 'Kostenposten',
  columns: [
    { key: 'path', german: 'Gliederung', english: 'Outline', kind: 'code', readOnly: true, value: ({ place }) => place.path },
    {
      key: 'measure',
      german: 'Maßnahme',
      english: 'Measure',
      kind: 'text',
      required: true,
      names: 'nodes',
      fixed: 'Ein Posten bleibt bei seiner Maßnahme. Legen Sie ihn dort neu an.',
      value: ({ place }) => place.title,
    },
    {
      key: 'unit',
      german: 'Zuständig',
      english: 'Responsible',
      kind: 'text',
      readOnly: true,
      value: ({ place }) => place.unit?.name ?? null,
    },
    {
      key: 'year',
      german: 'Haushaltsjahr',
      english: 'Budget year',
      also: ['Jahr'],
      kind: 'number',
      required: true,
      value: ({ entry }) => entry.year,
    },
    {
      key: 'kind',
      german: 'Kostenart',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: costKindWords,
      value: ({ entry }) => entry.kind,
    },
    {
      key: 'planned',
      german: 'Geplant',
      english: 'Planned',
      unit: '€',
      kind: 'number',
      required: true,
      value: ({ entry }) => euro(entry.planned),
    },
    {
      key: 'actual',
      german: 'Ausgegeben',
      english: 'Actual',
      unit: '€',
      kind: 'number',
      value: ({ entry }) => euro(entry.actual),
    },
    {
      key: 'hour-unit',
      german: 'Stellen in',
      english: 'Posts in',
      kind: 'choice',
      choices: hourUnitWords,
      value: ({ entry }) => entry.hourUnit,
    },
    {
      key: 'hours',
      german: 'Stellen geplant',
      english: 'Posts planned',
      kind: 'number',
      value: ({ entry }) => euro(entry.hoursPlanned),
    },
    {
      key: 'worked',
      german: 'Stellen besetzt',
      english: 'Posts filled',
      kind: 'number',
      value: ({ entry }) => euro(entry.hoursActual),
    },
    {
      key: 'source',
      german: 'Bezahlt aus',
      english: 'Source',
      kind: 'choice',
      required: true,
      choices: costSourceWords,
      value: ({ entry }) => entry.source,
    },
    { key: 'account', german: 'Produkt oder Programm', english: 'Account', kind: 'text', value: ({ entry }) => entry.sourceName },
    {
      key: 'state',
      german: 'Stand der Finanzierung',
      english: 'State',
      kind: 'choice',
      required: true,
      choices: financingWords,
      value: ({ entry }) => entry.state,
    },
    {
      key: 'granted',
      german: 'Bewilligt',
      english: 'Granted',
      unit: '€',
      kind: 'number',
      value: ({ entry }) => euro(entry.granted),
    },
    { key: 'note', german: 'Bemerkung', english: 'Note', kind: 'text', value: ({ entry }) => entry.note },
    { key: 'public', german: 'Öffentlich', english: 'Public', kind: 'flag', value: ({ entry }) => entry.isPublic },
    ...bookkeeping<CostLine>({ version: ({ entry }) => entry.version, id: ({ entry }) => entry.id }),
  ],
};

/** What is registered for a budget, one line for each purpose. */
export const budget: Register<BudgetLine> = {
  key: 'anmeldung',
  title: 'Anmeldung zum Haushalt',
  columns: [
    { key: 'year', german: 'Haushaltsjahr', english: 'Budget year', kind: 'number', value: ({ entry }) => entry.year },
    { key: 'unit', german: 'Zuständig', english: 'Responsible', kind: 'text', value: (row) => row.unit?.name ?? null },
    { key: 'path', german: 'Nummer', english: 'Number', kind: 'code', value: (row) => row.path },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    {
      key: 'kind',
      german: 'Kostenart',
      english: 'Kind',
      kind: 'choice',
      choices: costKindWords,
      value: ({ entry }) => entry.kind,
    },
    {
      key: 'need',
      german: 'Anzumelden',
      english: 'To register',
      unit: '€',
      kind: 'number',
      value: (row) => euro(row.entry.open),
    },
    {
      key: 'source',
      german: 'Bezahlt aus',
      english: 'Source',
      kind: 'choice',
      choices: costSourceWords,
      value: ({ entry }) => entry.source,
    },
    { key: 'account', german: 'Produkt oder Programm', english: 'Account', kind: 'text', value: ({ entry }) => entry.sourceName },
    {
      key: 'state',
      german: 'Stand der Finanzierung',
      english: 'State',
      kind: 'choice',
      choices: financingWords,
      value: ({ entry }) => entry.state,
    },
    { key: 'note', german: 'Bemerkung', english: 'Note', kind: 'text', value: ({ entry }) => entry.note },
  ],
};
