import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { changeSetIdInput } from '../../table-inputs.ts';
import { undoSet } from '../apply-set.ts';
import { policy } from '../policy.ts';
import { findStrategy } from '../store.ts';
import { findChangeSet } from '../table-store.ts';

/** Undoes a table or a bulk change as a whole; whoever's later change stands in the way is named. */
export const undoChangeSet = useCase({
  name: 'strategy.undo-change-set',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: changeSetIdInput,
  load: async ({ tx, input }) => {
    const set = await findChangeSet(tx, input.changeSetId);
    const strategy = set && (await findStrategy(tx, { id: set.strategyId }));
    return set && strategy ? ok({ loaded: { set, strategy } }) : notFound('Diese Änderung');
  },
  run: ({ ctx, tx, loaded, audit, touchPublic }) => undoSet({ ctx, tx, ...loaded, audit, touchPublic }),
});

/** What a table or a bulk change did, for the offer to undo it. */
export const readChangeSet = useCase({
  name: 'strategy.read-change-set',
  action: 'strategy.edit',
  policy,
  mode: 'read',
  input: changeSetIdInput,
  load: async ({ tx, input }) => {
    const set = await findChangeSet(tx, input.changeSetId);
    return set ? ok({ loaded: set }) : notFound('Diese Änderung');
  },
  run: async ({ loaded }) =>
    ok({
      id: loaded.id,
      strategyId: loaded.strategyId,
      summary: loaded.summary,
      count: loaded.count,
      undone: loaded.undoneAt !== null,
    }),
});
