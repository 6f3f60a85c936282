import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!isId(params.id)) error(404, 'Diese Bewertungsrunde gibt es hier nicht.');
  if (!may.coordinate && !may.readAudit) error(403, 'Bewertungsrunden liest die Koordination.');
  const round = valueOrError(await locals.app.strategy.readEvaluationRound(locals.ctx, { roundId: params.id }));
  const paths = officePaths(locals.county!.slug);
  return {
    round,
    ahead: round.cancelled === null && round.meetingOn >= berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
    crumbs: [
      { label: 'Bewertungsrunden', href: paths.evaluationRounds },
      { label: round.strategy.title, href: paths.strategy(round.strategy.key) },
    ],
  };
};

const nothing = { name: '', organisation: '', mail: '' };

export const actions: Actions = {
  einladen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      name: textOf(form, 'name') ?? '',
      organisation: textOf(form, 'organisation') ?? '',
      mail: textOf(form, 'mail') ?? '',
    };
    const result = await locals.app.strategy.inviteToRate(locals.ctx, {
      roundId: params.id,
      name: input.name,
      organisation: input.organisation === '' ? null : input.organisation,
      mail: input.mail,
    });
    if (!result.ok) return failure(result, input);
    return { invited: input.name };
  },
  erneut: async ({ locals, request }) => {
    const inviteId = textOf(await request.formData(), 'inviteId') ?? '';
    const result = await locals.app.strategy.inviteAgain(locals.ctx, { inviteId });
    if (!result.ok) return failure(result, nothing);
    return { again: result.value.name };
  },
  freigeben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const nodeId = textOf(form, 'nodeId') ?? '';
    const result = await locals.app.strategy.releaseMeetingView(locals.ctx, {
      roundId: params.id,
      nodeId,
      released: textOf(form, 'released') === 'ja',
    });
    if (!result.ok) return failure(result, nothing);
    redirect(303, `${officePaths(locals.county!.slug).evaluationRound(params.id)}#m-${nodeId}`);
  },
};
