import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Bestellung gibt es hier nicht.');
  return {
    order: valueOrError(await locals.app.translation.readOrder(locals.ctx, { orderId: params.id }), url),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const state = textOf(await request.formData(), 'state') as 'delivered';
    const result = await locals.app.translation.setOrderState(locals.ctx, { orderId: params.id, state });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).translationOrder(params.id));
  },
};
