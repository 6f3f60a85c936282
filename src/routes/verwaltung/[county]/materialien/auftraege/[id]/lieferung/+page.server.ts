import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Auftrag gibt es hier nicht.');
  const order = valueOrError(await locals.app.materials.readOrder(locals.ctx, { orderId: params.id }));
  if (!order.mayChange) error(403, 'Lieferungen legen die Koordination und die Stelle ab, die das Material pflegt.');
  return { order, today: berlinDay(locals.app.clock.now()) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = { day: textOf(form, 'day') ?? '', link: textOf(form, 'link') ?? '' };
    const asked = { ...input, orderId: params.id, upload: locals.upload };
    const result = await locals.app.materials.deliverOrder(locals.ctx, asked);
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).materialOrder(params.id)}?gespeichert=auftrag-geliefert`);
  },
};
