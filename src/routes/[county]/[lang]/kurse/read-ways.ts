import { addDays, berlinDay, mondayOf, type IsoDate } from '#kernel/dates.ts';
import type { Language } from '#lib/languages.ts';
import { needsPlace, type PublicCourseRun } from '#modules/courses/contract.ts';
import type { OnDemandView, WayView } from '#modules/mobility/contract.ts';
import { weekdayCodes, type Schedule } from '#modules/offers/contract.ts';
import { publicValue } from '../public-value.ts';

/** How somebody gets to a run and home again. `unknown`: no place, no times, or none of its days is in the timetable. */
export type RunWay =
  | { kind: 'no-travel' }
  | { kind: 'unknown' }
  | { kind: 'none'; onDemand: OnDemandView[] }
  | { kind: 'reached'; stop: string; there: WayView; back: WayView; demonstration: boolean };

/** Walks and rides of a resident: an hour and a half, a kilometre and a half, three changes. */
const limits = { walkMetres: 1500, changes: 3, minutes: 90 };
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
}): Promise<RunWay> {
  const { locals, language, run, ags, today } = input;
  if (!needsPlace(run.mode)) return { kind: 'no-travel' };
  const { place, schedules } = run;
  if (place === null || place.lat === null || place.lon === null || schedules.length === 0) return { kind: 'unknown' };
  let first: RunWay | null = null;
  // Whoever comes to one session comes to all: each of its times must be reached.
  for (const schedule of schedules) {
    let way: RunWay = { kind: 'unknown' };
    for (const day of daysOf({ run, schedule, today })) {
      const asked = await locals.app.mobility.wayTo(locals.ctx, {
        venue: { lat: place.lat, lon: place.lon },
        origin: { ags },
        day,
        by: schedule.opensAt,
        from: schedule.closesAt,
        limits,
      });
      // On a day on which nothing stops there at all, no stop is the main one.
      if (!asked.ok && asked.problem.kind === 'not-found') {
        way = { kind: 'none', onDemand: [] };
        break;
      }
      const answer = publicValue(asked, language);
      if (answer.gap !== null || answer.way.holiday) continue;
      const there = answer.way.there[0];
      const back = answer.way.back[0];
      way =
        there && back
          ? { kind: 'reached', stop: answer.way.station.name, there, back, demonstration: answer.way.demonstration }
          : { kind: 'none', onDemand: answer.way.onDemand };
      break;
    }
    if (way.kind !== 'reached') return way;
    first ??= way;
  }
  return first ?? { kind: 'unknown' };
}

/** The way to each run from a municipality's main stop: there before it begins, and home after it ends. */
export async function readWays(input: {
  locals: App.Locals;
  language: Language;
  runs: readonly PublicCourseRun[];
  ags: string;
}): Promise<Record<string, RunWay>> {
  const today = berlinDay(input.locals.app.clock.now());
  const ways: Record<string, RunWay> = {};
  for (const run of input.runs) ways[run.id] = await wayOf({ ...input, run, today });
  return ways;
}
