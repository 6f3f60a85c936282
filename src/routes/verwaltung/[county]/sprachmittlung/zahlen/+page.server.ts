import { loadInterpretingFigures } from '#lib/office/load-interpreting-figures.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadInterpretingFigures({ locals, url })),
  search: url.search,
});
