import { redirect } from '@sveltejs/kit';
import { loadOwnPools } from '#lib/office/load-own-pools.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const own = await loadOwnPools({ locals, url });
  const feedback =
    own.pool === null ? [] : valueOrError(await locals.app.interpreting.listFeedback(locals.ctx, { poolId: own.pool.id }));
  return {
    ...own,
    feedback: feedback.map((one) => ({ ...one, languageName: spokenName({ tag: one.language }) })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  bearbeitet: async ({ locals, request, url }) => {
    const feedbackId = textOf(await request.formData(), 'feedbackId') ?? '';
    const result = await locals.app.interpreting.handleFeedback(locals.ctx, { feedbackId });
    return result.ok ? back(locals, url, 'gespraechsrueckmeldung') : failure(result, {});
  },
  sperren: async ({ locals, request, url }) => {
    const feedbackId = textOf(await request.formData(), 'feedbackId') ?? '';
    const result = await locals.app.interpreting.blockAfterFeedback(locals.ctx, { feedbackId });
    return result.ok ? back(locals, url, 'gespraechssperre') : failure(result, {});
  },
};

function back(locals: App.Locals, url: URL, saved: string): never {
  const query = new URLSearchParams({ gespeichert: saved });
  const pool = url.searchParams.get('pool');
  if (pool !== null) query.set('pool', pool);
  redirect(303, officePaths(locals.county!.slug).conversationFeedbackList(`?${query.toString()}`));
}
