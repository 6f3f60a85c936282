import { loadContacts } from '#lib/office/load-places.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadContacts({ locals, url })),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});
