import { error, redirect } from '@sveltejs/kit';
import { berlinDay, addDays } from '#kernel/dates.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Um Rückmeldung bittet die Koordination.');
  const { strategy, targets } = valueOrError(await locals.app.strategy.readSuccession(locals.ctx, { key: params.key }));
  const paths = officePaths(locals.county!.slug);
  const today = berlinDay(locals.app.clock.now());
  return {
    head: { key: strategy.key },
    title: strategy.title,
    targets: targets.map((target) => ({ value: target.id, label: target.name })),
    today,
    stored: {
      title: `${strategy.state === 'draft' ? 'Entwurf: ' : ''}${strategy.title}`.slice(0, 300),
      intro: '',
      closesOn: addDays(today, 28),
      nodeIds: url.searchParams.getAll('eintrag'),
    },
    crumbs: [
      { label: 'Strategien', href: paths.strategies },
      { label: strategy.title, href: paths.strategy(strategy.key) },
    ],
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      title: textOf(form, 'title') ?? '',
      intro: textOf(form, 'intro') ?? '',
      closesOn: textOf(form, 'closesOn') ?? '',
      nodeIds: textsOf(form, 'nodeIds'),
    };
    const { strategy } = valueOrError(await locals.app.strategy.readSuccession(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.openConsultation(locals.ctx, { strategyId: strategy.id, ...input });
    if (!result.ok) return failure(result, input);
    redirect(303, officePaths(locals.county!.slug).consultation(result.value.id));
  },
};
