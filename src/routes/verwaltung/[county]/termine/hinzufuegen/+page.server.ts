import { error, redirect } from '@sveltejs/kit';
import { emptyEvent } from '#lib/office/event-form.ts';
import { loadEventChoices } from '#lib/office/load-events.ts';
import { readEventForm } from '#lib/office/read-event-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepEvents) error(403, 'Termine legen die Koordination, Stellen, Gemeinden und Organisationen an.');
  const [organisationId = ''] = may.coordinate ? [] : may.ownOrganisations;
  return { stored: { ...emptyEvent, organisationId }, choices: await loadEventChoices({ locals, chosen: null }) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const { typed, input } = readEventForm(form);
    const result = await locals.app.events.addEvent(locals.ctx, { ...input, release: form.get('weiter') === 'veroeffentlichen' });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).event(result.value.id)}?gespeichert=termin`);
  },
};
