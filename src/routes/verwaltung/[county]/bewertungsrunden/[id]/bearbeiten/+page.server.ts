import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { evaluationRoundOptions, readEvaluationRoundForm } from '#lib/office/read-evaluation-round-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!isId(params.id)) error(404, 'Diese Bewertungsrunde gibt es hier nicht.');
  if (!may.coordinate) error(403, 'Bewertungsrunden ändert die Koordination.');
  const round = valueOrError(await locals.app.strategy.readEvaluationRound(locals.ctx, { roundId: params.id }));
  const { strategy: _strategy, targets, ...options } = await evaluationRoundOptions({ locals, key: round.strategy.key });
  const paths = officePaths(locals.county!.slug);
  if (round.cancelled !== null || round.meetingOn < options.today) redirect(303, paths.evaluationRound(round.id));
  return {
    round: { id: round.id, title: round.title, invited: round.invited, fallen: round.meeting?.fallen ?? false },
    ...options,
    // What was deleted since, or is no measure any more, still belongs to the round.
    targets: [
      ...targets,
      ...round.sheets
        .filter((sheet) => !targets.some((target) => target.value === sheet.nodeId))
        .map((sheet) => ({ value: sheet.nodeId, label: sheet.deleted ? `${sheet.name} (gelöscht)` : sheet.name })),
    ],
    stored: {
      title: round.title,
      intro: round.intro,
      meetingOn: round.meetingOn,
      meetingId: round.meeting !== null && !round.meeting.fallen ? round.meeting.id : '',
      nodeIds: round.nodeIds,
    },
    crumbs: [
      { label: 'Bewertungsrunden', href: paths.evaluationRounds },
      { label: round.title, href: paths.evaluationRound(round.id) },
    ],
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const input = readEvaluationRoundForm(await request.formData());
    const result = await locals.app.strategy.changeEvaluationRound(locals.ctx, {
      roundId: params.id,
      ...input,
      meetingId: input.meetingId === '' ? null : input.meetingId,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).evaluationRound(params.id)}?gespeichert=runde-geaendert`);
  },
};
