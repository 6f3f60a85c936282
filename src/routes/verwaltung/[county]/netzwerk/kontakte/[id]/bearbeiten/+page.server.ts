import { error, redirect } from '@sveltejs/kit';
import { contactTitle, storedContact } from '#lib/office/contact-form.ts';
import { loadContact, loadHolderChoices, loadPlaceOptions } from '#lib/office/load-places.ts';
import { readContactForm } from '#lib/office/read-contact-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const contact = await loadContact({ locals, id: params.id });
  if (!contact.mayChange) error(403, 'Diesen Kontakt pflegen die Koordination und wem er gehört.');
  return {
    contact: { id: contact.id, title: contactTitle(contact), version: contact.version },
    stored: storedContact(contact),
    choices: { ...(await loadHolderChoices({ locals, chosen: contact })), places: await loadPlaceOptions(locals) },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readContactForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.network.changeContact(locals.ctx, { ...input, contactId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).contact(params.id)}?gespeichert=kontakt`);
  },
};
