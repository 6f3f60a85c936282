import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return publicValue(await locals.app.interpreting.readPublicPools(locals.ctx, {}), language);
};
