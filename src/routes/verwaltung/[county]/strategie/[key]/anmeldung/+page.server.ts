import { berlinDay } from '#kernel/dates.ts';
import { loadBudgetList } from '#lib/office/load-costs.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const list = await loadBudgetList({ locals, key: params.key, url });
  return { head: list.strategy, list, today: berlinDay(locals.app.clock.now()), search: url.search };
};
