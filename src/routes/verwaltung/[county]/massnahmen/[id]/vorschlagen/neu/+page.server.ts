import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { nodeFormOptions } from '#lib/office/node-form-options.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { controlOf, toProposal, toProposalForm } from '#lib/office/proposal-form.ts';
import { readProposalForm } from '#lib/office/read-proposal-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { emptyProposal } from '#modules/strategy/contract-requests.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new entry below this one, as a proposal: for whoever works on the plan and does not write it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  if (!page.allowed.propose) error(403, 'Vorschläge macht die zuständige Stelle zu einer beschlossenen Strategie.');
  const { node, strategy } = page;
  const levelName = strategy.levels[node.level + 1];
  if (levelName === undefined) error(409, `Unter „${node.title}“ gibt es keine Ebene mehr.`);
  return {
    name: nodeName(node),
    nodeId: node.id,
    levelName,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    stored: { ...toProposalForm(emptyProposal), lead: node.lead?.key ?? '' },
    waiting: page.requests.filter((request) => request.own && request.kind === 'add'),
    ...(await nodeFormOptions({
      locals,
      days: [node.plannedPeriod.from, node.plannedPeriod.to, strategy.period.from, strategy.period.to],
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = { ...readProposalForm(form), reason: textOf(form, 'reason') ?? '' };
    const { title, ...values } = toProposal(input, emptyProposal);
    const result = await locals.app.strategy.requestChange(locals.ctx, {
      nodeId: params.id,
      kind: 'add',
      // Without a title the use case says so, in words of its own.
      proposed: title.trim() === '' ? values : { title, ...values },
      reason: input.reason,
      effectiveFrom: berlinDay(locals.app.clock.now()),
    });
    if (!result.ok) {
      const fields = result.problem.fields?.map((field) => ({ ...field, path: controlOf(field.path) }));
      return failure({ ok: false, problem: { ...result.problem, ...(fields ? { fields } : {}) } }, input);
    }
    redirect(303, `${officePaths(locals.county!.slug).changeRequest(result.value.id)}?gespeichert=vorschlag`);
  },
};
