import { berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { evaluationResultWords } from '../../contract-evaluation.ts';
import { evaluateMeasureInput } from '../../inputs-evaluation.ts';
import { isOver } from '../evaluations.ts';
import { policy } from '../policy.ts';
import { latestReleased } from '../record-state.ts';
import { measureEvaluation } from '../schema-evaluation.ts';
import { findNode, findStrategy } from '../store.ts';
import { statusThing } from '../municipal-reports.ts';

/**
 * Says what a measure came to, once it is done, dropped or its time is over: achieved, partly, not, why, and how it goes on.
 * Public at once. Said anew it stands beside the earlier one and holds from then on.
 */
export const evaluateMeasure = useCase({
  name: 'strategy.evaluate-measure',
  action: 'strategy.write-status',
  policy,
  mode: 'write',
  input: evaluateMeasureInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({ loaded: { node, strategy }, thing: await statusThing(tx, node) });
  },
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    if (strategy.state === 'draft') return conflict('not-adopted', 'Bewertet wird, was beschlossen ist.');
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const note = await latestReleased(tx, node.id);
    if (!isOver({ state: note?.state ?? null, periodTo: node.periodTo, today })) {
      return conflict(
        'not-over',
        'Bewertet wird am Ende: wenn als Stand „fertig“ oder „entfallen“ gemeldet oder der Zeitraum vorbei ist.',
      );
    }
    const id = newId(now.getTime());
    const { nodeId, ...values } = input;
    await tx.insert(measureEvaluation).values({
      id,
      countyId: ctx.county.id,
      nodeId,
      date: today,
      ...values,
      createdAt: now,
      writtenRef: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary: `„${node.title}“ bewertet: ${evaluationResultWords[input.result]}`,
    });
    touchPublic();
    return ok({ id });
  },
});
