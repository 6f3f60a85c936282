import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
  valueOrError(await locals.app.strategy.readMunicipality(locals.ctx, { municipalityId: params.id }), url);
