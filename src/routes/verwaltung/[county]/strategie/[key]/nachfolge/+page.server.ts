import { error, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Fortschreiben kann die Koordination.');
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  if (strategy.state === 'draft') error(409, 'Fortschreiben lässt sich, was beschlossen ist.');
  const paths = officePaths(locals.county!.slug);
  const begin = strategy.period.to === null ? '' : `${Number(strategy.period.to.slice(0, 4)) + 1}-01-01`;
  return {
    head: { key: strategy.key },
    title: strategy.title,
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: strategy.title, href: paths.strategy(strategy.key) },
    ],
    stored: {
      title: `${strategy.title}: Fortschreibung`,
      key: `${strategy.key}-fortschreibung`.slice(0, 60),
      from: begin,
      to: '',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      title: textOf(form, 'title') ?? '',
      key: textOf(form, 'key') ?? '',
      from: textOf(form, 'from') ?? '',
      to: textOf(form, 'to') ?? '',
      begin: textOf(form, 'begin') === 'empty' ? 'empty' : 'copy',
    };
    const old = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.startSuccessor(locals.ctx, {
      predecessorId: old.id,
      title: input.title,
      key: input.key,
      from: input.from === '' ? null : input.from,
      to: input.to === '' ? null : input.to,
      copy: input.begin === 'copy',
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).strategyContinue(result.value.key)}?gespeichert=fortschreibung`);
  },
};
