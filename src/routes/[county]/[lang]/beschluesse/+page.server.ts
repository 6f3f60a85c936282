import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { papers: publicValue(await locals.app.network.listPublicPapers(locals.ctx, {}), language) };
};
