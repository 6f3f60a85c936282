import { berlinDay } from '#kernel/dates.ts';
import { languageOptions, loadInterpreters } from '#lib/office/load-interpreting.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pools, pool, people, filter, sorted, until } = await loadInterpreters({ locals, url });
  return {
    pools: pools.map(({ id, name }) => ({ id, name })),
    pool: pool && { id: pool.id, name: pool.name },
    ...{ people, filter, sorted, until },
    languages: languageOptions,
    today: berlinDay(locals.app.clock.now()),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
