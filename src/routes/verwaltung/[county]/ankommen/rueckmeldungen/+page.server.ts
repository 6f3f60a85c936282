import { loadFeedback } from '#lib/office/load-feedback.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadFeedback({ locals, url })),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});
