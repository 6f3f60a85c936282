import { error, redirect } from '@sveltejs/kit';
import { storedEvent } from '#lib/office/event-form.ts';
import { loadEventChoices, loadOfficeEvent } from '#lib/office/load-events.ts';
import { readEventForm } from '#lib/office/read-event-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const event = await loadOfficeEvent({ locals, id: params.id });
  if (!event.mayEdit) error(403, 'Diesen Termin pflegt, wer ihn veranstaltet.');
  return {
    event: { id: event.id, title: event.title, version: event.version },
    stored: storedEvent(event),
    choices: await loadEventChoices({ locals, chosen: event }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const event = await loadOfficeEvent({ locals, id: params.id });
    const { typed, input } = readEventForm(form, event);
    const result = await locals.app.events.changeEvent(locals.ctx, {
      ...input,
      eventId: params.id,
      version: Number(textOf(form, 'version')),
      tell: form.get('tell') !== null,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).event(params.id)}?gespeichert=termin`);
  },
};
