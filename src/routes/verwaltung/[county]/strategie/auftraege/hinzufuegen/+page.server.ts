import { error, redirect } from '@sveltejs/kit';
import { emptyDecision } from '#lib/office/decision-form.ts';
import { atPlace } from '#lib/office/deliberation-form.ts';
import { decisionChoices, readDecisionForm } from '#lib/office/read-decision-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may, currentStrategy } = await parent();
  if (!may.coordinate) error(403, 'Beschlüsse und Aufträge trägt die Koordination ein.');
  const meetings = valueOrError(await locals.app.network.listMeetings(locals.ctx, {}));
  const meeting = meetings.find((entry) => entry.id === url.searchParams.get('sitzung'));
  const place = meeting ? `${meeting.body.id}:${meeting.id}` : '';
  return {
    stored: {
      ...emptyDecision,
      place,
      paperId: url.searchParams.get('vorlage') ?? '',
      strategyId: currentStrategy?.id ?? '',
    },
    choices: await decisionChoices({ locals, place, unitId: '' }),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readDecisionForm(await request.formData());
    const result = await locals.app.strategy.recordDecision(locals.ctx, input);
    if (!result.ok) return failure(atPlace(result), typed);
    redirect(303, `${officePaths(locals.county!.slug).decision(result.value.id)}?gespeichert=auftrag`);
  },
};
