import { eq } from 'drizzle-orm';
import { notFound, invalidField } from '#kernel/errors.ts';
import { berlinDay } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { saveStepsInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { recordChange } from '../record-change.ts';
import { strategyStep } from '../schema.ts';
import { deleteSteps, findNode, findStepsOfNode, findStrategy } from '../store.ts';

/**
 * Saves the ordered steps of a measure as the list that was sent: known ids are changed, new ones added, missing ones
 * taken out. Who reports on a measure may say which steps are done.
 */
export const saveSteps = useCase({
  name: 'strategy.save-steps',
  action: 'strategy.write-status',
  policy,
  mode: 'write',
  input: saveStepsInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({
      loaded: { node, strategy },
      thing: { unitIds: node.leadUnitId === null ? [] : [node.leadUnitId], municipalityIds: node.municipalityIds },
    });
  },
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const before = await findStepsOfNode(tx, node.id);
    const known = new Map(before.map((step) => [step.id, step]));
    for (const [index, step] of input.steps.entries()) {
      if (step.id !== null && !known.has(step.id))
        return invalidField(`steps.${index}.id`, 'Diesen Schritt gibt es nicht mehr.', 'unknown-step');
      if (step.doneOn !== null && step.doneOn > berlinDay(now)) {
        return invalidField(`steps.${index}.doneOn`, 'Das Datum liegt in der Zukunft.', 'future-date');
      }
    }
    const kept = new Set(input.steps.map((step) => step.id));
    const removed = before.filter((step) => !kept.has(step.id));
    await deleteSteps(
      tx,
      removed.map((step) => step.id),
    );
    for (const [position, step] of input.steps.entries()) {
      const values = { position, title: step.title, due: step.due, doneOn: step.doneOn };
      if (step.id === null) {
        await tx.insert(strategyStep).values({ id: newId(now.getTime()), countyId: ctx.county.id, nodeId: node.id, ...values });
      } else {
        await tx.update(strategyStep).set(values).where(eq(strategyStep.id, step.id));
      }
    }
    const words = (steps: readonly { title: string; due: string | null; doneOn: string | null }[]) =>
      steps.map((step) => `${step.title}${step.doneOn ? ` (erledigt ${step.doneOn})` : step.due ? ` (bis ${step.due})` : ''}`);
    const [old, current] = [words(before), words(input.steps)];
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
          reason: null,
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
  },
});
