import { redirect } from '@sveltejs/kit';
import { publicPaths } from '#lib/paths.ts';
import { currentOf } from '#modules/strategy/ui/current.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language, base } = await parent();
  const strategies = publicValue(await locals.app.strategy.listPublicStrategies(locals.ctx, { language }), language);
  // Where there is one, the list of one would only be a step more.
  const [only] = strategies;
  if (only && strategies.length === 1) redirect(307, publicPaths({ base, language }).strategy(only.key));
  const current = currentOf(strategies);
  const sorted = [...strategies].sort((one, other) => Number(other === current) - Number(one === current));
  const read = await Promise.all(sorted.map(({ key }) => locals.app.strategy.readPublicStrategy(locals.ctx, { key, language })));
  return {
    currentId: current?.id ?? null,
    strategies: read.map((result) => publicValue(result, language)).map(({ nodes: _nodes, texts: _texts, ...rest }) => rest),
  };
};
