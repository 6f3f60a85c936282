import { error, redirect } from '@sveltejs/kit';
import { loadMeetingChoices } from '#lib/office/load-meetings.ts';
import { emptyMeeting } from '#lib/office/meeting-form.ts';
import { readMeetingForm } from '#lib/office/read-meeting-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Treffen plant die Koordination.');
  const choices = await loadMeetingChoices(locals);
  return { choices, stored: emptyMeeting(choices.providers) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readMeetingForm(await request.formData());
    const result = await locals.app.courses.addLanguageMeeting(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseMeeting(result.value.id)}?gespeichert=treffen`);
  },
};
