import type { IsoDate } from '#kernel/dates.ts';
import type { Metric, MetricNumber, MetricRow, MetricSource } from '#kernel/metrics.ts';
import { figureDimensions, metricName, type FigureDimension } from '../../contract-figures.ts';

/**
 * What became of a conversation. `agreed` is still to come, `open` looked for or called off by who asked; `gap` was never asked for: a
 * desk could not make itself understood; `outside` was held by a service that is paid by the minute.
 */
export type FactStatus =
  | 'held'
  | 'agreed'
  | 'open'
  | 'unfilled'
  | 'no-show-client'
  | 'no-show-interpreter'
  | 'cancelled-by-client'
  | 'cancelled-by-interpreter'
  | 'cancelled-by-office'
  | 'gap'
  | 'outside';

/** One conversation, or several that are alike in everything that is counted. Nobody is in it. */
export type Fact = {
  status: FactStatus;
  times: number;
  /** False where another row took its place: it is counted as a call-off alone. */
  isCurrent: boolean;
  /** Somebody had agreed to come. */
  isFound: boolean;
  day: IsoDate;
  language: string;
  occasion: string;
  municipalityId: string | null;
  requesterKind: string | null;
  poolId: string | null;
  mode: string | null;
  offers: number;
  /** Of the conversation, in all. */
  minutes: number;
  cents: number;
  countyCents: number;
  /** From the request until somebody had agreed. */
  minutesToFill: number | null;
  /** The same where somebody was wanted at once. */
  minutesWaited: number | null;
};

export const partedBy = 'pool' satisfies FigureDimension;
/** The key of cases that say nothing about a dimension. */
export const unknownKey = 'none';

const all = figureDimensions;
const none: readonly FigureDimension[] = [];
const metric = (
  key: string,
  title: string,
  definition: string,
  more: Partial<Pick<Metric, 'unit' | 'isCount' | 'dimensions'>> & { gives?: readonly string[] } = {},
): Metric => ({
  name: metricName(key),
  title,
  definition,
  unit: more.unit ?? 'count',
  isCount: more.isCount ?? (more.unit ?? 'count') === 'count',
  dimensions: more.dimensions ?? all,
  gives: (more.gives ?? []).map(metricName),
});

