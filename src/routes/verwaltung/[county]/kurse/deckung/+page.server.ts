import { berlinDay } from '#kernel/dates.ts';
import { loadSupply } from '#lib/office/load-needs.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadSupply({ locals, url })),
  today: berlinDay(locals.app.clock.now()),
  search: url.search,
});
