import type { Register } from '#kernel/register.ts';
import {
  costKindWords,
  costSourceWords,
  financingStates,
  financingWords,
  type BudgetNeed,
  type CostRow,
} from '#modules/strategy/contract-money.ts';

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
