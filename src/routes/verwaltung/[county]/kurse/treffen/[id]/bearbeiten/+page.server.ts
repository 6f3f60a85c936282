import { error, redirect } from '@sveltejs/kit';
import { loadMeeting, loadMeetingChoices } from '#lib/office/load-meetings.ts';
import { storedMeeting } from '#lib/office/meeting-form.ts';
import { readMeetingForm } from '#lib/office/read-meeting-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Treffen plant die Koordination.');
  const meeting = await loadMeeting(locals, params.id);
  return { meeting, stored: storedMeeting(meeting), choices: await loadMeetingChoices(locals) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readMeetingForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.courses.changeLanguageMeeting(locals.ctx, { ...input, meetingId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseMeeting(params.id)}?gespeichert=treffen`);
  },
};
