import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Übersetzung gibt es hier nicht.');
  const run = valueOrError(await locals.app.translation.readRun(locals.ctx, { runId: params.id }), url);
  return { run, name: languageWord(run.language) };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const result = await locals.app.translation.cancelRun(locals.ctx, { runId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).machineRun(params.id));
  },
};
