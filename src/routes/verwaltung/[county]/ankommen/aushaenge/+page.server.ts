import { loadWallChoices, loadWallSheets } from '#lib/office/load-wall-sheets.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { whole, municipalities } = await loadWallChoices(locals);
  return {
    ...(await loadWallSheets({ locals, url })),
    mayAdd: whole || municipalities.length > 0,
    mayAddPoster: whole,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
