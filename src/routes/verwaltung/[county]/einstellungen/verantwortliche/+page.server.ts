import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  persons: valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, {}), url),
});
