import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { distance, type Point } from '#kernel/geo.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { schoolTypes, type FoundSchool, type PublicSchool } from '../../contract.ts';
import { publicSchoolInput, publicSchoolsInput } from '../../inputs.ts';
import { fitOf, standingOf, type Standing } from '../model/child.ts';
import { policy } from '../policy.ts';
import { findCentre, findSchool, findSchools, findTowns, loadSettings, type SchoolRow, type Town } from '../store.ts';
import { isShown, publicSchool, wordsOf } from '../views.ts';

async function shown(input: { ctx: CountyCtx; tx: Tx; language: string; found: readonly SchoolRow[]; towns: readonly Town[] }) {
  const { ctx, tx, language, towns } = input;
  const found = input.found.filter(isShown);
  const dictionary = await wordsOf({ tx, language, found });
  const now = { today: berlinDay(ctx.clock.now()), settings: await loadSettings(tx) };
  const byId = new Map(towns.map((town) => [town.id, town]));
  return found.map((entry) => publicSchool({ found: entry, dictionary, towns: byId, now }));
}

function foundSchool(input: {
  school: PublicSchool;
  child: Standing | null;
  centre: Point | null;
  home: ReadonlySet<string> | null;
}): FoundSchool {
  const { school, child, centre, home } = input;
  const { lat, lon } = school;
  return {
    ...school,
    fit: child === null ? null : fitOf(school, child),
    distance: centre === null || lat === null || lon === null ? null : distance(centre, [lon, lat]),
    responsible: home !== null && school.areas.some(({ ags }) => home.has(ags)),
  };
}

const order = (one: FoundSchool, other: FoundSchool): number =>
  Number(one.fit === 'soon') - Number(other.fit === 'soon') ||
  Number(other.responsible) - Number(one.responsible) ||
  (one.distance ?? 1e6) - (other.distance ?? 1e6);

/**
 * Public Kitas and schools for somebody's municipality and child: what is kept for other municipalities and what does not fit the
 * child's years is left out, what is kept for the own one comes first, then the nearest.
 */
export const readPublicSchools = useCase({
  name: 'schools.read-public-schools',
  action: 'schools.read-public',
  policy,
  mode: 'read',
  input: publicSchoolsInput,
  run: async ({ ctx, tx, input }) => {
    const { language, type, municipalityAgs, birthYear, birthMonth } = input;
    const towns = await findTowns(tx);
    const own = municipalityAgs === null ? null : towns.find(({ ags }) => ags === municipalityAgs);
    if (own === undefined) return notFound('Diese Gemeinde');
    const home =
      own &&
      new Set(
        towns.filter((town) => town.id === own.id || town.partOf === own.ags || town.ags === own.partOf).map(({ ags }) => ags),
      );
    const centre = own && (await findCentre(tx, own.id));
    const child = birthYear === null ? null : standingOf({ birthYear, birthMonth, today: berlinDay(ctx.clock.now()) });
    const all = await shown({ ctx, tx, language, found: await findSchools(tx, { state: 'public' }), towns });
    const schools = all
      .filter((school) => type === null || school.type === type)
      .map((school) => foundSchool({ school, child, centre, home }))
      .filter(({ fit }) => child === null || fit !== null)
      .filter(({ areas, responsible }) => home === null || areas.length === 0 || responsible)
      .toSorted(order);
    return ok({
      schools,
      types: schoolTypes.filter((entry) => entry === type || all.some((school) => school.type === entry)),
      municipalities: towns.map(({ ags, name }) => ({ ags, name })),
    });
  },
});

/** One public institution. */
export const readPublicSchool = useCase({
  name: 'schools.read-public-school',
  action: 'schools.read-public',
  policy,
  mode: 'read',
  input: publicSchoolInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findSchool(tx, input.schoolId);
    const [school] = found ? await shown({ ctx, tx, language: input.language, found: [found], towns: await findTowns(tx) }) : [];
    return school ? ok(school) : notFound('Diese Einrichtung');
  },
});
