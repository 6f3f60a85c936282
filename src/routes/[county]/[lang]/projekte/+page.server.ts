import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { projects: publicValue(await locals.app.offers.listPublicProjects(locals.ctx, { language }), language) };
};
