import { loadCoverageTrend } from '#lib/office/load-coverage.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadCoverageTrend({ locals, url })),
  search: url.search,
});
