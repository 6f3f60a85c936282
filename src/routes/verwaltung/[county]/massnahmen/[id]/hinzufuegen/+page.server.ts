import { error, redirect } from '@sveltejs/kit';
import { nodeFormOptions } from '#lib/office/node-form-options.ts';
import { emptyNodeForm, toNodeFields } from '#lib/office/node-form.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { readNodeForm } from '#lib/office/read-node-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new entry below this one. It begins with what is usually the same: unit, partners, municipalities. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  // Whoever may not write the plan proposes: the same duty leads both here.
  if (!page.allowed.edit && page.allowed.propose) redirect(303, officePaths(locals.county!.slug).nodeProposeNew(params.id));
  if (!page.allowed.edit) error(403, 'Den Plan ändert die Koordination.');
  const { node, strategy } = page;
  const levels = strategy.levels.map((label, index) => ({ value: String(index), label })).slice(node.level + 1);
  if (levels.length === 0) error(409, `Unter „${node.title}“ gibt es keine Ebene mehr.`);
  return {
    name: nodeName(node),
    nodeId: node.id,
    levels,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    stored: { ...emptyNodeForm, lead: node.lead?.key ?? '', municipalities: page.municipalityAgs },
    adopted: strategy.state !== 'draft',
    ...(await nodeFormOptions({
      locals,
      days: [node.plannedPeriod.from, node.plannedPeriod.to, strategy.period.from, strategy.period.to],
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = readNodeForm(form);
    const level = textOf(form, 'level') ?? '';
    const page = await nodePage({ locals, id: params.id });
    const result = await locals.app.strategy.addNode(locals.ctx, {
      strategyId: page.strategy.id,
      parentId: params.id,
      level: Number(level),
      reason: input.reason === '' ? null : input.reason,
      fields: toNodeFields(input),
    });
    if (!result.ok) return failure(result, { ...input, level });
    redirect(303, `${officePaths(locals.county!.slug).node(result.value.id)}?gespeichert=neu`);
  },
};