export const figureMetrics: readonly Metric[] = [
  metric('held', 'Einsätze', 'Gespräche, die stattgefunden haben, am Tag des Gesprächs; jede Sprache zählt einmal.'),
  metric('requests', 'Angefragte Gespräche', 'Gespräche, um die gebeten wurde, am Tag des Gesprächs; jede Sprache zählt einmal.'),
  metric('filled', 'Besetzt', 'Angefragte Gespräche, für die jemand zugesagt hatte, auch wenn sie später ausfielen.'),
  metric(
    'unfilled',
    'Unbesetzt',
    'Angefragte Gespräche, für die niemand gefunden wurde oder für die es nach einer Absage keinen Ersatz gab.',
  ),
  metric('fill-rate', 'Besetzungsquote', 'Anteil der besetzten an den besetzten und unbesetzten Gesprächen.', {
    unit: 'percent',
    gives: ['filled', 'unfilled'],
  }),
  metric('gaps', 'Ohne Verständigung', 'So oft hielt eine Stelle fest, dass sie sich nicht verständigen konnte.', {
    dimensions: ['language', 'month'],
  }),
  metric('need', 'Ungedeckter Bedarf', 'Unbesetzte Gespräche und Gespräche ohne Verständigung zusammen.', {
    dimensions: ['language', 'month'],
  }),
  metric('offers', 'Angebote', 'So oft wurde jemand aus einem Pool gefragt.', { isCount: false, gives: [] }),
  metric('time-to-fill', 'Zeit bis zur Zusage', 'Median der Stunden von der Anfrage bis zur Zusage.', { unit: 'hours' }),
  metric('hours', 'Stunden', 'Dauer der Einsätze zusammen.', { unit: 'hours', gives: ['held'] }),
  metric(
    'cost',
    'Aufwand',
    'Aufwandsentschädigungen für Einsätze, späte Absagen und Ausfälle nach dem Tarif des Tages, ohne Wege; Kosten anderer Pools wie gemeldet.',
    { unit: 'cents', gives: ['held'] },
  ),
  metric('county-cost', 'Davon der Landkreis', 'Was davon nach den Kostenregeln der Landkreis trägt.', {
    unit: 'cents',
    gives: ['held'],
  }),
  metric('no-show-client', 'Einrichtung kam nicht', 'Gespräche, zu denen die Einrichtung oder die Familie nicht kam.', {
    dimensions: none,
  }),
  metric('no-show-interpreter', 'Sprachmittlung kam nicht', 'Gespräche, zu denen die Sprachmittlung nicht kam.', {
    dimensions: none,
  }),
  metric(
    'cancelled-by-client',
    'Absagen der Einrichtung',
    'Gespräche, die nach der Zusage von der Einrichtung abgesagt wurden.',
    {
      dimensions: none,
    },
  ),
  metric(
    'cancelled-by-interpreter',
    'Absagen der Sprachmittlung',
    'Zusagen, die zurückgenommen wurden, auch wenn jemand anderes einsprang.',
    { dimensions: none },
  ),
  metric(
    'cancelled-by-office',
    'Absagen der Geschäftsstelle',
    'Gespräche, die nach der Zusage von der Geschäftsstelle abgesagt wurden.',
    {
      dimensions: none,
    },
  ),
  metric(
    'wait-now',
    'Wartezeit bei „jetzt gleich“',
    'Median der Minuten von der Anfrage bis zur Zusage, wo sofort jemand gebraucht wurde.',
    {
      unit: 'minutes',
      dimensions: none,
    },
  ),
  metric('outside', 'Durch Dienste von außen', 'Gespräche über Video- oder Telefondienste, die nach Minuten bezahlt werden.', {
    dimensions: ['language', 'month'],
  }),
  metric('outside-share', 'Anteil von außen', 'Anteil der Dienste von außen an ihnen und den Einsätzen zusammen.', {
    unit: 'percent',
    dimensions: none,
    gives: ['outside', 'held'],
  }),
  metric('languages', 'Sprachen', 'So viele Sprachen und Varianten kamen in Einsätzen vor.', {
    isCount: false,
    dimensions: none,
  }),
  metric('municipalities', 'Gemeinden', 'In so vielen Gemeinden fanden Einsätze statt.', { isCount: false, dimensions: none }),
  metric('occasions', 'Anlässe', 'So viele Arten von Anlässen kamen in Einsätzen vor.', { isCount: false, dimensions: none }),
];

export const figureSums: MetricSource['sums'] = [
  { total: 'requests', parts: ['filled', 'unfilled'], rest: true },
  {
    total: 'filled',
    parts: ['held', 'no-show-client', 'no-show-interpreter', 'cancelled-by-client', 'cancelled-by-office'],
    rest: true,
  },
  { total: 'need', parts: ['unfilled', 'gaps'], rest: false },
].map(({ total, parts, rest }) => ({ total: metricName(total), parts: parts.map(metricName), rest }));

/** What a case belongs to in a dimension. */
export function keyOf(fact: Fact, by: FigureDimension): string {
  switch (by) {
    case 'language':
      return fact.language;
    case 'occasion':
      return fact.occasion;
    case 'municipality':
      return fact.municipalityId ?? unknownKey;
    case 'requester':
      return fact.requesterKind ?? unknownKey;
    case 'pool':
      return fact.poolId ?? unknownKey;
    case 'mode':
      return fact.mode ?? unknownKey;
    case 'month':
      return fact.day.slice(0, 7);
  }
}

