import { isId } from '#kernel/ids.ts';
import { decisionKinds, type DecisionKind } from '#modules/strategy/contract.ts';
import { oneOf } from './address.ts';

/** The decisions that an address asks for; the page and its download show the same. */
export function decisionFilter(url: URL): { kind: DecisionKind | null; bodyId: string | null; waiting: boolean } {
  const bodyId = url.searchParams.get('gremium');
  return {
    kind: oneOf(url, 'art', decisionKinds),
    bodyId: isId(bodyId) ? bodyId : null,
    waiting: url.searchParams.get('offen') === 'ja',
  };
}
