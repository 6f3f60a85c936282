import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { settings: publicValue(await locals.app.tenancy.readPublicSettings(locals.ctx, {}), language) };
};
