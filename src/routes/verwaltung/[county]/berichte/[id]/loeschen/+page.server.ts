import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const report = valueOrError(await locals.app.reporting.readReport(locals.ctx, { reportId: params.id }), url);
  if (report.state === 'frozen') redirect(303, officePaths(locals.county!.slug).report(params.id));
  return { report: { id: report.id, title: report.title, open: report.shares.filter((share) => share.state === 'open').length } };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const result = await locals.app.reporting.deleteDraft(locals.ctx, { reportId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).reports}?gespeichert=geloescht`);
  },
};
