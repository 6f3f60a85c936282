import type { IsoDate } from '#kernel/dates.ts';
import type { Gap, NeedCoverage, StartLevel, SupplyCell, SupplyRow } from '../../contract-needs.ts';
import { startLevels } from '../../contract-needs.ts';

/** People in need somewhere from a month on; null where the reader is not told the number. */
export type CountedNeed = { level: StartLevel; townId: string; month: IsoDate; people: number | null };
/** Free seats of a run; `townId` null for what is online or has no municipality. */
export type CountedRun = { level: StartLevel; townId: string | null; month: IsoDate; free: number };

const mostGaps = 12;

/**
 * People in need and free seats by where people live, or where the course is, and level. What a reader is not told of a single need is in
 * no sum: so no filter, month or total can give it away.
 */
export function needSupply(input: {
  needs: readonly CountedNeed[];
  runs: readonly CountedRun[];
  towns: readonly { id: string; name: string }[];
  month: IsoDate | null;
}): Omit<NeedCoverage, 'smallest'> {
  const { towns, month } = input;
  const inMonth = <E extends { month: IsoDate }>(entries: readonly E[]): E[] =>
    month === null ? [...entries] : entries.filter((entry) => entry.month === month);
  const needs = inMonth(input.needs);
  const runs = inMonth(input.runs);
  const levels = startLevels.filter((level) => [...needs, ...runs].some((entry) => entry.level === level));
  const cell = (level: StartLevel, townId: string | null | 'all'): SupplyCell => {
    const here = <E extends { level: StartLevel; townId: string | null }>(entries: readonly E[]): E[] =>
      entries.filter((entry) => entry.level === level && (townId === 'all' || entry.townId === townId));
    return amounts(level, here(needs), here(runs));
  };
  const row = (id: string | null, name: string): SupplyRow => ({ id, name, cells: levels.map((level) => cell(level, id)) });
  const there = new Set([...needs, ...runs].map(({ townId }) => townId));
  const names = new Map(towns.map(({ id, name }) => [id, name]));
  // Seats online are anywhere: they are taken from no single gap.
  const gaps = [...Map.groupBy(needs, (need) => `${need.month} ${need.level} ${need.townId}`).values()]
    .map((own): Gap => {
      const { level, townId, month: at } = own[0]!;
      const seats = runs.filter((run) => run.level === level && run.townId === townId && run.month === at);
      const { few: _few, ...sums } = amounts(level, own, seats);
      return { ...sums, town: { id: townId, name: names.get(townId) ?? '' }, month: at };
    })
    .filter(({ gap }) => gap > 0)
    .toSorted(
      (one, other) =>
        other.gap - one.gap || one.month.localeCompare(other.month) || one.town.name.localeCompare(other.town.name, 'de'),
    )
    .slice(0, mostGaps);
  return {
    months: [...new Set([...input.needs, ...input.runs].map((entry) => entry.month))].toSorted(),
    levels,
    rows: [
      ...towns.filter(({ id }) => there.has(id)).map(({ id, name }) => row(id, name)),
      ...(there.has(null) ? [row(null, 'online oder ohne Ort')] : []),
    ],
    total: { id: null, name: 'Landkreis', cells: levels.map((level) => cell(level, 'all')) },
    gaps,
  };
}

function amounts(level: StartLevel, needs: readonly CountedNeed[], runs: readonly CountedRun[]): SupplyCell {
  const people = needs.reduce((sum, need) => sum + (need.people ?? 0), 0);
  const free = runs.reduce((sum, run) => sum + run.free, 0);
  return { level, people, few: needs.some((need) => need.people === null), free, gap: people - free };
}
