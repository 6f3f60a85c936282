import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';

/** `library/assessments.json`: skills assessments that every example county has. */
export type AssessmentsFile = {
  note: string;
  assessments: {
    key: string;
    /** The how manieth of the county's units, from 0. */
    unit: number;
    /** Key of a place in `places.json`. */
    place: string | null;
    given: Omit<Parameters<App['courses']['addSkillsAssessment']>[1], 'unitId' | 'placeId' | 'state' | 'demonstration'>;
  }[];
};

/** Lays down assessments as the county's units would enter them. All are marked as examples; `names` are the names of places by their keys. */
export async function loadAssessments(input: {
  app: Pick<App, 'courses' | 'network' | 'tenancy'>;
  ctx: Ctx;
  file: AssessmentsFile;
  names: ReadonlyMap<string, string>;
}): Promise<void> {
  const { app, ctx, file, names } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const places = new Map(must(await app.network.listPlaces(ctx, {}), 'places').map((place) => [place.name, place.id]));
  for (const { key, unit, place, given } of file.assessments) {
    const placeId = place === null ? null : places.get(names.get(place) ?? '');
    if (placeId === undefined) throw new Error(`assessments.json names a place that the county does not have: ${key}`);
    const unitId = units[unit % units.length]!.id;
    must(await app.courses.addSkillsAssessment(ctx, { ...given, unitId, placeId, state: 'public', demonstration: true }), key);
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
