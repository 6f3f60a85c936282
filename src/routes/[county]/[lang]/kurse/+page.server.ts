import { residences } from '#modules/courses/contract.ts';
import { courseGroups } from '#modules/courses/contract-kinds.ts';
import { wholeLevels } from '#modules/courses/contract-levels.ts';
import { dayTimes } from '#modules/offers/contract.ts';
import { isReached as reaches } from '../bus-way.ts';
import { publicValue } from '../public-value.ts';
import { readWays } from './read-ways.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const oneOf = <T extends string>(choices: readonly T[], name: string): T | null =>
    choices.find((choice) => choice === asked(name)) ?? null;
  const wish = {
    search: (asked('q') ?? '').trim().slice(0, 200) || null,
    group: oneOf(courseGroups, 'art'),
    level: oneOf(wholeLevels, 'niveau'),
    residence: oneOf(residences, 'aufenthalt'),
    municipalityAgs: asked('gemeinde'),
    when: oneOf(dayTimes, 'zeit'),
    childcare: asked('kinder') === 'ja',
    free: asked('kostenlos') === 'ja',
    seats: asked('platz') === 'ja',
    online: asked('online') === 'ja',
  };
  const found = publicValue(await locals.app.courses.readPublicCourses(locals.ctx, { language, ...wish }), language);
  const { stations } = publicValue(await locals.app.mobility.listStations(locals.ctx, {}), language);
  // Elsewhere nothing stops: nobody can set out.
  const withStops = new Set(stations.map(({ ags }) => ags));
  const origins = found.municipalities.filter(({ ags }) => withStops.has(ags));
  const from = origins.find(({ ags }) => ags === asked('von'))?.ags ?? null;
  const ways = from === null ? {} : await readWays({ locals, language, runs: found.runs, ags: from });
  const isReached = ({ id }: { id: string }): boolean => reaches(ways[id]);
  const reachedOnly = from !== null && asked('erreichbar') === 'ja';
  return {
    ...found,
    runs: reachedOnly
      ? found.runs.filter(isReached)
      : found.runs.toSorted((one, other) => (from === null ? 0 : Number(isReached(other)) - Number(isReached(one)))),
    wish,
    origins,
    from,
    reachedOnly,
    ways,
  };
};
