import { loadMaterials, loadUnitOptions } from '#lib/office/load-materials.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadMaterials({ locals, url })),
  units: await loadUnitOptions({ locals, chosen: url.searchParams.get('stelle') }),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});
