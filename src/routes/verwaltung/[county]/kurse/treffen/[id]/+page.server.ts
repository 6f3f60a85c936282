import { fail, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadMeeting, loadMeetingChoices } from '#lib/office/load-meetings.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const meeting = await loadMeeting(locals, params.id);
  return {
    meeting,
    choices: meeting.mayCoordinate ? await loadMeetingChoices(locals) : null,
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, saved: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).courseMeeting(id)}?gespeichert=${saved}`);

const turn =
  (what: 'inviteToMeeting' | 'cancelMeeting', saved: string): Actions[string] =>
  async ({ locals, params }) => {
    const meetingId = params['id'] ?? '';
    const result = await locals.app.courses[what](locals.ctx, { meetingId });
    return result.ok ? back(locals, meetingId, saved) : fail(409, { message: result.problem.message });
  };

export const actions: Actions = {
  einladen: turn('inviteToMeeting', 'treffen-eingeladen'),
  absagen: turn('cancelMeeting', 'treffen-abgesagt'),
  ergebnis: async ({ locals, params, request }) => {
    const form = await request.formData();
    const minutes = textOf(form, 'minutes') ?? '';
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.courses.keepMinutes(locals.ctx, { meetingId: params.id, version, minutes });
    return result.ok ? back(locals, params.id, 'treffen-ergebnis') : failure(result, { minutes });
  },
  vereinbaren: async ({ locals, params, request }) => {
    const form = await request.formData();
    const task = { text: textOf(form, 'text') ?? '', holder: textOf(form, 'holder') ?? '', due: textOf(form, 'due') ?? '' };
    const result = await locals.app.courses.addMeetingTask(locals.ctx, { ...task, meetingId: params.id });
    return result.ok ? back(locals, params.id, 'treffen-vereinbart') : failure(result, { task });
  },
  erledigt: async ({ locals, params, request }) => {
    const taskId = textOf(await request.formData(), 'task') ?? '';
    const result = await locals.app.courses.turnMeetingTask(locals.ctx, { taskId });
    return result.ok ? back(locals, params.id, 'treffen') : fail(409, { message: result.problem.message });
  },
};
