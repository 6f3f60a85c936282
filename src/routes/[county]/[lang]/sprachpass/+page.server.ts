import script from '#modules/courses/ui/pass-check.ts?worker&url';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { keys: publicValue(await locals.app.courses.readStampKeys(locals.ctx, {}), language), script };
};
