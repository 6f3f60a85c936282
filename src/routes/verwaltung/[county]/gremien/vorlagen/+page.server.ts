import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const bodyId = url.searchParams.get('gremium');
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    bodyId: isId(bodyId) ? bodyId : null,
  };
  const papers = valueOrError(await locals.app.network.listPapers(locals.ctx, filter), url);
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}));
  return {
    filter,
    papers,
    bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
