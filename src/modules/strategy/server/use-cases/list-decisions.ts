import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadPapers } from '#modules/network/server/index.ts';
import { decisionIdInput, listDecisionsInput, publicDecisionsInput } from '../../decision-inputs.ts';
import { decisionViews, loadDecision, thingOfDecisionRow, waits } from '../load-decisions.ts';
import { policy } from '../policy.ts';
import { findDecisions, findStrategy } from '../store.ts';

/** Decisions, mandates and impulses, the latest first. */
export const listDecisions = useCase({
  name: 'strategy.list-decisions',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: listDecisionsInput,
  run: async ({ tx, input }) => {
    const views = await decisionViews(tx, await findDecisions(tx, input));
    return ok(views.filter((view) => (input.kind === null || view.kind === input.kind) && (!input.waiting || waits(view))));
  },
});

/** One of them, with what the actor may do. */
export const readDecision = useCase({
  name: 'strategy.read-decision',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: decisionIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await loadDecision(tx, input.decisionId);
    if (!found) return notFound('Diesen Eintrag');
    const thing = await thingOfDecisionRow(tx, found.row);
    const ask = (action: string): boolean =>
      may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing }) === 'yes';
    return ok({
      decision: found.view,
      allowed: { record: ask('strategy.record-decision'), answer: ask('strategy.answer-decision'), edit: ask('strategy.edit') },
    });
  },
});

/**
 * What the public may know: decisions of one node, or of one strategy with all its nodes, and the paper by which the
 * strategy was adopted. Papers of meetings behind closed doors lose their link.
 */
export const listPublicDecisions = useCase({
  name: 'strategy.list-public-decisions',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: publicDecisionsInput,
  run: async ({ tx, input }) => {
    const strategy = input.strategyId === null ? null : await findStrategy(tx, { id: input.strategyId });
    if (input.strategyId !== null && (!strategy || strategy.state === 'draft')) return notFound('Diese Strategie');
    const rows = await findDecisions(tx, { nodeId: input.nodeId, onlyPublic: true });
    const views = (await decisionViews(tx, rows)).filter(
      (view) => (strategy === null || view.strategy?.id === strategy.id) && !(view.node?.deleted && input.nodeId !== null),
    );
    const paper = strategy?.paperId ? (await loadPapers(tx, [strategy.paperId])).get(strategy.paperId) : undefined;
    return ok({
      decisions: views.map((view) => ({ ...view, paper: view.paper?.isPublic ? view.paper : null, unit: null })),
      resolution: paper?.isPublic ? paper : null,
    });
  },
});
