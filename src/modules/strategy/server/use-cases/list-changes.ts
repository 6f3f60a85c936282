import type { Tx } from '#kernel/context.ts';
import { addDays, berlinMidnight } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { listChangesInput } from '../../inputs.ts';
import { consolidate } from '../model/changes.ts';
import { belowOf } from '../model/news.ts';
import { policy } from '../policy.ts';
import { findChanges, findPlaces, findStrategy } from '../store.ts';
import { changeView } from '../views.ts';

/**
 * What changed in a strategy between two days, both included: one line for each thing, deleted ones too.
 * The public sees the changes of adopted strategies; names of people are left to the back office.
 */
export const listChanges = useCase({
  name: 'strategy.list-changes',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: listChangesInput,
  run: async ({ ctx, tx, input }) => {
    if (input.to < input.from) return invalidField('to', 'Das Ende liegt vor dem Anfang.', 'period-reversed');
    const strategy = await findStrategy(tx, { id: input.strategyId });
    if (!strategy || strategy.state === 'draft') return notFound('Diese Strategie');
    const inside = await placesWithin(tx, { strategyId: strategy.id, within: input.within });
    if (input.within !== null && inside === null) return notFound('Diesen Eintrag');
    const rows = (
      await findChanges(tx, {
        strategyId: strategy.id,
        from: berlinMidnight(input.from),
        to: berlinMidnight(addDays(input.to, 1)),
      })
    ).filter(({ nodeId }) => inside === null || (nodeId !== null && inside.has(nodeId)));
    const belongs = ctx.actor.kind === 'account' && ctx.actor.grants.some((grant) => grant.countyId === ctx.county.id);
    const names = belongs
      ? await namesOf(
          tx,
          rows.map((row) => row.actorRef),
        )
      : new Map<string, string>();
    return ok(consolidate(rows.filter((row) => row.subject !== 'strategy').map((row) => changeView(row, names))));
  },
});

/** Ids of a node and all that is or was below it; null without such a node, or when nothing was asked for. */
async function placesWithin(tx: Tx, input: { strategyId: string; within: string | null }): Promise<Set<string> | null> {
  if (input.within === null) return null;
  const rows = new Map((await findPlaces(tx, input.strategyId)).map((row) => [row.id, row]));
  const root = rows.get(input.within) ?? [...rows.values()].find((row) => row.parentId === null && row.number === input.within);
  return root ? belowOf({ rows, id: root.id }) : null;
}
