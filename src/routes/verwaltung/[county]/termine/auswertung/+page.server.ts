import { loadEventFigures } from '#lib/office/load-events.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadEventFigures({ locals, url })),
  search: url.search,
});
