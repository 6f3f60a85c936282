import { error, redirect } from '@sveltejs/kit';
import { loadPictureOptions } from '#lib/office/load-pictures.ts';
import { loadHolderChoices } from '#lib/office/load-places.ts';
import { emptyPlace } from '#lib/office/place-form.ts';
import { readPlaceForm } from '#lib/office/read-place-form.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepPlaces) error(403, 'Orte legen an: die Koordination, Stellen, Gemeinden und Organisationen.');
  const own =
    locals.actor.kind === 'account' ? locals.actor.grants.find((grant) => grant.countyId === locals.county!.id) : undefined;
  return {
    // What belongs to the person is chosen already.
    stored: {
      ...emptyPlace,
      municipalityId: own?.municipalityId ?? '',
      organisationId: own?.organisationId ?? '',
      unitId: own?.unitId ?? '',
    },
    choices: { ...(await loadHolderChoices({ locals, chosen: null })), pictures: await loadPictureOptions(locals) },
    publicStart: publicPaths({ base: locals.base, language: 'de' }).publicPlace(''),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readPlaceForm(await request.formData());
    const result = await locals.app.network.addPlace(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).networkPlace(result.value.id)}?gespeichert=ort`);
  },
};
