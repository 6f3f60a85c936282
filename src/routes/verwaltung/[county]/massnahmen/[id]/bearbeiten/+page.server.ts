import { error, redirect } from '@sveltejs/kit';
import { nodeFormOptions } from '#lib/office/node-form-options.ts';
import { toNodeFields, toNodeForm } from '#lib/office/node-form.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { readNodeForm } from '#lib/office/read-node-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  if (!page.allowed.edit) error(403, 'Den Plan ändert die Koordination.');
  const { node } = page;
  return {
    name: nodeName(node),
    nodeId: node.id,
    levelName: node.levelName,
    top: node.level === 0 && page.strategy.levels.length > 1,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    stored: toNodeForm(page),
    version: node.version,
    adopted: page.strategy.state !== 'draft',
    ...(await nodeFormOptions({
      locals,
      days: [node.plannedPeriod.from, node.plannedPeriod.to, page.strategy.period.from, page.strategy.period.to],
      keep: [...(node.lead ? [node.lead.key] : []), ...node.partners.map((unit) => unit.key)],
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = readNodeForm(form);
    const result = await locals.app.strategy.changeNode(locals.ctx, {
      nodeId: params.id,
      version: Number(textOf(form, 'version')),
      reason: input.reason === '' ? null : input.reason,
      fields: toNodeFields(input),
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).node(params.id)}?gespeichert=angaben`);
  },
};
