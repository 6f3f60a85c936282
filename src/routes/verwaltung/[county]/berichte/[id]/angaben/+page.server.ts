import { error, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Berichte ändert die Koordination.');
  const report = valueOrError(await locals.app.reporting.readReport(locals.ctx, { reportId: params.id }), url);
  if (report.state === 'frozen') error(409, 'Dieser Bericht ist eingefroren und ändert sich nicht mehr.');
  const paths = officePaths(locals.county!.slug);
  return {
    reportId: report.id,
    strategyTitle: report.strategyTitle,
    crumbs: [
      { label: 'Sachberichte', href: paths.reports },
      { label: report.title, href: paths.report(report.id) },
    ],
    version: report.version,
    stored: { title: report.title, from: report.period.from, to: report.period.to },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = { title: textOf(form, 'title') ?? '', from: textOf(form, 'from') ?? '', to: textOf(form, 'to') ?? '' };
    const result = await locals.app.reporting.changeReport(locals.ctx, {
      reportId: params.id,
      version: Number(textOf(form, 'version')),
      ...given,
    });
    if (!result.ok) return failure(result, given);
    redirect(303, `${officePaths(locals.county!.slug).report(params.id)}?gespeichert=angaben`);
  },
};
