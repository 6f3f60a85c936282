import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { nodeFormOptions } from '#lib/office/node-form-options.ts';
import { controlOf, proposalWords, toProposal, toProposalForm } from '#lib/office/proposal-form.ts';
import { readProposalForm } from '#lib/office/read-proposal-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { proposalFieldWords, type ProposalValues } from '#modules/strategy/contract-requests.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Vorschlag gibt es hier nicht.');
  const request = valueOrError(await locals.app.strategy.readChangeRequest(locals.ctx, { requestId: params.id }));
  const paths = officePaths(locals.county!.slug);
  const { current, lines, ...entry } = request;
  const period = lines.find((line) => line.field === 'period');
  const options = await nodeFormOptions({
    locals,
    days: [current.period.from, current.period.to, ...(period ? [period.proposed.from, period.proposed.to] : [])],
    keep: [current.lead ?? ''],
  });
  // What was changed meanwhile stays as it is until the coordination decides otherwise.
  const filled = Object.fromEntries(lines.filter((line) => !line.stale).map((line) => [line.field, line.proposed]));
  const words = (field: (typeof lines)[number]['field'], value: ProposalValues[keyof ProposalValues]) =>
    proposalWords({ field, value, units: options.units });
  const saved = url.searchParams.get('gespeichert');
  return {
    request: entry,
    lines: lines.map((line) => ({
      field: line.field,
      label: proposalFieldWords[line.field],
      stale: line.stale,
      before: words(line.field, line.before),
      current: words(line.field, line.current),
      proposed: words(line.field, line.proposed),
    })),
    stale: lines.some((line) => line.stale),
    adjusted: toProposalForm({ ...current, ...filled }),
    units: options.units,
    quarters: options.quarters,
    saved: saved === null ? null : savedWords(saved),
    crumbs: [
      { label: 'Vorschläge', href: paths.changeRequests },
      { label: entry.nodeName, href: paths.node(entry.nodeId) },
    ],
  };
};

export const actions: Actions = {
  annehmen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.strategy.acceptRequest(locals.ctx, {
      requestId: params.id,
      version: Number(textOf(form, 'version')),
    });
    if (!result.ok) return failure(result, { open: false });
    redirect(303, `${officePaths(locals.county!.slug).changeRequest(params.id)}?gespeichert=angenommen`);
  },
  anpassen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = { ...readProposalForm(form), answer: textOf(form, 'answer') ?? '', open: true };
    const shown = valueOrError(await locals.app.strategy.readChangeRequest(locals.ctx, { requestId: params.id }));
    const values = toProposal(input, shown.current);
    // Only what differs from today is applied, with what was proposed: else every field would be named as a change.
    const adjusted = Object.fromEntries(
      Object.entries(values).filter(
        ([field, value]) =>
          JSON.stringify(value) !== JSON.stringify(shown.current[field as keyof ProposalValues]) ||
          shown.lines.some((line) => line.field === field),
      ),
    );
    const result = await locals.app.strategy.acceptRequest(locals.ctx, {
      requestId: params.id,
      version: Number(textOf(form, 'version')),
      adjusted,
      answer: input.answer === '' ? null : input.answer,
    });
    if (!result.ok) {
      const fields = result.problem.fields?.map((field) => ({ ...field, path: controlOf(field.path) }));
      return failure({ ok: false, problem: { ...result.problem, ...(fields ? { fields } : {}) } }, input);
    }
    const done = result.value.state === 'accepted' ? 'angenommen' : 'angepasst';
    redirect(303, `${officePaths(locals.county!.slug).changeRequest(params.id)}?gespeichert=${done}`);
  },
  ablehnen: async ({ locals, params, request }) => {
    const refusal = textOf(await request.formData(), 'refusal') ?? '';
    const result = await locals.app.strategy.refuseRequest(locals.ctx, { requestId: params.id, answer: refusal });
    if (!result.ok) {
      const fields = result.problem.fields?.map((field) => ({ ...field, path: 'refusal' }));
      return failure({ ok: false, problem: { ...result.problem, ...(fields ? { fields } : {}) } }, { refusal, open: false });
    }
    redirect(303, `${officePaths(locals.county!.slug).changeRequest(params.id)}?gespeichert=abgelehnt`);
  },
  zurueckziehen: async ({ locals, params }) => {
    const result = await locals.app.strategy.withdrawRequest(locals.ctx, { requestId: params.id });
    if (!result.ok) return failure(result, { open: false });
    redirect(303, `${officePaths(locals.county!.slug).changeRequest(params.id)}?gespeichert=vorschlagzurueck`);
  },
};
