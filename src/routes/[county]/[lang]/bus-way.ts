import type { IsoDate } from '#kernel/dates.ts';
import type { Language } from '#lib/languages.ts';
import type { OnDemandView, Venue, WayView } from '#modules/mobility/contract.ts';
import { publicValue } from './public-value.ts';

/** How somebody gets to something that has its times, and home again. `unknown`: no place, no times, or none of its days is in the timetable. */
export type BusWay =
  | { kind: 'no-travel' }
  | { kind: 'unknown' }
  | { kind: 'none'; onDemand: OnDemandView[] }
  | { kind: 'reached'; stop: string; there: WayView; back: WayView; demonstration: boolean };

/** A municipality, whose main stop counts, or one stop. */
export type Origin = { ags: string } | { stationId: string };

/** Walks and rides of a resident: an hour and a half, a kilometre and a half, three changes. */
const limits = { walkMetres: 1500, changes: 3, minutes: 90 };

export const isReached = (way: BusWay | undefined): boolean => way?.kind === 'reached' || way?.kind === 'no-travel';

/** The way there before `by` and home after `from`, on the first of the days that the timetable holds and that is no school holiday. */
export async function busWay(input: {
  locals: App.Locals;
  language: Language;
  venue: Venue;
  origin: Origin;
  days: readonly IsoDate[];
  by: string;
  from: string;
}): Promise<BusWay> {
  const { locals, language, venue, origin, days, by, from } = input;
  for (const day of days) {
    const asked = await locals.app.mobility.wayTo(locals.ctx, { venue, origin, day, by, from, limits });
    // On a day on which nothing stops there at all, no stop is the main one.
    if (!asked.ok && asked.problem.kind === 'not-found') return { kind: 'none', onDemand: [] };
    const answer = publicValue(asked, language);
    if (answer.gap !== null || answer.way.holiday) continue;
    const { way } = answer;
    const [there, back] = [way.there[0], way.back[0]];
    return there && back
      ? { kind: 'reached', stop: way.station.name, there, back, demonstration: way.demonstration }
      : { kind: 'none', onDemand: way.onDemand };
  }
  return { kind: 'unknown' };
}
