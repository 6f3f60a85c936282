import { pageOf } from '#lib/office/paged.ts';
import { savedWords } from '#lib/office/saved.ts';
import { deskFilter } from '#lib/office/translation-filter.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = deskFilter(url);
  const desk = valueOrError(await locals.app.translation.readDesk(locals.ctx, filter), url);
  return {
    filter,
    figures: desk.figures.map((figure) => ({ ...figure, name: languageWord(figure.language) })),
    kinds: desk.kinds,
    count: desk.lines.length,
    ...pageOf({ rows: desk.lines, url, size: 40 }),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
