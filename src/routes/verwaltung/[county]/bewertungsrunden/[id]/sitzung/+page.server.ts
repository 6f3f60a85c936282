import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { readRatings } from '#lib/office/read-ratings.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { RatingFields } from '#modules/strategy/contract-evaluation-round.ts';
import type { Actions, PageServerLoad } from './$types';

const emptyFields: RatingFields = { progress: '', effect: '', text: '' };

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!isId(params.id)) error(404, 'Diese Bewertungsrunde gibt es hier nicht.');
  if (!may.coordinate) error(403, 'Die Sicht der Sitzung trägt die Koordination ein.');
  const round = valueOrError(await locals.app.strategy.readEvaluationRound(locals.ctx, { roundId: params.id }));
  const paths = officePaths(locals.county!.slug);
  if (round.cancelled !== null) redirect(303, paths.evaluationRound(round.id));
  return {
    round,
    crumbs: [
      { label: 'Bewertungsrunden', href: paths.evaluationRounds },
      { label: round.title, href: paths.evaluationRound(round.id) },
    ],
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const [rating] = readRatings(await request.formData());
    const { nodeId, fields } = rating ?? { nodeId: '', fields: emptyFields };
    const result = await locals.app.strategy.saveMeetingView(locals.ctx, { roundId: params.id, nodeId, ...fields });
    if (!result.ok) return failure(result, { nodeId, fields });
    redirect(303, `${officePaths(locals.county!.slug).evaluationRoundMeeting(params.id)}#m-${nodeId}`);
  },
};
