import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  pools: valueOrError(await locals.app.interpreting.listPools(locals.ctx, {}), url),
});
