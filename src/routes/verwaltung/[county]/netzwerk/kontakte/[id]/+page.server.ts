import { loadContact } from '#lib/office/load-places.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  contact: await loadContact({ locals, id: params.id }),
  saved: savedWords(url.searchParams.get('gespeichert')),
});
