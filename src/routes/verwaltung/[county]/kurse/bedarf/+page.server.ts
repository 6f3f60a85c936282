import { berlinDay } from '#kernel/dates.ts';
import { loadNeeds } from '#lib/office/load-needs.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    ...(await loadNeeds({ locals, url })),
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    today: berlinDay(locals.app.clock.now()),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
