import type { Language } from '#lib/languages.ts';
import type { WayView } from '#modules/mobility/contract.ts';
import type { FoundSchool } from '#modules/schools/contract.ts';
import { publicValue } from '../public-value.ts';

/** How a child gets to a school and home again on a usual school day. */
export type SchoolWay =
  { kind: 'none' } | { kind: 'reached'; stop: string; there: WayView; back: WayView; demonstration: boolean };

/** There before lessons begin, home after them: usual times, since schools do not tell theirs here. */
const begin = '08:00';
const end = '13:00';
const limits = { walkMetres: 1500, changes: 2, minutes: 75 };
/** The nearest ones: whoever scrolls further looks for a name, not for a bus. */
const most = 20;

/** The way to each school from a municipality's main stop; those for which nothing can be reckoned are left out. */
export async function readSchoolWays(input: {
  locals: App.Locals;
  language: Language;
  schools: readonly FoundSchool[];
  ags: string;
}): Promise<Record<string, SchoolWay>> {
  const { locals, language, schools, ags } = input;
  const ways: Record<string, SchoolWay> = {};
  for (const { id, lat, lon } of schools.slice(0, most)) {
    if (lat === null || lon === null) continue;
    const asked = await locals.app.mobility.wayTo(locals.ctx, {
      venue: { lat, lon },
      origin: { ags },
      by: begin,
      from: end,
      limits,
    });
    // No stop in the municipality: nobody can set out.
    if (!asked.ok && asked.problem.kind === 'not-found') return ways;
    const answer = publicValue(asked, language);
    if (answer.gap !== null) return ways;
    const [there, back] = [answer.way.there[0], answer.way.back[0]];
    ways[id] =
      there && back
        ? { kind: 'reached', stop: answer.way.station.name, there, back, demonstration: answer.way.demonstration }
        : { kind: 'none' };
  }
  return ways;
}
