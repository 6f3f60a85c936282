import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...valueOrError(await locals.app.guidance.listHandovers(locals.ctx, {})),
  today: berlinDay(locals.app.clock.now()),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  zuruecknehmen: async ({ locals, request }) => {
    const handoverId = textOf(await request.formData(), 'handoverId') ?? '';
    const result = await locals.app.guidance.withdrawHandover(locals.ctx, { handoverId });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).handovers}?gespeichert=uebergabe-zurueck`);
  },
};
