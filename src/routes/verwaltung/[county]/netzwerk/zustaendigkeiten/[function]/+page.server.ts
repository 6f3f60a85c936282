import { error, redirect } from '@sveltejs/kit';
import { contactTitle } from '#lib/office/contact-form.ts';
import { loadPlaceOptions } from '#lib/office/load-places.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import type { Actions, PageServerLoad } from './$types';

const functionOf = (given: string) =>
  officeFunctions.find((name) => name === given) ?? error(404, 'Diese Aufgabe gibt es hier nicht.');

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const name = functionOf(params.function);
  const { offices, gaps, municipalities } = valueOrError(await locals.app.network.listOffices(locals.ctx, { function: name }));
  const contacts = valueOrError(await locals.app.network.listContacts(locals.ctx, {}));
  const asked = url.searchParams.get('aendern');
  return {
    name,
    offices,
    gap: gaps[0] ?? null,
    municipalities: municipalities.map(({ id, name: label }) => ({ value: id, label })),
    places: await loadPlaceOptions(locals),
    contacts: contacts.map((contact) => ({ value: contact.id, label: contactTitle(contact) })),
    editing: offices.find((office) => office.id === asked) ?? null,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

function read(form: FormData) {
  const fields = ['officeId', 'version', 'municipalityId', 'postcode', 'placeId', 'contactId', 'note'] as const;
  return Object.fromEntries(fields.map((name) => [name, textOf(form, name) ?? ''])) as Record<(typeof fields)[number], string>;
}

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const name = functionOf(params.function);
    const { officeId, version, ...typed } = read(await request.formData());
    const fields = { function: name, ...typed };
    const result =
      officeId === ''
        ? await locals.app.network.addOffice(locals.ctx, fields)
        : await locals.app.network.changeOffice(locals.ctx, { ...fields, officeId, version: Number(version) });
    if (!result.ok) return failure(result, { ...typed, officeId, version });
    redirect(303, `${officePaths(locals.county!.slug).responsibleOffice(name)}?gespeichert=zustaendig`);
  },
  entfernen: async ({ locals, params, request }) => {
    const name = functionOf(params.function);
    const typed = read(await request.formData());
    const result = await locals.app.network.removeOffice(locals.ctx, { officeId: typed.officeId });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).responsibleOffice(name)}?gespeichert=zustaendig-weg`);
  },
};
