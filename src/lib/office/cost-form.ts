import { formatHundredths, formatMoney } from '#kernel/money.ts';
import {
  costKindWords,
  costKinds,
  costSourceWords,
  costSources,
  financingStates,
  financingWords,
  hourUnits,
  hourUnitWords,
  type CostEntry,
} from '#modules/strategy/contract-money.ts';

/** The form's controls as text, as the page fills them in again. */
export type CostForm = Record<(typeof costFields)[number], string> & { isPublic: boolean };

export const costFields = [
  'year',
  'kind',
  'planned',
  'actual',
  'source',
  'sourceName',
  'state',
  'granted',
  'hourUnit',
  'hoursPlanned',
  'hoursActual',
  'note',
] as const;

const options = <K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>) =>
  keys.map((value) => ({ value, label: words[value] }));
export const costOptions = {
  kinds: options(costKinds, costKindWords),
  sources: options(costSources, costSourceWords),
  states: options(financingStates, financingWords),
  hourUnits: options(hourUnits, hourUnitWords),
};

export const emptyCost = (year: number): CostForm => ({
  ...(Object.fromEntries(costFields.map((name) => [name, ''])) as Omit<CostForm, 'isPublic'>),
  year: String(year),
  source: 'own',
  state: 'open',
  isPublic: false,
});

const number = (hundredths: number | null, least: number): string =>
  hundredths === null ? '' : formatHundredths(hundredths, least);

export const storedCost = (entry: CostEntry): CostForm => ({
  year: String(entry.year),
  kind: entry.kind,
  planned: number(entry.planned, 2),
  actual: number(entry.actual, 2),
  source: entry.source,
  sourceName: entry.sourceName ?? '',
  state: entry.state,
  granted: number(entry.granted, 2),
  hourUnit: entry.hourUnit ?? '',
  hoursPlanned: number(entry.hoursPlanned, 0),
  hoursActual: number(entry.hoursActual, 0),
  note: entry.note ?? '',
  isPublic: entry.isPublic,
});

/** Hours or share of a post as people say it: `19,5 Wochenstunden`; null where there are none. */
export const hourWords = (entry: Pick<CostEntry, 'hourUnit' | 'hoursPlanned'>): string | null =>
  entry.hoursPlanned === null || entry.hourUnit === null
    ? null
    : `${formatHundredths(entry.hoursPlanned)} ${hourUnitWords[entry.hourUnit]}`;

/** An amount that may be unknown. */
export const moneyOr = (cents: number | null): string => (cents === null ? '–' : formatMoney(cents));

/** A deviation with its sign and share: `+250,00 € (+25 %)`. */
export function deviationWords(deviation: { amount: number; share: number | null } | null): string {
  if (deviation === null) return '–';
  const sign = deviation.amount > 0 ? '+' : '';
  const share = deviation.share === null ? '' : ` (${sign}${Math.round(deviation.share * 100)}\u00a0%)`.replace('-', '\u2212');
  return `${sign}${formatMoney(deviation.amount)}${share}`;
}

/** Names of the fields in the history of costs. */
const fieldWords: Readonly<Record<string, string>> = {
  year: 'Haushaltsjahr',
  kind: 'Kostenart',
  planned: 'geplant',
  actual: 'ausgegeben',
  source: 'bezahlt aus',
  sourceName: 'Produkt, Programm oder Geber',
  state: 'Stand der Finanzierung',
  granted: 'bewilligt',
  hourUnit: 'Stellen in',
  hoursPlanned: 'Stellen geplant',
  hoursActual: 'Stellen besetzt',
  note: 'Bemerkung',
  isPublic: 'öffentlich',
};
const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: costKindWords,
  source: costSourceWords,
  state: financingWords,
  hourUnit: hourUnitWords,
};

/** What changed, in words and in the order of the form. */
export const costChanges = (fields: readonly { field: string; before: unknown; after: unknown }[]): string[] =>
  Object.keys(fieldWords).flatMap((name) =>
    fields.filter(({ field }) => field === name).flatMap((field) => costChange(field) ?? []),
  );

/** One field; null where nothing stands on both sides. */
function costChange(change: { field: string; before: unknown; after: unknown }): string | null {
  const label = fieldWords[change.field];
  const before = costValue(change.field, change.before);
  const after = costValue(change.field, change.after);
  if (label === undefined || (before === null && after === null)) return null;
  return before === null ? `${label}: ${after}` : `${label}: ${before} → ${after ?? 'leer'}`;
}

function costValue(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return 'ja';
  if (['planned', 'actual', 'granted'].includes(field)) return formatMoney(Number(value));
  if (field.startsWith('hours')) return formatHundredths(Number(value));
  return choiceWords[field]?.[String(value)] ?? String(value);
}
