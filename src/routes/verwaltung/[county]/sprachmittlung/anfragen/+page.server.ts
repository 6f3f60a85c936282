import { languageOptions, loadRequests } from '#lib/office/load-interpreting.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pools, pool, requests, filter, sorted } = await loadRequests({ locals, url });
  return {
    pools: pools.map(({ id, name }) => ({ id, name })),
    pool: pool && { id: pool.id, name: pool.name },
    ...{ requests, filter, sorted },
    languages: languageOptions,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
