import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  meetings: valueOrError(await locals.app.courses.listLanguageMeetings(locals.ctx, {}), url),
});
