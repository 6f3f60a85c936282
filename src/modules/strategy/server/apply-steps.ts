import { eq } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { deleteTranslations } from '#kernel/translation.ts';
import { recordChange } from './record-change.ts';
import { strategyStep } from './schema.ts';
import { deleteSteps, findStepsOfNode, type NodeRow, type StrategyRow } from './store.ts';

/** Makes the steps of a node the list that is given: known ids are changed, new ones added, missing ones taken out. */
export async function applySteps(work: {
  ctx: CountyCtx;
  tx: Tx;
  node: NodeRow;
  strategy: StrategyRow;
  steps: readonly { id: string | null; title: string; due: string | null; doneOn: string | null }[];
  reason?: string | null;
  /** The proposal that brought it. */
  requestId?: string;
  audit: (record: AuditRecord) => void;
  touchPublic: () => void;
}): Promise<Result<void>> {
  const { ctx, tx, node, strategy, audit, touchPublic } = work;
  const now = ctx.clock.now();
  const before = await findStepsOfNode(tx, node.id);
  const known = new Map(before.map((step) => [step.id, step]));
  for (const [index, step] of work.steps.entries()) {
    if (step.id !== null && !known.has(step.id))
      return invalidField(`steps.${index}.id`, 'Diesen Schritt gibt es nicht mehr.', 'unknown-step');
    if (step.doneOn !== null && step.doneOn > berlinDay(now)) {
      return invalidField(`steps.${index}.doneOn`, 'Das Datum liegt in der Zukunft.', 'future-date');
    }
  }
  const kept = new Set(work.steps.map((step) => step.id));
  const removed = before.filter((step) => !kept.has(step.id));
  const goneIds = removed.map((step) => step.id);
  await deleteSteps(tx, goneIds);
  await deleteTranslations({ tx, subjectIds: goneIds });
  for (const [position, step] of work.steps.entries()) {
    const values = { position, title: step.title, due: step.due, doneOn: step.doneOn };
    if (step.id === null) {
      await tx.insert(strategyStep).values({ id: newId(now.getTime()), countyId: ctx.county.id, nodeId: node.id, ...values });
    } else {
      await tx.update(strategyStep).set(values).where(eq(strategyStep.id, step.id));
    }
  }
  const words = (steps: readonly { title: string; due: string | null; doneOn: string | null }[]) =>
    steps.map((step) => `${step.title}${step.doneOn ? ` (erledigt ${step.doneOn})` : step.due ? ` (bis ${step.due})` : ''}`);
  const [old, current] = [words(before), words(work.steps)];
  if (strategy.state !== 'draft' && JSON.stringify(old) !== JSON.stringify(current)) {
    await recordChange({
      ctx,
      tx,
      change: {
        strategyId: strategy.id,
        subject: 'step',
        subjectId: node.id,
        nodeId: node.id,
        kind: 'changed',
        number: node.number,
        title: node.title,
        fields: { steps: { before: old, after: current } },
        reason: work.reason ?? null,
        requestId: work.requestId ?? null,
      },
    });
    touchPublic();
  }
  audit({
    subjectType: 'strategy-node',
    subjectId: node.id,
    summary: `Schritte zu „${node.title}“ gespeichert`,
    fields: { steps: { before: old, after: current } },
  });
  return ok();
}