/** The middle one; of two middle ones the mean. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const isAsked = ({ status, isCurrent }: Fact): boolean => isCurrent && status !== 'gap' && status !== 'outside';
const isUnfilled = (fact: Fact): boolean =>
  isAsked(fact) && (fact.status === 'unfilled' || fact.status === 'cancelled-by-interpreter');
const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

function numbersOf(facts: readonly Fact[]): Record<string, MetricNumber> {
  const times = (found: readonly Fact[]): number => found.reduce((sum, fact) => sum + fact.times, 0);
  const held = facts.filter(({ status }) => status === 'held');
  const asked = facts.filter(isAsked);
  const filled = times(asked.filter((fact) => fact.isFound && !isUnfilled(fact)));
  const unfilled = times(facts.filter(isUnfilled));
  const gaps = times(facts.filter(({ status }) => status === 'gap'));
  const outside = times(facts.filter(({ status }) => status === 'outside'));
  const count = (value: number): MetricNumber => ({ value, cases: value });
  const share = (part: number, whole: number): MetricNumber => ({
    value: whole === 0 ? null : round((100 * part) / whole),
    cases: whole,
  });
  const middle = (values: readonly (number | null)[], per: number, digits: number): MetricNumber => {
    const known = values.filter((value) => value !== null);
    const value = median(known);
    return { value: value === null ? null : round(value / per, digits), cases: known.length };
  };
  const sum = (found: readonly Fact[], of: (fact: Fact) => number, per = 1): MetricNumber => ({
    value: round(found.reduce((all, fact) => all + of(fact), 0) / per, 1),
    cases: times(found.filter((fact) => of(fact) > 0)),
  });
  const kinds = (of: (fact: Fact) => string | null): MetricNumber => ({
    value: new Set(held.map(of).filter((kind) => kind !== null)).size,
    cases: 0,
  });
  const ended = (status: FactStatus): MetricNumber => count(times(facts.filter((fact) => fact.status === status)));
  const numbers: Record<string, MetricNumber> = {
    held: count(times(held)),
    requests: count(times(asked)),
    filled: count(filled),
    unfilled: count(unfilled),
    'fill-rate': share(filled, filled + unfilled),
    gaps: count(gaps),
    need: count(unfilled + gaps),
    offers: { ...sum(facts, ({ offers }) => offers), cases: times(facts.filter(({ offers }) => offers > 0)) },
    'time-to-fill': middle(
      facts.map(({ minutesToFill }) => minutesToFill),
      60,
      1,
    ),
    hours: sum(held, ({ minutes }) => minutes, 60),
    cost: sum(facts, ({ cents }) => cents),
    'county-cost': sum(facts, ({ countyCents }) => countyCents),
    'no-show-client': ended('no-show-client'),
    'no-show-interpreter': ended('no-show-interpreter'),
    'cancelled-by-client': ended('cancelled-by-client'),
    'cancelled-by-interpreter': ended('cancelled-by-interpreter'),
    'cancelled-by-office': count(times(facts.filter((fact) => fact.status === 'cancelled-by-office' && fact.isFound))),
    'wait-now': middle(
      facts.map(({ minutesWaited }) => minutesWaited),
      1,
      0,
    ),
    outside: count(outside),
    'outside-share': share(outside, outside + times(held)),
    languages: kinds(({ language }) => language),
    municipalities: kinds(({ municipalityId }) => municipalityId),
    occasions: kinds(({ occasion }) => occasion),
  };
  return Object.fromEntries(Object.entries(numbers).map(([key, number]) => [metricName(key), number]));
}

/**
 * All figures of these cases: of the whole, and of each key of each dimension; of all pools and of each.
 * @param pools those that have a row though nothing happened
 */
export function figureRows(input: {
  facts: readonly Fact[];
  pools: readonly string[];
  labelOf: (by: FigureDimension, key: string) => string;
}): MetricRow[] {
  const { facts, pools, labelOf } = input;
  const parts = [null, ...new Set([...pools, ...facts.map((fact) => keyOf(fact, partedBy))])];
  return parts.flatMap((part) => {
    const own = part === null ? facts : facts.filter((fact) => keyOf(fact, partedBy) === part);
    return [
      { at: null, part, numbers: numbersOf(own) },
      ...figureDimensions
        .filter((by) => part === null || by !== partedBy)
        .flatMap((by) =>
          [...Map.groupBy(own, (fact) => keyOf(fact, by))].map(([key, found]) => ({
            at: { by, key, label: labelOf(by, key) },
            part,
            numbers: numbersOf(found),
          })),
        ),
    ];
  });
}
