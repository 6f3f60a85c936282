import { berlinDay } from '#kernel/dates.ts';
import { loadPool } from '#lib/office/load-interpreter-pools.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  pool: await loadPool({ locals, id: params.id }),
  today: berlinDay(locals.app.clock.now()),
  saved: savedWords(url.searchParams.get('gespeichert')),
});
