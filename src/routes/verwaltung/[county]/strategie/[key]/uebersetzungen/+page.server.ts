import { germanLanguageName } from '#kernel/language-names.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const desk = valueOrError(await locals.app.strategy.readTranslations(locals.ctx, { key: params.key }));
  return {
    strategy: desk.strategy,
    languages: desk.languages.map(({ language, counts }) => ({
      language,
      name: germanLanguageName(language),
      counts,
      total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    })),
  };
};
