import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  subjects: valueOrError(await locals.app.welcome.listFeedbackSubjects(locals.ctx, {}), url),
});
