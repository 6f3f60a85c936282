import { error, redirect } from '@sveltejs/kit';
import { loadOffer, loadOfferChoices } from '#lib/office/load-offers.ts';
import { storedOffer } from '#lib/office/offer-form.ts';
import { readOfferForm } from '#lib/office/read-offer-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const offer = await loadOffer({ locals, id: params.id });
  if (!offer.mayChange) error(403, 'Dieses Angebot pflegen die Koordination und wer es macht.');
  return {
    offer: { id: offer.id, name: offer.name, version: offer.version },
    stored: storedOffer(offer),
    choices: await loadOfferChoices({ locals, chosen: offer }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readOfferForm(form);
    const offer = await loadOffer({ locals, id: params.id });
    // The form knows seats alone; other kinds of room stay.
    const others = offer.capacities.filter(({ unit }) => unit !== 'seats');
    const capacities = [...input.capacities, ...others];
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.offers.changeOffer(locals.ctx, { ...input, capacities, offerId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).offer(params.id)}?gespeichert=angebot`);
  },
};
