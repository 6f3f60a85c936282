import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const waiting = valueOrError(await locals.app.translation.listImports(locals.ctx, {}), url);
  return {
    waiting: waiting.map((line) => ({ ...line, name: languageWord(line.language) })),
    limitMib: Math.round(locals.app.config.uploadBytes / 1024 / 1024),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals }) => {
    const result = await locals.app.translation.handInTranslations(locals.ctx, {
      upload: locals.upload,
      limit: locals.app.config.uploadBytes,
    });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).translationImport(result.value.id));
  },
};
