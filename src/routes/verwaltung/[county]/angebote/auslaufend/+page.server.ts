import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  ending: valueOrError(await locals.app.offers.listEnding(locals.ctx, {})),
});
