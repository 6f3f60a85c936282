import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { groups: publicValue(await locals.app.offers.listPublicGroups(locals.ctx, { language }), language) };
};
