import { addDays, berlinMidnight } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { listChangesInput } from '../../inputs.ts';
import { consolidate } from '../model/changes.ts';
import { policy } from '../policy.ts';
import { findChanges, findStrategy } from '../store.ts';
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
    const rows = await findChanges(tx, {
      strategyId: strategy.id,
      from: berlinMidnight(input.from),
      to: berlinMidnight(addDays(input.to, 1)),
    });
    const inside = ctx.actor.kind === 'account' && ctx.actor.grants.some((grant) => grant.countyId === ctx.county.id);
    const names = inside
      ? await namesOf(
          tx,
          rows.map((row) => row.actorRef),
        )
      : new Map<string, string>();
    return ok(consolidate(rows.filter((row) => row.subject !== 'strategy').map((row) => changeView(row, names))));
  },
});
