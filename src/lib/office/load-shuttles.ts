import { valueOrError } from '#lib/server/answers.ts';
import type { CourseRunView } from '#modules/courses/contract.ts';
import type { StartLevel } from '#modules/courses/contract-needs.ts';
import { reachedPeople, type Home, type ReachedHome } from '#modules/courses/contract-planning.ts';
import { servedLevel } from '#modules/courses/contract-served.ts';
import type { ShuttleState } from '#modules/courses/contract-shuttles.ts';
import { usualLimits, type DayReach } from '#modules/mobility/contract.ts';
import { weekdayCodes, type Schedule } from '#modules/offers/contract.ts';

export const sessionOf = (schedule: Schedule) => ({
  weekday: weekdayCodes.indexOf(schedule.days[0]!) + 1,
  from: schedule.opensAt,
  to: schedule.closesAt,
});

/** What a school day's timetable reaches of a run at its first time; null where place, time or timetable are missing. */
export async function reachOfRun(locals: App.Locals, run: CourseRunView): Promise<DayReach | null> {
  const schedule = run.schedules[0];
  const { lat, lon } = run.place ?? { lat: null, lon: null };
  if (!schedule || lat === null || lon === null) return null;
  const asked = { venue: { lat, lon }, sessions: [sessionOf(schedule)], limits: usualLimits };
  const reach = valueOrError(await locals.app.mobility.reach(locals.ctx, asked));
  return reach.days.find(({ kind }) => kind === 'school') ?? null;
}

/** A run and the people in need of its level whom no bus brings there and home: those a ride would win. */
export type ShuttleNeed = {
  run: CourseRunView;
  people: number;
  won: number;
  /** Where those live, most of them first. */
  from: ReachedHome[];
  shuttle: ShuttleState | null;
};

/** Runs that run or come, those first with which a ride would win most people; those that have a ride are among them. */
export async function loadShuttleNeeds({ locals, url }: { locals: App.Locals; url: URL }) {
  const { courses } = locals.app;
  const runs = valueOrError(await courses.listCourseRuns(locals.ctx, {}), url);
  const states = new Map(
    valueOrError(await courses.listShuttles(locals.ctx, {})).map(({ runId, state }) => [runId, state] as const),
  );
  const homes = new Map<StartLevel, Home[]>();
  const needs: ShuttleNeed[] = [];
  let unknown = 0;
  for (const run of runs) {
    const level = servedLevel(run);
    if (level === null || run.status === 'cancelled' || run.state === 'hidden') continue;
    if (!homes.has(level))
      homes.set(level, valueOrError(await courses.readHomesInNeed(locals.ctx, { startLevel: level, month: null })).homes);
    const day = homes.get(level)!.length === 0 ? null : await reachOfRun(locals, run);
    const shuttle = states.get(run.id) ?? null;
    if (day === null && homes.get(level)!.length > 0 && run.place !== null) unknown += 1;
    const found = day && reachedPeople({ homes: homes.get(level)!, municipalities: day.municipalities });
    const won = found ? found.people - found.reached : 0;
    if (won === 0 && shuttle === null) continue;
    const from = (found?.homes ?? [])
      .filter((home) => home.people > home.reached)
      .toSorted((one, other) => other.people - other.reached - (one.people - one.reached));
    needs.push({ run, people: found?.people ?? 0, won, from, shuttle });
  }
  return { needs: needs.toSorted((one, other) => other.won - one.won), unknown };
}
