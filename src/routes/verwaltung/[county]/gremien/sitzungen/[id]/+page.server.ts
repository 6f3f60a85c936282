import { redirect } from '@sveltejs/kit';
import { meetingPage } from '#lib/office/body-page.ts';
import { latestFirst } from '#lib/office/latest-first.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const page = await meetingPage({ locals, id: params.id });
  const { may } = await parent();
  const reports = may.readReports ? valueOrError(await locals.app.reporting.listReports(locals.ctx, {})) : [];
  const strategies = may.seeStrategy ? valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {})) : [];
  return {
    ...page,
    decisions: may.seeStrategy ? valueOrError(await locals.app.strategy.listDecisions(locals.ctx, { meetingId: params.id })) : [],
    reports: reports.filter((report) => report.meeting?.id === params.id),
    strategies: latestFirst(strategies)
      .filter((strategy) => strategy.state !== 'draft')
      .map(({ id, title }) => ({ value: id, label: title })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  vorbereiten: async ({ locals, params, request }) => {
    const strategyId = textOf(await request.formData(), 'strategyId') ?? '';
    const result = await locals.app.reporting.prepareCommitteePaper(locals.ctx, { meetingId: params.id, strategyId });
    if (!result.ok) return failure(result, { strategyId });
    redirect(303, officePaths(locals.county!.slug).report(result.value.id));
  },
};
