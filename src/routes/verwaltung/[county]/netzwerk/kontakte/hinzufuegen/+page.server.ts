import { error, redirect } from '@sveltejs/kit';
import { emptyContact } from '#lib/office/contact-form.ts';
import { loadHolderChoices, loadPlaceOptions } from '#lib/office/load-places.ts';
import { readContactForm } from '#lib/office/read-contact-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.keepPlaces) error(403, 'Kontakte legen an: die Koordination, Stellen, Gemeinden und Organisationen.');
  const own =
    locals.actor.kind === 'account' ? locals.actor.grants.find((grant) => grant.countyId === locals.county!.id) : undefined;
  return {
    stored: {
      ...emptyContact,
      placeId: url.searchParams.get('ort') ?? '',
      organisationId: own?.organisationId ?? '',
      unitId: own?.unitId ?? '',
    },
    choices: { ...(await loadHolderChoices({ locals, chosen: null })), places: await loadPlaceOptions(locals) },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readContactForm(await request.formData());
    const result = await locals.app.network.addContact(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).contact(result.value.id)}?gespeichert=kontakt`);
  },
};
