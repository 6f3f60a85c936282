import { savedWords } from '#lib/office/saved.ts';
import { loadOfficeEvents } from '#lib/office/load-events.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    ...(await loadOfficeEvents({ locals, url })),
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
