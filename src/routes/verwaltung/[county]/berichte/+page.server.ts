import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { latestFirst } from '#lib/office/latest-first.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const reports = valueOrError(await locals.app.reporting.listReports(locals.ctx, {}), url);
  const strategies = valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  return {
    reports,
    strategies: latestFirst(strategies)
      .filter((strategy) => strategy.state !== 'draft')
      .map(({ id, title }) => ({ value: id, label: title })),
    // The usual report is about the year up to now.
    usual: { title: `Sachbericht ${today.slice(0, 4)}`, from: `${today.slice(0, 4)}-01-01`, to: today },
    deleted: url.searchParams.get('gespeichert') === 'geloescht',
  };
};

export const actions: Actions = {
  anlegen: async ({ locals, request }) => {
    const form = await request.formData();
    const given = {
      strategyId: textOf(form, 'strategyId') ?? '',
      title: textOf(form, 'title') ?? '',
      from: textOf(form, 'from') ?? '',
      to: textOf(form, 'to') ?? '',
    };
    const result = await locals.app.reporting.createReport(locals.ctx, given);
    if (!result.ok) return failure(result, given);
    redirect(303, officePaths(locals.county!.slug).report(result.value.id));
  },
};
