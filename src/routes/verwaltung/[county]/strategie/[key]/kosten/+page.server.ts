import { berlinDay } from '#kernel/dates.ts';
import { loadCosts } from '#lib/office/load-costs.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { costs, filter } = await loadCosts({ locals, key: params.key, url });
  return { head: costs.strategy, costs, filter, today: berlinDay(locals.app.clock.now()), search: url.search };
};
