import { loadReaderFigures } from '#lib/office/load-reader-figures.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadReaderFigures({ locals, url })),
  languages: locals.county!.languages,
  search: url.search,
});
