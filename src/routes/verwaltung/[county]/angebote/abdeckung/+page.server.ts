import { loadCoverage } from '#lib/office/load-coverage.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { map } = valueOrError(await locals.app.network.readPublicPlaces(locals.ctx, { language: 'de' }));
  return {
    ...(await loadCoverage({ locals, url })),
    map: map && { width: map.width, height: map.height, lands: map.lands, source: map.source },
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
