import { error, redirect } from '@sveltejs/kit';
import { loadPictureOptions } from '#lib/office/load-pictures.ts';
import { loadHolderChoices, loadPlace } from '#lib/office/load-places.ts';
import { storedPlace } from '#lib/office/place-form.ts';
import { readPlaceForm } from '#lib/office/read-place-form.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await loadPlace({ locals, id: params.id });
  if (!place.mayChange) error(403, 'Diesen Ort pflegen die Koordination, seine Gemeinde und wem er gehört.');
  return {
    place: { id: place.id, name: place.name, version: place.version },
    stored: storedPlace(place),
    choices: { ...(await loadHolderChoices({ locals, chosen: place })), pictures: await loadPictureOptions(locals) },
    publicStart: publicPaths({ base: locals.base, language: 'de' }).publicPlace(''),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPlaceForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.network.changePlace(locals.ctx, { ...input, placeId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).networkPlace(params.id)}?gespeichert=ort`);
  },
};
