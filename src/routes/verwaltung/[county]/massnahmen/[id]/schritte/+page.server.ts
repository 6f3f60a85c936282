import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { arrange, filled, readSteps, type StepInput } from '#lib/office/step-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  // In a draft no state can be written yet, but its steps belong to the plan, which the coordination edits.
  if (!page.allowed.writeStatus && !page.allowed.edit) error(403, 'Die Schritte pflegt die zuständige Stelle.');
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    steps: page.node.steps.map(({ id, title, due, doneOn }): StepInput => ({ id, title, due, doneOn })),
    today: berlinDay(locals.app.clock.now()),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const steps = readSteps(form);
    const command = textOf(form, 'tun') ?? 'save';
    if (command !== 'save') return { arranged: arrange(steps, command), command };
    const kept = filled(steps);
    const result = await locals.app.strategy.saveSteps(locals.ctx, { nodeId: params.id, steps: kept });
    if (!result.ok) return failure(result, { steps: kept });
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=schritte`);
  },
};
