import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { loadOfficeEvent } from '#lib/office/load-events.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const event = await loadOfficeEvent({ locals, id: params.id });
  return {
    event: { id: event.id, title: event.title, capacity: event.registration.capacity },
    ...valueOrError(await locals.app.events.listRegistrations(locals.ctx, { eventId: event.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  absagen: async ({ locals, params, request }) => {
    const registrationId = textOf(await request.formData(), 'registrationId') ?? '';
    const result = await locals.app.events.removeOneRegistration(locals.ctx, { eventId: params.id, registrationId });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).eventRegistrations(params.id)}?gespeichert=anmeldung-weg`);
  },
};
