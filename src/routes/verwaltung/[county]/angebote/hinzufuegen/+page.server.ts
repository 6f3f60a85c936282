import { error, redirect } from '@sveltejs/kit';
import { loadOfferChoices } from '#lib/office/load-offers.ts';
import { loadSimilar, looked } from '#lib/office/load-similar.ts';
import { emptyOffer } from '#lib/office/offer-form.ts';
import { readOfferForm } from '#lib/office/read-offer-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.keepOffers) error(403, 'Angebote legen an: die Koordination, Stellen, Gemeinden und Träger.');
  const [own] = may.ownOrganisations;
  const similar = await loadSimilar({ locals, url });
  const { name, topics } = similar.asked;
  return {
    similar: looked(url) ? null : similar,
    stored: { ...emptyOffer, name, topics, organisationId: may.coordinate ? '' : (own ?? '') },
    choices: await loadOfferChoices({ locals, chosen: null }),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readOfferForm(await request.formData());
    const result = await locals.app.offers.addOffer(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).offer(result.value.id)}?gespeichert=angebot`);
  },
};
