import { addDays, berlinDay, mondayOf, type IsoDate } from '#kernel/dates.ts';
import type { Language } from '#lib/languages.ts';
import { needsPlace, type PublicCourseRun } from '#modules/courses/contract.ts';
import { weekdayCodes, type Schedule } from '#modules/offers/contract.ts';
import { busWay, type BusWay } from '../bus-way.ts';

/** So many weeks are looked through for a day outside the school holidays. */
const weeks = 5;

function daysOf(input: { run: PublicCourseRun; schedule: Schedule; today: IsoDate }): IsoDate[] {
  const { run, schedule, today } = input;
  const tomorrow = addDays(today, 1);
  const first = run.startDate !== null && run.startDate > tomorrow ? run.startDate : tomorrow;
  const day = addDays(mondayOf(first), weekdayCodes.indexOf(schedule.days[0]!));
  const begin = day < first ? addDays(day, 7) : day;
  return Array.from({ length: weeks }, (_, week) => addDays(begin, week * 7)).filter(
    (at) => run.endDate === null || at <= run.endDate,
  );
}

async function wayOf(input: {
  locals: App.Locals;
  language: Language;
  run: PublicCourseRun;
  ags: string;
  today: IsoDate;
}): Promise<BusWay> {
  const { locals, language, run, ags, today } = input;
  if (!needsPlace(run.mode)) return { kind: 'no-travel' };
  const { place, schedules } = run;
  if (place === null || place.lat === null || place.lon === null) return { kind: 'unknown' };
  const venue = { lat: place.lat, lon: place.lon };
  let first: BusWay = { kind: 'unknown' };
  // Whoever comes to one session comes to all: each of its times must be reached.
  for (const [index, schedule] of schedules.entries()) {
    const days = daysOf({ run, schedule, today });
    const way = await busWay({ locals, language, venue, origin: { ags }, days, by: schedule.opensAt, from: schedule.closesAt });
    if (way.kind !== 'reached') return way;
    if (index === 0) first = way;
  }
  return first;
}

/** The way to each run from a municipality's main stop: there before it begins, and home after it ends. */
export async function readWays(input: {
  locals: App.Locals;
  language: Language;
  runs: readonly PublicCourseRun[];
  ags: string;
}): Promise<Record<string, BusWay>> {
  const today = berlinDay(input.locals.app.clock.now());
  const ways: Record<string, BusWay> = {};
  for (const run of input.runs) ways[run.id] = await wayOf({ ...input, run, today });
  return ways;
}
