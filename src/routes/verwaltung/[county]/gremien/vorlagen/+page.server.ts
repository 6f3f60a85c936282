import { paperFilter } from '#lib/office/load-papers.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = paperFilter(url);
  const papers = valueOrError(await locals.app.network.listPapers(locals.ctx, filter), url);
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}));
  return {
    filter,
    papers,
    bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
