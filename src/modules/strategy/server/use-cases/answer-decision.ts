import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { decisionKindWords, type DecisionView } from '../../contract.ts';
import { answerDecisionInput, decisionVersionInput, linkDecisionInput, measureOfDecisionInput } from '../../decision-inputs.ts';
import { addNodeInput } from '../../inputs.ts';
import { applyAddition } from '../apply-addition.ts';
import { loadDecision, thingOfDecisionRow, waits } from '../load-decisions.ts';
import { policy } from '../policy.ts';
import { decision } from '../decision-schema.ts';
import { findNode, findStrategy } from '../store.ts';

/** The decision, locked, if it is still what the person saw. */
async function loadForChange(input: {
  tx: Tx;
  decisionId: string;
  version: number;
}): Promise<Result<{ loaded: DecisionView; thing: Thing }>> {
  const { tx, decisionId, version } = input;
  await tx.select({ id: decision.id }).from(decision).where(eq(decision.id, decisionId)).for('update');
  const found = await loadDecision(tx, decisionId);
  if (!found) return notFound('Diesen Eintrag');
  if (found.row.version !== version) {
    return conflict('changed-meanwhile', 'Jemand hat diesen Eintrag inzwischen geändert. Bitte laden Sie die Seite neu.');
  }
  return ok({ loaded: found.view, thing: await thingOfDecisionRow(tx, found.row) });
}

const named = (view: DecisionView): string => `${decisionKindWords[view.kind]} „${view.title}“`;
const settled = () => conflict('settled', 'Das ist schon erledigt. Bitte erst wieder öffnen.');

/** Answers with a reason instead of a measure; from then on nothing waits. */
export const answerDecision = useCase({
  name: 'strategy.answer-decision',
  policy,
  mode: 'write',
  input: answerDecisionInput,
  load: loadForChangeOf,
  run: async ({ ctx, tx, input, loaded: view, audit, touchPublic }) => {
    if (!waits(view)) return settled();
    const answeredOn = berlinDay(ctx.clock.now());
    await tx
      .update(decision)
      .set({ answer: input.answer, answeredOn, version: view.version + 1 })
      .where(eq(decision.id, view.id));
    audit({
      subjectType: 'decision',
      subjectId: view.id,
      summary: `${named(view)} beantwortet`,
      fields: { answer: { before: view.answer, after: input.answer } },
    });
    touchPublic();
    return ok({ version: view.version + 1 });
  },
});

/** Says which entry of a strategy it became. */
export const linkDecision = useCase({
  name: 'strategy.link-decision',
  action: 'strategy.answer-decision',
  policy,
  mode: 'write',
  input: linkDecisionInput,
  load: loadForChangeOf,
  run: async ({ tx, input, loaded: view, audit, touchPublic }) => {
    if (!waits(view)) return settled();
    const node = await findNode(tx, input.nodeId);
    if (!node) return invalidField('nodeId', 'Diesen Eintrag gibt es hier nicht.', 'unknown-node');
    await tx
      .update(decision)
      .set({ nodeId: node.id, strategyId: node.strategyId, answer: null, answeredOn: null, version: view.version + 1 })
      .where(eq(decision.id, view.id));
    audit({
      subjectType: 'decision',
      subjectId: view.id,
      summary: `${named(view)} ist jetzt „${node.title}“`,
      fields: { node: { before: view.node?.title ?? null, after: node.title } },
    });
    touchPublic();
    return ok({ nodeId: node.id, version: view.version + 1 });
  },
});

/** Makes a new measure of it, below an entry of a strategy, and links both. */
export const addMeasureOfDecision = useCase({
  name: 'strategy.add-measure-of-decision',
  action: 'strategy.record-decision',
  policy,
  mode: 'write',
  input: measureOfDecisionInput,
  load: loadForChangeOf,
  run: async ({ ctx, tx, input, loaded: view, audit, touchPublic }) => {
    if (!waits(view)) return settled();
    const parent = await findNode(tx, input.parentId);
    const strategy = parent && (await findStrategy(tx, { id: parent.strategyId }));
    if (!parent || !strategy) return invalidField('parentId', 'Diesen Eintrag gibt es hier nicht.', 'unknown-node');
    const source = [named(view), view.body?.name, view.paperNumber].filter(Boolean).join(', ');
    const added = await applyAddition({
      ctx,
      tx,
      strategy,
      ...addNodeInput.parse({
        strategyId: strategy.id,
        parentId: parent.id,
        level: parent.level + 1,
        reason: source,
        fields: { title: input.title, number: input.number, text: view.wording },
      }),
      audit,
      touchPublic,
    });
    if (!added.ok) {
      const fields = added.problem.fields?.map((field) => ({
        ...field,
        path: field.path === 'level' ? 'parentId' : field.path.replace(/^fields\./, ''),
      }));
      return { ...added, problem: { ...added.problem, ...(fields ? { fields } : {}) } };
    }
    await tx
      .update(decision)
      .set({ nodeId: added.value.id, strategyId: strategy.id, answer: null, answeredOn: null, version: view.version + 1 })
      .where(eq(decision.id, view.id));
    audit({
      subjectType: 'decision',
      subjectId: view.id,
      summary: `${named(view)} wurde zur Maßnahme „${input.title}“`,
      fields: { node: { before: view.node?.title ?? null, after: input.title } },
    });
    touchPublic();
    return ok({ nodeId: added.value.id, version: view.version + 1 });
  },
});

/** Takes answer or link back: it waits again. A measure that was made of it stays in the plan. */
export const reopenDecision = useCase({
  name: 'strategy.reopen-decision',
  action: 'strategy.answer-decision',
  policy,
  mode: 'write',
  input: decisionVersionInput,
  load: loadForChangeOf,
  run: async ({ tx, loaded: view, audit, touchPublic }) => {
    if (waits(view)) return conflict('open', 'Das ist noch offen.');
    await tx
      .update(decision)
      .set({ nodeId: null, answer: null, answeredOn: null, version: view.version + 1 })
      .where(eq(decision.id, view.id));
    audit({
      subjectType: 'decision',
      subjectId: view.id,
      summary: `${named(view)} wieder geöffnet`,
      fields: { node: { before: view.node?.title ?? null, after: null }, answer: { before: view.answer, after: null } },
    });
    touchPublic();
    return ok({ version: view.version + 1 });
  },
});

function loadForChangeOf(work: { tx: Tx; input: { decisionId: string; version: number } }) {
  return loadForChange({ tx: work.tx, decisionId: work.input.decisionId, version: work.input.version });
}
