import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const report = valueOrError(await locals.app.reporting.readReport(locals.ctx, { reportId: params.id }), url);
  if (report.state === 'frozen') redirect(303, officePaths(locals.county!.slug).report(params.id));
  return { report };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const version = Number(textOf(await request.formData(), 'version'));
    const result = await locals.app.reporting.freezeReport(locals.ctx, { reportId: params.id, version });
    if (!result.ok) return failure(result, { version });
    redirect(303, `${officePaths(locals.county!.slug).report(params.id)}?gespeichert=eingefroren`);
  },
};
