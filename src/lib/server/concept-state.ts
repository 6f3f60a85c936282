import { measureIn } from '#modules/offers/contract-groups.ts';
import type { ShownState } from '#modules/strategy/contract.ts';

/**
 * The state of the measure that a concept's address leads to, as the public sees it; null where it leads to no measure of an adopted
 * strategy of this county: what was typed holds then.
 */
export async function measureState(input: {
  app: Pick<App.Locals['app'], 'strategy'>;
  ctx: App.Locals['ctx'];
  url: string | null;
}): Promise<ShownState | null> {
  const { app, ctx, url } = input;
  const nodeId = measureIn(url);
  if (nodeId === null) return null;
  const found = await app.strategy.readPublicNode(ctx, { nodeId, language: 'de' });
  return found.ok ? found.value.node.state : null;
}
