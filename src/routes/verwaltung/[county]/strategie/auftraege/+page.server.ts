import { isId } from '#kernel/ids.ts';
import { oneOf } from '#lib/office/address.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { decisionKinds } from '#modules/strategy/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const bodyId = url.searchParams.get('gremium');
  const filter = {
    kind: oneOf(url, 'art', decisionKinds),
    bodyId: isId(bodyId) ? bodyId : null,
    waiting: url.searchParams.get('offen') === 'ja',
  };
  const decisions = valueOrError(await locals.app.strategy.listDecisions(locals.ctx, filter), url);
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}));
  return {
    filter,
    decisions,
    bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
