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
  /** Begins again with what is still missing. */
  fortsetzen: async ({ locals, params }) => {
    const { translation } = locals.app;
    const read = await translation.readRun(locals.ctx, { runId: params.id });
    if (!read.ok) return failure(read, {});
    const { language, kind } = read.value;
    const result = await translation.startRun(locals.ctx, { language, kind });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).machineRun(result.value.id));
  },
  abbrechen: async ({ locals, params }) => {
    const result = await locals.app.translation.cancelRun(locals.ctx, { runId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).machineRun(params.id));
  },
};
