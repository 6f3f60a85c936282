import { error, redirect } from '@sveltejs/kit';
import { addDays } from '#kernel/dates.ts';
import { evaluationRoundOptions, readEvaluationRoundForm } from '#lib/office/read-evaluation-round-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Bewertungsrunden legt die Koordination an.');
  const { strategy, ...options } = await evaluationRoundOptions({ locals, key: params.key });
  const paths = officePaths(locals.county!.slug);
  return {
    head: { key: strategy.key },
    title: strategy.title,
    ...options,
    stored: {
      title: '',
      intro: '',
      meetingOn: addDays(options.today, 28),
      meetingId: '',
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
    const input = readEvaluationRoundForm(await request.formData());
    const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.planEvaluationRound(locals.ctx, {
      strategyId: strategy.id,
      ...input,
      meetingId: input.meetingId === '' ? null : input.meetingId,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).evaluationRound(result.value.id)}?gespeichert=bewertungsrunde`);
  },
};
