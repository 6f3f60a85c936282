import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { strategy, lines } = valueOrError(await locals.app.strategy.listCosts(locals.ctx, { key: params.key }));
  return { head: strategy, lines };
};
