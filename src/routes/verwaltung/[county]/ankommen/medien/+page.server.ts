import { loadKeepers, loadMedia } from '#lib/office/load-media.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const keepers = await loadKeepers(locals);
  return {
    ...(await loadMedia({ locals, url })),
    mayAdd: keepers.whole || keepers.owners.length > 0,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
