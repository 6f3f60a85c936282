import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const names = ['label', 'firstDay', 'lastDay', 'source'] as const;

export const load: PageServerLoad = async ({ locals, url }) => ({
  mobility: valueOrError(await locals.app.mobility.readMobility(locals.ctx, {})),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  holiday: async ({ locals, request }) => {
    const form = await request.formData();
    const input = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    const done = await locals.app.mobility.addSchoolHoliday(locals.ctx, input);
    if (!done.ok) return failure(done, input);
    redirect(303, `${officePaths(locals.county!.slug).mobility}?gespeichert=ferien`);
  },
  forget: async ({ locals, request }) => {
    const holidayId = textOf(await request.formData(), 'holidayId') ?? '';
    const done = await locals.app.mobility.removeSchoolHoliday(locals.ctx, { holidayId });
    if (!done.ok) return failure(done, {});
    redirect(303, `${officePaths(locals.county!.slug).mobility}?gespeichert=ferien`);
  },
  cancel: async ({ locals, request }) => {
    const timetableId = textOf(await request.formData(), 'timetableId') ?? '';
    const done = await locals.app.mobility.cancelTimetable(locals.ctx, { timetableId });
    if (!done.ok) return failure(done, {});
    redirect(303, `${officePaths(locals.county!.slug).mobility}?gespeichert=fahrplan-abgebrochen`);
  },
};
