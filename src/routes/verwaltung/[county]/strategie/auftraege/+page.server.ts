import { decisionFilter } from '#lib/office/load-decisions.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = decisionFilter(url);
  const decisions = valueOrError(await locals.app.strategy.listDecisions(locals.ctx, filter), url);
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}));
  return {
    filter,
    decisions,
    bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
