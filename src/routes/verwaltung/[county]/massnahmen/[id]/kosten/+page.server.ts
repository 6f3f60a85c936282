import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { costChanges, emptyCost, storedCost } from '#lib/office/cost-form.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { readCostForm } from '#lib/office/read-cost-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await nodePage({ locals, id: params.id });
  const costs = valueOrError(await locals.app.strategy.readNodeCosts(locals.ctx, { nodeId: params.id }), url);
  const asked = url.searchParams.get('eintrag');
  const chosen = costs.mayWrite ? (costs.entries.find((entry) => entry.id === asked) ?? null) : null;
  const year = Number(berlinDay(locals.app.clock.now()).slice(0, 4));
  return {
    name: nodeName(page.node),
    nodeId: page.node.id,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    costs: {
      ...costs,
      history: costs.history.map(({ fields, ...entry }) => ({
        ...entry,
        changes: costChanges(fields),
      })),
    },
    chosen: chosen && { id: chosen.id, version: chosen.version },
    stored: chosen ? storedCost(chosen) : emptyCost(year),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, nodeId: string, what: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).nodeCosts(nodeId)}?gespeichert=${what}`);

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readCostForm(form);
    const costId = textOf(form, 'costId');
    const result =
      costId === null
        ? await locals.app.strategy.addCost(locals.ctx, { ...input, nodeId: params.id })
        : await locals.app.strategy.changeCost(locals.ctx, { ...input, costId, version: Number(textOf(form, 'version')) });
    return result.ok ? back(locals, params.id, 'kosten') : failure(result, typed);
  },
  entfernen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.strategy.removeCost(locals.ctx, { costId: textOf(form, 'costId') ?? '' });
    return result.ok ? back(locals, params.id, 'kostenweg') : failure(result, readCostForm(form).typed);
  },
};
