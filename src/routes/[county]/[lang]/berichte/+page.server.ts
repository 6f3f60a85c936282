import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { reports: publicValue(await locals.app.reporting.listPublicReports(locals.ctx, {}), language) };
};
