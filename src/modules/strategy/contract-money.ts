/** Words and shapes of what measures cost. Shared by server and browser: no library is imported here. */

export const costKinds = ['personnel', 'material', 'investment', 'grant', 'other'] as const;
export type CostKind = (typeof costKinds)[number];
export const costKindWords: Readonly<Record<CostKind, string>> = {
  personnel: 'Personal',
  material: 'Sachkosten',
  investment: 'Investition',
  grant: 'Zuwendung an andere',
  other: 'Sonstiges',
};

/** Out of which pocket it is paid. */
export const costSources = ['own', 'budget', 'programme', 'third'] as const;
export type CostSource = (typeof costSources)[number];
export const costSourceWords: Readonly<Record<CostSource, string>> = {
  own: 'eigene Mittel',
  budget: 'Produkt im Kreishaushalt',
  programme: 'Förderprogramm',
  third: 'Dritte',
};

/** How far the money is there. Secured is what stands in the budget or was granted. */
export const financingStates = ['open', 'applied', 'granted', 'budgeted', 'rejected'] as const;
export type FinancingState = (typeof financingStates)[number];
export const financingWords: Readonly<Record<FinancingState, string>> = {
  open: 'offen',
  applied: 'beantragt',
  granted: 'bewilligt',
  budgeted: 'im Haushalt',
  rejected: 'abgelehnt',
};

export const hourUnits = ['weekly-hours', 'full-time'] as const;
export type HourUnit = (typeof hourUnits)[number];
export const hourUnitWords: Readonly<Record<HourUnit, string>> = {
  'weekly-hours': 'Wochenstunden',
  'full-time': 'Vollzeitstellen',
};

/** What is planned and spent for one purpose of a measure in one budget year. Amounts in cents, hours in hundredths. */
export type CostEntry = {
  id: string;
  nodeId: string;
  year: number;
  kind: CostKind;
  planned: number;
  /** Null while nothing is known, which is not nothing. */
  actual: number | null;
  hourUnit: HourUnit | null;
  hoursPlanned: number | null;
  hoursActual: number | null;
  source: CostSource;
  /** Account, programme or giver. */
  sourceName: string | null;
  state: FinancingState;
  /** What was granted, where it was another sum than planned. */
  granted: number | null;
  note: string | null;
  isPublic: boolean;
  version: number;
  changedAt: string;
};

/** Sums of several entries. Hours are weekly ones, in hundredths. */
export type CostSums = {
  planned: number;
  /** Of those entries whose actual amount is known; null when none is. */
  actual: number | null;
  secured: number;
  /** Planned, and not secured yet. */
  need: number;
  byState: Record<FinancingState, number>;
  /** Actual minus planned of those entries whose actual amount is known, and as a share of that plan. */
  deviation: { amount: number; share: number | null } | null;
  hoursPlanned: number;
  hoursActual: number | null;
};

/** Where a measure stands, for sums and lists. */
export type CostPlace = {
  nodeId: string;
  path: string;
  title: string;
  field: { id: string; name: string } | null;
  goal: { id: string; name: string } | null;
  unit: { id: string; key: string; name: string } | null;
};

export type CostRow = CostPlace & CostSums & { entries: number };
export type CostGroup = { id: string | null; name: string } & CostSums;

/** What a strategy costs in one budget year. */
export type CostOverview = {
  strategy: { id: string; key: string; title: string; state: 'draft' | 'adopted' | 'closed'; follows: boolean };
  /** Years that have entries, and the asked one. */
  years: number[];
  year: number;
  rows: CostRow[];
  total: CostSums;
  byField: CostGroup[];
  byGoal: CostGroup[];
  byUnit: CostGroup[];
  /** Measures that cost more than planned, and those of a year that is over for which nothing was spent or reported. */
  over: CostRow[];
  silent: CostRow[];
  choices: { fields: { id: string; name: string }[]; units: { id: string; name: string }[] };
};

/** A measure that must be registered for a budget. */
export type BudgetNeed = CostPlace & { need: number; hours: number; entries: (CostEntry & { open: number })[] };
export type BudgetList = {
  strategy: CostOverview['strategy'];
  year: number;
  deadline: string;
  rows: BudgetNeed[];
  total: number;
  hours: number;
};

/** What a report tells of money: one line for each year. */
export type MoneyTable = {
  years: { year: number; sums: CostSums; fields: CostGroup[] }[];
};

/** One year of a measure for everybody. */
export type PublicCost = { year: number; planned: number; actual: number | null };
