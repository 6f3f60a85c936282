import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!isId(params.id)) error(404, 'Diese Bewertungsrunde gibt es hier nicht.');
  if (!may.coordinate) error(403, 'Bewertungsrunden sagt die Koordination ab.');
  const round = valueOrError(await locals.app.strategy.readEvaluationRound(locals.ctx, { roundId: params.id }));
  const paths = officePaths(locals.county!.slug);
  if (round.cancelled !== null) redirect(303, paths.evaluationRound(round.id));
  const { id, title, meetingOn, answered } = round;
  return {
    round: { id, title, meetingOn, answered, told: round.invites.filter((invite) => invite.mail !== '').length },
    crumbs: [
      { label: 'Bewertungsrunden', href: paths.evaluationRounds },
      { label: title, href: paths.evaluationRound(id) },
    ],
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const reason = textOf(await request.formData(), 'reason') ?? '';
    const result = await locals.app.strategy.callOffEvaluationRound(locals.ctx, { roundId: params.id, reason });
    if (!result.ok) return failure(result, { reason });
    redirect(303, `${officePaths(locals.county!.slug).evaluationRound(params.id)}?gespeichert=runde-abgesagt`);
  },
};
