import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { saveStepsInput } from '../../inputs.ts';
import { applySteps } from '../apply-steps.ts';
import { policy } from '../policy.ts';
import { findNode, findStrategy } from '../store.ts';
import { statusThing } from '../municipal-reports.ts';

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
    return ok({ loaded: { node, strategy }, thing: await statusThing(tx, node) });
  },
  run: ({ ctx, tx, input, loaded, audit, touchPublic }) =>
    applySteps({ ctx, tx, ...loaded, steps: input.steps, audit, touchPublic }),
});
