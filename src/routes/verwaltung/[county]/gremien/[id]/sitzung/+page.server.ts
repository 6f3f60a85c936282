import { error, redirect } from '@sveltejs/kit';
import { bodyPage } from '#lib/office/body-page.ts';
import { readMeetingForm } from '#lib/office/read-deliberation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { body, allowed, meetings } = await bodyPage({ locals, id: params.id });
  if (!allowed.keep) error(403, 'Sitzungen trägt die Stelle ein, die das Gremium führt.');
  const latest = meetings[0];
  return {
    body: { id: body.id, name: body.name },
    stored: { date: '', time: latest?.time ?? '', place: latest?.place ?? '', number: '', state: 'planned' },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { typed, input } = readMeetingForm(await request.formData());
    const result = await locals.app.network.addMeeting(locals.ctx, { ...input, bodyId: params.id });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).meeting(result.value.id)}?gespeichert=sitzung`);
  },
};
