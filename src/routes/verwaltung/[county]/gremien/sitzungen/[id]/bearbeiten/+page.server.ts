import { error, redirect } from '@sveltejs/kit';
import { meetingPage } from '#lib/office/body-page.ts';
import { readMeetingForm } from '#lib/office/read-deliberation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { meeting, body, keeps } = await meetingPage({ locals, id: params.id });
  if (!keeps) error(403, 'Sitzungen ändert die Stelle, die das Gremium führt.');
  return {
    meeting,
    body: { id: body.id, name: body.name },
    stored: {
      date: meeting.date,
      time: meeting.time ?? '',
      place: meeting.place ?? '',
      number: meeting.number ?? '',
      state: meeting.state as string,
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readMeetingForm(form);
    const { meeting } = await meetingPage({ locals, id: params.id });
    const result = await locals.app.network.changeMeeting(locals.ctx, {
      ...input,
      meetingId: params.id,
      version: Number(textOf(form, 'version')),
      demonstration: meeting.demonstration,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).meeting(params.id)}?gespeichert=sitzung`);
  },
};
