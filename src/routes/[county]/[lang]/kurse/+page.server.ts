import { residences } from '#modules/courses/contract.ts';
import { courseGroups } from '#modules/courses/contract-kinds.ts';
import { wholeLevels } from '#modules/courses/contract-levels.ts';
import { dayTimes } from '#modules/offers/contract.ts';
import { publicValue } from '../public-value.ts';
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
  return { ...publicValue(await locals.app.courses.readPublicCourses(locals.ctx, { language, ...wish }), language), wish };
};
