import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  groups: valueOrError(await locals.app.offers.listTargetGroups(locals.ctx, {})),
});
