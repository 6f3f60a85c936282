import { redirect } from '@sveltejs/kit';
import { latestFirst } from '#lib/office/latest-first.ts';
import { loadProject } from '#lib/office/load-projects.ts';
import { nodeName } from '#lib/office/node-page.ts';
import { savedWords } from '#lib/office/saved.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  const project = await loadProject({ locals, id: params.id });
  const nodes = may.seeStrategy
    ? valueOrError(await locals.app.strategy.listProjectNodes(locals.ctx, { projectId: project.id }))
    : null;
  const linked = new Set(nodes?.map((node) => node.id));
  return {
    project,
    nodes,
    choices: may.coordinate ? (await choices(locals)).filter((choice) => !linked.has(choice.value)) : null,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

/** Entries of the strategy in force, to be put into the project. */
async function choices(locals: App.Locals): Promise<{ value: string; label: string }[]> {
  const strategies = valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {}));
  const current = latestFirst(strategies)[0];
  if (!current) return [];
  const { nodes } = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: current.key }));
  return flatten(nodes).map((node) => ({ value: node.id, label: nodeName(node) }));
}

export const actions: Actions = {
  zuordnen: async ({ locals, params, request }) => {
    const nodeId = textOf(await request.formData(), 'nodeId') ?? '';
    const result = await locals.app.strategy.linkProject(locals.ctx, { nodeId, projectId: params.id });
    if (!result.ok) return failure(result, { nodeId });
    redirect(303, `${officePaths(locals.county!.slug).project(params.id)}?gespeichert=zugeordnet`);
  },
  loesen: async ({ locals, params, request }) => {
    const nodeId = textOf(await request.formData(), 'nodeId') ?? '';
    const result = await locals.app.strategy.unlinkProject(locals.ctx, { nodeId, projectId: params.id });
    if (!result.ok) return failure(result, { nodeId });
    redirect(303, `${officePaths(locals.county!.slug).project(params.id)}?gespeichert=geloest`);
  },
};
