import { error, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const strategyOf = async (locals: App.Locals, key: string) =>
  valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key }));

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Strategie ändert die Koordination.');
  const strategy = await strategyOf(locals, params.key);
  const paths = officePaths(locals.county!.slug);
  return {
    head: { key: strategy.key },
    title: strategy.title,
    state: strategy.state,
    baselines: strategy.baselines,
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: strategy.title, href: paths.strategy(strategy.key) },
    ],
    stored: {
      title: strategy.title,
      from: strategy.period.from ?? '',
      to: strategy.period.to ?? '',
      sourceNote: strategy.sourceNote ?? '',
      reason: '',
    },
  };
};

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      title: textOf(form, 'title') ?? '',
      from: textOf(form, 'from') ?? '',
      to: textOf(form, 'to') ?? '',
      sourceNote: textOf(form, 'sourceNote') ?? '',
      reason: textOf(form, 'reason') ?? '',
    };
    const orNull = (text: string): string | null => (text === '' ? null : text);
    const strategy = await strategyOf(locals, params.key);
    const result = await locals.app.strategy.changeStrategy(locals.ctx, {
      strategyId: strategy.id,
      title: input.title,
      from: orNull(input.from),
      to: orNull(input.to),
      sourceNote: orNull(input.sourceNote),
      reason: orNull(input.reason),
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).strategy(params.key)}?gespeichert=strategie`);
  },
  abschliessen: async ({ locals, params }) => {
    const strategy = await strategyOf(locals, params.key);
    const result = await locals.app.strategy.closeStrategy(locals.ctx, { strategyId: strategy.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).strategies}?gespeichert=abgeschlossen`);
  },
  oeffnen: async ({ locals, params }) => {
    const strategy = await strategyOf(locals, params.key);
    const result = await locals.app.strategy.reopenStrategy(locals.ctx, { strategyId: strategy.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).strategies}?gespeichert=geoeffnet`);
  },
  verwerfen: async ({ locals, params, request }) => {
    if ((await request.formData()).get('sure') === null) {
      const message = 'Bitte bestätigen Sie, dass der Entwurf verworfen werden soll.';
      return failure(
        { ok: false, problem: { kind: 'invalid', code: 'not-sure', message, fields: [{ path: 'sure', message }] } },
        {},
      );
    }
    const strategy = await strategyOf(locals, params.key);
    const result = await locals.app.strategy.discardStrategy(locals.ctx, { strategyId: strategy.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).strategies}?gespeichert=verworfen`);
  },
};
