import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  series: valueOrError(await locals.app.events.listSeries(locals.ctx, {})),
  saved: savedWords(url.searchParams.get('gespeichert')),
});
