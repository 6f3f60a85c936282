import { oneOf } from '#lib/office/address.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { orderStates } from '#modules/materials/contract-orders.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const state = oneOf(url, 'stand', orderStates);
  return {
    ...valueOrError(await locals.app.materials.listOrders(locals.ctx, { state }), url),
    state,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
