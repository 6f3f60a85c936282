import type { ToldNumber, ToldRow } from '#kernel/metrics.ts';

/** Shared by server and browser: figures of interpreting. They name nobody, and stay when people and contents are erased. */

export const figureDimensions = ['language', 'occasion', 'municipality', 'requester', 'pool', 'mode', 'month'] as const;
export type FigureDimension = (typeof figureDimensions)[number];
export const figureDimensionWords: Readonly<Record<FigureDimension, string>> = {
  language: 'Sprache',
  occasion: 'Anlass',
  municipality: 'Gemeinde',
  requester: 'Art der Einrichtung',
  pool: 'Pool',
  mode: 'Form',
  month: 'Monat',
};

/** What a period is compared with. */
export const comparisons = ['before', 'year', 'none'] as const;
export type Comparison = (typeof comparisons)[number];
export const comparisonWords: Readonly<Record<Comparison, string>> = {
  before: 'dem Zeitraum davor',
  year: 'dem Vorjahr',
  none: 'nichts',
};

export const metricName = (key: string): string => `interpreting.${key}`;

export type Figures = { total: Record<string, ToldNumber>; rows: ToldRow[] };

/** For which language people are wanted, with the reasons in words. */
export type RecruitAdvice = {
  language: string;
  name: string;
  priority: 'first' | 'soon' | 'watch';
  reasons: string[];
  /** People who speak it now; null is hidden. */
  people: number | null;
  /** Hours of the next twelve months, as the stated rule expects them; null is hidden or unknown. */
  hours: number | null;
};
export const priorityWords: Readonly<Record<RecruitAdvice['priority'], string>> = {
  first: 'zuerst',
  soon: 'bald',
  watch: 'im Blick behalten',
};

export type FiguresView = {
  period: { from: string; to: string };
  compared: { from: string; to: string } | null;
  pool: { id: string; name: string } | null;
  pools: { id: string; name: string }[];
  smallest: number;
  now: Figures;
  before: Figures | null;
  recruit: RecruitAdvice[];
};

/** What became of a conversation that another pool tells of. */
export const countOutcomes = [
  'done',
  'unfilled',
  'cancelled-by-client',
  'cancelled-by-interpreter',
  'no-show-client',
  'no-show-interpreter',
] as const;
export type CountOutcome = (typeof countOutcomes)[number];
export const countOutcomeWords: Readonly<Record<CountOutcome, string>> = {
  done: 'durchgeführt',
  unfilled: 'nicht besetzt',
  'cancelled-by-client': 'von der Einrichtung abgesagt',
  'cancelled-by-interpreter': 'von der Sprachmittlung abgesagt',
  'no-show-client': 'Einrichtung kam nicht',
  'no-show-interpreter': 'Sprachmittlung kam nicht',
};

/** Columns of a table that another pool hands in. */
export const countFields = [
  'externalId',
  'day',
  'language',
  'occasion',
  'municipality',
  'requesterKind',
  'minutes',
  'cents',
  'outcome',
] as const;
export type CountField = (typeof countFields)[number];
export const countFieldWords: Readonly<Record<CountField, string>> = {
  externalId: 'Nummer des Einsatzes',
  day: 'Tag oder Monat',
  language: 'Sprache',
  occasion: 'Anlass',
  municipality: 'Gemeinde',
  requesterKind: 'Art der Einrichtung',
  minutes: 'Minuten',
  cents: 'Kosten in Euro',
  outcome: 'Ergebnis',
};
/** Without these nothing can be counted, or nothing told apart. */
export const neededFields: readonly CountField[] = ['externalId', 'day', 'language', 'minutes'];

export type CountFault = { row: number; field: CountField | null; message: string };
export const countImportStates = ['open', 'applied', 'undone', 'dropped'] as const;
export type CountImportState = (typeof countImportStates)[number];

/** A table of another pool: what it would do, or did. */
export type CountImportView = {
  id: string;
  pool: { id: string; name: string };
  fileName: string;
  state: CountImportState;
  createdAt: string;
  header: string[];
  /** Position of each field's column. */
  mapping: Partial<Record<CountField, number>>;
  rows: number;
  /** Rows that would come in, or did. */
  fresh: number;
  /** Rows that are there already, the same. */
  known: number;
  faults: CountFault[];
  /** The first rows as they would be counted. */
  sample: { day: string; language: string; minutes: number; outcome: CountOutcome; municipality: string | null }[];
  minutes: number;
};
export type CountImportSummary = Pick<CountImportView, 'id' | 'fileName' | 'state' | 'createdAt' | 'fresh'>;
