import { error, redirect } from '@sveltejs/kit';
import { loadOffer } from '#lib/office/load-offers.ts';
import { storedQuick } from '#lib/office/offer-quick.ts';
import { readQuickForm } from '#lib/office/read-offer-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const offer = await loadOffer({ locals, id: params.id });
  if (!offer.mayChange) error(403, 'Dieses Angebot pflegen die Koordination und wer es macht.');
  return { offer, stored: storedQuick(offer) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { typed, input } = readQuickForm(await request.formData());
    const offer = await loadOffer({ locals, id: params.id });
    const schedules = offer.places.length === 0 || offer.times !== '' ? input.schedules : undefined;
    const result = await locals.app.offers.quickChangeOffer(locals.ctx, { ...input, schedules, offerId: params.id });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).offer(params.id)}?gespeichert=angebot-bestaetigt`);
  },
};
