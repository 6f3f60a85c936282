import { sumCents } from '#kernel/money.ts';
import {
  financingStates,
  type CostEntry,
  type CostGroup,
  type CostPlace,
  type CostRow,
  type CostSums,
  type MoneyTable,
} from '../../contract-money.ts';

type Amounts = Pick<CostEntry, 'planned' | 'actual' | 'state' | 'granted' | 'hourUnit' | 'hoursPlanned' | 'hoursActual'>;

/** What of an entry stands in the budget or was granted; never more than is planned. */
export function securedOf(entry: Pick<Amounts, 'planned' | 'state' | 'granted'>): number {
  if (entry.state === 'budgeted') return entry.planned;
  if (entry.state === 'granted') return Math.min(entry.planned, entry.granted ?? entry.planned);
  return 0;
}

/** What is planned and has no money yet. A rejected application leaves its need. */
export const needOf = (entry: Pick<Amounts, 'planned' | 'state' | 'granted'>): number => entry.planned - securedOf(entry);

/** Weekly hours in hundredths: shares of a full-time post count with its hours. */
export function weeklyHours(input: { hours: number; unit: CostEntry['hourUnit']; fullTime: number }): number {
  return input.unit === 'full-time' ? Math.round((input.hours * input.fullTime) / 100) : input.hours;
}

/** Sums of entries. `fullTime` is what a full-time post works in a week, in hundredths of an hour. */
export function sumsOf(input: { entries: readonly Amounts[]; fullTime: number }): CostSums {
  const { entries, fullTime } = input;
  const told = entries.filter((entry) => entry.actual !== null);
  const actual = told.length === 0 ? null : sumCents(told.map((entry) => entry.actual!));
  const compared = sumCents(told.map((entry) => entry.planned));
  const hours = (key: 'hoursPlanned' | 'hoursActual'): number[] =>
    entries.flatMap((entry) => (entry[key] === null ? [] : [weeklyHours({ hours: entry[key], unit: entry.hourUnit, fullTime })]));
  const worked = hours('hoursActual');
  return {
    planned: sumCents(entries.map((entry) => entry.planned)),
    actual,
    secured: sumCents(entries.map(securedOf)),
    need: sumCents(entries.map(needOf)),
    byState: Object.fromEntries(
      financingStates.map((state) => [
        state,
        sumCents(entries.filter((entry) => entry.state === state).map((entry) => entry.planned)),
      ]),
    ) as CostSums['byState'],
    deviation:
      actual === null ? null : { amount: actual - compared, share: compared === 0 ? null : (actual - compared) / compared },
    hoursPlanned: sumCents(hours('hoursPlanned')),
    hoursActual: worked.length === 0 ? null : sumCents(worked),
  };
}

type Placed = { place: CostPlace; entry: CostEntry };

/** One line for each measure, in the order in which the places come. */
export function rowsOf(input: { placed: readonly Placed[]; fullTime: number }): CostRow[] {
  return groupBy(input.placed, ({ place }) => place.nodeId).map(({ members }) => ({
    ...members[0]!.place,
    entries: members.length,
    ...sumsOf({ entries: members.map(({ entry }) => entry), fullTime: input.fullTime }),
  }));
}

/** Sums by field, goal or unit, in the order in which they come; what has none stands under `without`. */
export function groupsOf(input: {
  placed: readonly Placed[];
  by: 'field' | 'goal' | 'unit';
  without: string;
  fullTime: number;
}): CostGroup[] {
  const { by, without, fullTime } = input;
  const groups = groupBy(input.placed, ({ place }) => place[by]?.id ?? '').map(({ members }): CostGroup => {
    const of = members[0]!.place[by];
    return { id: of?.id ?? null, name: of?.name ?? without, ...sumsOf({ entries: members.map(({ entry }) => entry), fullTime }) };
  });
  return [...groups.filter((group) => group.id !== null), ...groups.filter((group) => group.id === null)];
}

/** The money table of a report: for each year the whole and its fields. Null where nothing was recorded. */
export function moneyTable(input: { placed: readonly Placed[]; from: number; to: number; fullTime: number }): MoneyTable | null {
  const { placed, from, to, fullTime } = input;
  const within = placed.filter(({ entry }) => entry.year >= from && entry.year <= to);
  const years = [...new Set(within.map(({ entry }) => entry.year))].sort((one, other) => one - other);
  if (years.length === 0) return null;
  return {
    years: years.map((year) => {
      const own = within.filter(({ entry }) => entry.year === year);
      return {
        year,
        sums: sumsOf({ entries: own.map(({ entry }) => entry), fullTime }),
        fields: groupsOf({ placed: own, by: 'field', without: 'ohne Handlungsfeld', fullTime }),
      };
    }),
  };
}

/** Measures that cost more than was planned for what was spent. */
export const overPlan = (rows: readonly CostRow[]): CostRow[] =>
  rows.filter((row) => row.deviation !== null && row.deviation.amount > 0);

/** Measures with a plan and not a cent spent or reported, in a year that is over. */
export const silentRows = (input: { rows: readonly CostRow[]; year: number; today: string }): CostRow[] =>
  input.year < Number(input.today.slice(0, 4))
    ? input.rows.filter((row) => row.planned > 0 && (row.actual === null || row.actual === 0))
    : [];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): { key: string; members: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const members = groups.get(keyOf(item));
    if (members) members.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups].map(([key, members]) => ({ key, members }));
}
