import { error, redirect } from '@sveltejs/kit';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  if (!page.allowed.edit) error(403, 'Den Plan ändert die Koordination.');
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    version: page.node.version,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    below: flatten(page.node.children).map(nodeName),
    notes: page.notes.length,
    adopted: page.strategy.state !== 'draft',
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const reason = textOf(form, 'reason') ?? '';
    const page = await nodePage({ locals, id: params.id });
    const result = await locals.app.strategy.deleteNode(locals.ctx, {
      nodeId: params.id,
      version: Number(textOf(form, 'version')),
      reason,
    });
    if (!result.ok) return failure(result, { reason });
    redirect(303, `${officePaths(locals.county!.slug).strategy(page.strategy.key)}?gespeichert=geloescht`);
  },
};
