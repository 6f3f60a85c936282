import { pageOf } from '#lib/office/paged.ts';
import { savedWords } from '#lib/office/saved.ts';
import { taskFilter } from '#lib/office/translation-filter.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const filter = taskFilter(url, params.language);
  const { figures, tasks, openWords, mayWrite } = valueOrError(await locals.app.translation.listTasks(locals.ctx, filter), url);
  return {
    language: params.language,
    name: languageWord(params.language),
    filter,
    figures,
    openWords,
    mayWrite,
    count: tasks.length,
    ...pageOf({ rows: tasks, url, size: 50 }),
    machine: mayWrite
      ? valueOrError(await locals.app.translation.readMachineDesk(locals.ctx, { language: params.language }), url)
      : null,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
