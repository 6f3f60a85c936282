import { redirect } from '@sveltejs/kit';
import { taskFilter } from '#lib/office/translation-filter.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language, kind } = taskFilter(url, params.language);
  return {
    language,
    kind,
    name: languageWord(language),
    plan: valueOrError(await locals.app.translation.planRun(locals.ctx, { language, kind }), url),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const kind = textOf(await request.formData(), 'kind');
    const result = await locals.app.translation.startRun(locals.ctx, { language: params.language, kind });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).machineRun(result.value.id));
  },
};
