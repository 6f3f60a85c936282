import { error, redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  if (!(await parent()).may.coordinate) error(403, 'Orte übernimmt die Koordination ins Verzeichnis.');
  return {
    places: valueOrError(await locals.app.offers.listPlacesWithoutOffer(locals.ctx, {})),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    // The button of a row means that row alone.
    const one = textOf(form, 'placeId');
    const placeIds = one === null ? textsOf(form, 'placeIds') : [one];
    const result = await locals.app.offers.takePlacesAsOffers(locals.ctx, { placeIds });
    if (!result.ok) return failure(result, { placeIds });
    redirect(303, `${officePaths(locals.county!.slug).offersFromPlaces}?gespeichert=angebote-aus-orten`);
  },
};
