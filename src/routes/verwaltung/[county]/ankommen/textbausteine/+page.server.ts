import { loadNoticeChoices } from '#lib/office/load-notices.ts';
import { loadPlainTexts } from '#lib/office/load-plain-texts.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadPlainTexts({ locals, url })),
  mayAdd: (await loadNoticeChoices(locals)).whole,
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});
