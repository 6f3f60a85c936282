import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { nodeFormOptions } from '#lib/office/node-form-options.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { controlOf, toProposal, toProposalForm } from '#lib/office/proposal-form.ts';
import { readProposalForm } from '#lib/office/read-proposal-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { ProposalValues } from '#modules/strategy/contract-requests.ts';
import type { OfficeNodePage } from '#modules/strategy/server/index.ts';
import type { Actions, PageServerLoad } from './$types';

const valuesOf = ({ node }: OfficeNodePage): ProposalValues => ({
  title: node.title,
  text: node.text,
  period: node.plannedPeriod,
  lead: node.lead?.key ?? null,
  targetGroups: node.targetGroups,
  kind: node.kind,
  steps: node.steps.map(({ title, due }) => ({ title, due })),
});

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  if (!page.allowed.propose) error(403, 'Vorschläge macht die zuständige Stelle zu einer beschlossenen Strategie.');
  const { node } = page;
  return {
    name: nodeName(node),
    nodeId: node.id,
    levelName: node.levelName,
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    stored: toProposalForm(valuesOf(page)),
    waiting: page.requests.find((request) => request.own && request.kind !== 'add') ?? null,
    today: berlinDay(locals.app.clock.now()),
    ...(await nodeFormOptions({
      locals,
      days: [node.plannedPeriod.from, node.plannedPeriod.to, page.strategy.period.from, page.strategy.period.to],
      keep: node.lead ? [node.lead.key] : [],
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      ...readProposalForm(form),
      kind: textOf(form, 'kind') ?? 'change',
      reason: textOf(form, 'reason') ?? '',
      effectiveFrom: textOf(form, 'effectiveFrom') ?? '',
    };
    const page = await nodePage({ locals, id: params.id });
    const result = await locals.app.strategy.requestChange(locals.ctx, {
      nodeId: params.id,
      kind: input.kind === 'drop' ? 'drop' : 'change',
      proposed: input.kind === 'drop' ? {} : toProposal(input, valuesOf(page)),
      reason: input.reason,
      effectiveFrom: input.effectiveFrom,
    });
    if (!result.ok) {
      const fields = result.problem.fields?.map((field) => ({ ...field, path: controlOf(field.path) }));
      return failure({ ok: false, problem: { ...result.problem, ...(fields ? { fields } : {}) } }, input);
    }
    redirect(303, `${officePaths(locals.county!.slug).changeRequest(result.value.id)}?gespeichert=vorschlag`);
  },
};
