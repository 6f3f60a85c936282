import { redirect } from '@sveltejs/kit';
import { paperPage } from '#lib/office/body-page.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const page = await paperPage({ locals, id: params.id });
  const { may } = await parent();
  const strategies = may.seeStrategy ? valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {})) : [];
  return {
    ...page,
    strategies: strategies.filter((strategy) => strategy.state !== 'draft').map(({ id, title }) => ({ value: id, label: title })),
    publicHref: page.paper.isPublic ? publicPaths({ base: locals.base, language: 'de' }).paper(page.paper.id) : null,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const asked = (form: FormData) => ({ stopId: textOf(form, 'stopId') ?? '', version: Number(textOf(form, 'version')) });

export const actions: Actions = {
  entfernen: async ({ locals, params, request }) => {
    const input = asked(await request.formData());
    const result = await locals.app.network.removeStop(locals.ctx, { paperId: params.id, ...input });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=station-weg`);
  },
  strategie: async ({ locals, params, request }) => {
    const strategyId = textOf(await request.formData(), 'strategyId') ?? '';
    const result = await locals.app.strategy.linkResolution(locals.ctx, { strategyId, paperId: params.id });
    if (!result.ok) return failure(result, { strategyId });
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=strategie-vorlage`);
  },
  frueher: async ({ locals, params, request }) => {
    const input = asked(await request.formData());
    const result = await locals.app.network.moveStop(locals.ctx, { paperId: params.id, ...input, to: 'earlier' });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=station`);
  },
};
