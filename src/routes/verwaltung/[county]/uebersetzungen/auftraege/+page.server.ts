import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  orders: valueOrError(await locals.app.translation.listOrders(locals.ctx, {}), url),
  contracts: valueOrError(await locals.app.materials.listContracts(locals.ctx, {}), url),
  saved: savedWords(url.searchParams.get('gespeichert')),
});
