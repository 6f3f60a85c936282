import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  reportId: params.id,
  ...valueOrError(await locals.app.reporting.previewReport(locals.ctx, { reportId: params.id }), url),
});
