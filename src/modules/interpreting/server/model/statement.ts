import type { IsoDate } from '#kernel/dates.ts';
import { sumCents, type Cents } from '#kernel/money.ts';
import type { Invoice, Period, Statement, YearMoney, YearTotal } from '../../contract-statements.ts';
import { isTravelLine, type CeilingState, type SettledSheet } from '../../contract-tariff.ts';
import { ceilingState } from './tariff/ceiling.ts';

const byName = (one: { id: string; name: string }, other: { id: string; name: string }): number =>
  one.name.localeCompare(other.name, 'de') || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
const byDay = (one: SettledSheet, other: SettledSheet): number =>
  one.day.localeCompare(other.day) || one.number.localeCompare(other.number) || (one.id < other.id ? -1 : 1);

const workMinutes = ({ lines }: Pick<SettledSheet, 'lines'>): number =>
  lines.reduce((sum, line) => sum + (line.kind === 'work' ? line.quantity : 0), 0);

/** `A-2026-0007`; longer where a year has more than 9999. */
export const runningNumber = (input: { series: string; year: string; count: number }): string =>
  `${input.series}-${input.year}-${String(input.count).padStart(4, '0')}`;

/**
 * Statements of a month, one for each person, in the order of names.
 * @param sheets settled ones that stand on no statement yet; those of earlier months that came late are taken in
 * @param first the number that comes next in the series of that year
 */
export function statementsOf(input: {
  sheets: readonly SettledSheet[];
  month: string;
  series: string;
  first: number;
}): Statement[] {
  const { sheets, month, series, first } = input;
  const due = sheets.filter(({ day, cents }) => day.slice(0, 7) <= month && cents > 0);
  const groups = [...Map.groupBy(due, ({ interpreter }) => interpreter.id).values()];
  return groups
    .map((own) => ({ interpreter: own[0]!.interpreter, own: own.toSorted(byDay) }))
    .toSorted((one, other) => byName(one.interpreter, other.interpreter))
    .map(({ interpreter, own }, index) => ({
      number: runningNumber({ series, year: month.slice(0, 4), count: first + index }),
      month,
      interpreter,
      rows: own.map(({ id, number, day, language, occasion, bearer, lines, cents }) => ({
        ...{ id, number, day, language, occasion, lines, cents },
        costUnit: bearer.costUnit,
      })),
      minutes: own.reduce((sum, sheet) => sum + workMinutes(sheet), 0),
      cents: sumCents(own.map(({ cents }) => cents)),
    }));
}

/**
 * Invoices of a period, one for whoever bears costs and each cost unit, with numbers that run on without a gap.
 * @param sheets settled ones that stand on no invoice yet; those of earlier days that came late are taken in
 * @param kinds who is billed: a pool that the county runs itself bills the county nothing
 */
export function invoicesOf(input: {
  sheets: readonly SettledSheet[];
  period: Period;
  kinds: readonly SettledSheet['bearer']['kind'][];
  series: string;
  first: number;
}): Invoice[] {
  const { sheets, period, kinds, series, first } = input;
  const due = sheets.filter(({ day, bearer, billedCents }) => day <= period.to && kinds.includes(bearer.kind) && billedCents > 0);
  const groups = [...Map.groupBy(due, ({ bearer }) => JSON.stringify([bearer.kind, bearer.id, bearer.costUnit])).values()];
  return groups
    .map((own) => ({ bearer: own[0]!.bearer, own: own.toSorted(byDay) }))
    .toSorted(
      (one, other) => byName(one.bearer, other.bearer) || (one.bearer.costUnit ?? '').localeCompare(other.bearer.costUnit ?? ''),
    )
    .map(({ bearer, own }, index) => ({
      number: runningNumber({ series, year: period.to.slice(0, 4), count: first + index }),
      period,
      bearer,
      rows: own.map(({ id, number, day, language, occasion, interpreter, lines, billedCents }) => ({
        ...{ id, number, day, language, occasion, lines },
        cents: billedCents,
        interpreterId: interpreter.id,
      })),
      cents: sumCents(own.map(({ billedCents }) => billedCents)),
    }));
}

const moneyOf = (sheets: readonly SettledSheet[]): YearMoney => ({
  cents: sumCents(sheets.map(({ cents }) => cents)),
  travelCents: sumCents(sheets.flatMap(({ lines }) => lines.filter(({ kind }) => isTravelLine(kind)).map(({ cents }) => cents))),
});

/** What each person got in a year. Money counts for the year in which it went out; what waits goes out in the year of today. */
export function yearTotals(input: { sheets: readonly SettledSheet[]; year: string; today: IsoDate }): YearTotal[] {
  const { sheets, year, today } = input;
  const isPaid = ({ paidOn }: SettledSheet): boolean => paidOn?.slice(0, 4) === year;
  const waits = ({ paidOn }: SettledSheet): boolean => paidOn === null && today.slice(0, 4) === year;
  const counted = sheets.filter((sheet) => isPaid(sheet) || waits(sheet));
  return [...Map.groupBy(counted, ({ interpreter }) => interpreter.id).values()]
    .map((own) => ({
      interpreter: own[0]!.interpreter,
      conversations: own.filter(({ lines }) => lines.some(({ kind }) => kind === 'work')).length,
      minutes: own.reduce((sum, sheet) => sum + workMinutes(sheet), 0),
      paid: moneyOf(own.filter(isPaid)),
      pending: moneyOf(own.filter(waits)),
    }))
    .toSorted((one, other) => byName(one.interpreter, other.interpreter));
}

/** How a person's year stands to the limit; what only pays back travel counts where the county says so. */
export function yearCeiling(input: {
  total: Pick<YearTotal, 'paid' | 'pending'>;
  limitCents: Cents | null;
  withTravel: boolean;
  nearPercent?: number;
}): CeilingState {
  const { total, withTravel, ...limit } = input;
  const counted = ({ cents, travelCents }: YearMoney): Cents => (withTravel ? cents : cents - travelCents);
  return ceilingState({ ...limit, settledCents: counted(total.paid), pendingCents: counted(total.pending) });
}
