import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  appointments: valueOrError(await locals.app.guidance.listAppointments(locals.ctx, {})),
  now: locals.app.clock.now().toISOString(),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = textOf(form, 'outcome') === 'came' ? ('came' as const) : ('missed' as const);
    const appointmentId = textOf(form, 'appointmentId') ?? '';
    const result = await locals.app.guidance.recordOutcome(locals.ctx, { appointmentId, outcome });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).appointments);
  },
};
