import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { storedDecision } from '#lib/office/decision-form.ts';
import { atPlace } from '#lib/office/deliberation-form.ts';
import { decisionChoices, readDecisionForm } from '#lib/office/read-decision-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const read = async (locals: App.Locals, id: string) => {
  if (!isId(id)) error(404, 'Diesen Eintrag gibt es hier nicht.');
  return valueOrError(await locals.app.strategy.readDecision(locals.ctx, { decisionId: id }));
};

export const load: PageServerLoad = async ({ locals, params }) => {
  const { decision, allowed } = await read(locals, params.id);
  if (!allowed.record) error(403, 'Beschlüsse und Aufträge ändert die Koordination.');
  const stored = storedDecision(decision);
  return { decision, stored, choices: await decisionChoices({ locals, place: stored.place, unitId: stored.unitId }) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readDecisionForm(form);
    const { decision } = await read(locals, params.id);
    const result = await locals.app.strategy.changeDecision(locals.ctx, {
      ...input,
      decisionId: params.id,
      version: Number(textOf(form, 'version')),
      demonstration: decision.demonstration,
    });
    if (!result.ok) return failure(atPlace(result), typed);
    redirect(303, `${officePaths(locals.county!.slug).decision(params.id)}?gespeichert=auftrag`);
  },
};
