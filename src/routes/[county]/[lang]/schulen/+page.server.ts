import { berlinDay } from '#kernel/dates.ts';
import { schoolTypes } from '#modules/schools/contract.ts';
import { publicValue } from '../public-value.ts';
import { readSchoolWays } from './read-school-ways.ts';
import type { PageServerLoad } from './$types';

/** The oldest birth for which one asks: adults find second chances without it. */
const oldest = 30;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const thisYear = Number(berlinDay(locals.app.clock.now()).slice(0, 4));
  const years = Array.from({ length: oldest }, (_, index) => thisYear - index);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const birthYear = years.find((year) => String(year) === asked('jahr')) ?? null;
  const wish = {
    type: schoolTypes.find((type) => type === asked('art')) ?? null,
    municipalityAgs: asked('gemeinde'),
    birthYear,
    birthMonth: birthYear === null ? null : (months.find((month) => String(month) === asked('monat')) ?? null),
  };
  const found = publicValue(await locals.app.schools.readPublicSchools(locals.ctx, { language, ...wish }), language);
  const ags = wish.municipalityAgs;
  const ways = ags === null ? {} : await readSchoolWays({ locals, language, schools: found.schools, ags });
  return { ...found, wish, ways, years, months };
};
