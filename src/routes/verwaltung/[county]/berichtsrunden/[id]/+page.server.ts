import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...valueOrError(await locals.app.strategy.readRound(locals.ctx, { roundId: params.id }), url),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  verlaengern: async ({ locals, params, request }) => {
    const reporterDue = textOf(await request.formData(), 'reporterDue') ?? '';
    const result = await locals.app.strategy.extendRound(locals.ctx, { roundId: params.id, reporterDue });
    if (!result.ok) return failure(result, { reporterDue });
    redirect(303, `${officePaths(locals.county!.slug).round(params.id)}?gespeichert=verlaengert`);
  },
  erinnern: async ({ locals, params }) => {
    const result = await locals.app.strategy.remindRound(locals.ctx, { roundId: params.id });
    if (!result.ok) return failure(result, { reporterDue: '' });
    redirect(303, `${officePaths(locals.county!.slug).round(params.id)}?gespeichert=erinnert`);
  },
  zuruecknehmen: async ({ locals, params }) => {
    const result = await locals.app.strategy.cancelRound(locals.ctx, { roundId: params.id });
    if (!result.ok) return failure(result, { reporterDue: '' });
    redirect(303, `${officePaths(locals.county!.slug).rounds}?gespeichert=runde-weg`);
  },
};
