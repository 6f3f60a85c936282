import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Auftrag gibt es hier nicht.');
  return {
    order: valueOrError(await locals.app.materials.readOrder(locals.ctx, { orderId: params.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).materialOrder(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  abnehmen: async ({ locals, params }) => {
    const result = await locals.app.materials.acceptOrder(locals.ctx, { orderId: params.id });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'auftrag-abgenommen');
  },
  zurueckgeben: async ({ locals, params }) => {
    const result = await locals.app.materials.sendBackOrder(locals.ctx, { orderId: params.id });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'auftrag-zurueck');
  },
  stornieren: async ({ locals, params }) => {
    const result = await locals.app.materials.cancelOrder(locals.ctx, { orderId: params.id });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'auftrag-storniert');
  },
};
