import { error, redirect } from '@sveltejs/kit';
import { strategyHead } from '#lib/office/strategy-head.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.saveViews) error(403, 'Ansichten speichern die Koordination, Stellen und Gemeinden.');
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  return {
    head: strategyHead(strategy),
    views: valueOrError(await locals.app.strategy.listViews(locals.ctx, { key: params.key })),
    done: url.searchParams.get('erledigt'),
  };
};

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = {
      name: textOf(form, 'name') ?? '',
      query: textOf(form, 'ansicht') ?? '',
      shared: form.get('geteilt') !== null,
    };
    const saved = await locals.app.strategy.saveView(locals.ctx, { key: params.key, ...given });
    if (!saved.ok) return failure(saved, given);
    redirect(303, `${officePaths(locals.county!.slug).strategy(params.key)}?${given.query.replace(/^\?/, '')}`);
  },
  aendern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = { name: textOf(form, 'name') ?? '', query: '', shared: form.get('geteilt') !== null };
    const changed = await locals.app.strategy.changeView(locals.ctx, { viewId: textOf(form, 'id') ?? '', ...given });
    if (!changed.ok) return failure(changed, given);
    redirect(303, `${officePaths(locals.county!.slug).strategyViews(params.key)}?erledigt=geaendert`);
  },
  loeschen: async ({ locals, params, request }) => {
    const deleted = await locals.app.strategy.deleteView(locals.ctx, { viewId: textOf(await request.formData(), 'id') ?? '' });
    if (!deleted.ok) return failure(deleted, { name: '', query: '', shared: false });
    redirect(303, `${officePaths(locals.county!.slug).strategyViews(params.key)}?erledigt=geloescht`);
  },
};
