import { berlinDay, daysBetween } from '#kernel/dates.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { Duty } from '../../contract.ts';
import { emptyInput } from '../../inputs.ts';
import { loadTree } from '../load-tree.ts';
import { policy } from '../policy.ts';
import { findStrategies } from '../store.ts';
import { walk } from '../model/tree.ts';

/** After so many days without a word a measure is a duty of its lead unit. */
const silentAfterDays = 365;

/**
 * What waits for the person: drafts to release (coordination), goals whose measures are still to be developed,
 * milestones that are over, and measures without a word for a year. Only what the person may act on.
 */
export const listDuties = useCase({
  name: 'strategy.list-duties',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const today = berlinDay(ctx.clock.now());
    const duties: Duty[] = [];
    const ask = (action: string, unitId: string | null, municipalityIds: readonly string[] = []): boolean =>
      may({
        rows: policy,
        actor: ctx.actor,
        countyId: ctx.county.id,
        action,
        thing: { unitIds: unitId === null ? [] : [unitId], municipalityIds },
      }) === 'yes';
    const adopted = (await findStrategies(tx)).filter((row) => row.state === 'adopted');
    // A strategy that has an adopted successor lays no more duties on anybody.
    const succeeded = new Set(adopted.flatMap((row) => row.predecessorId ?? []));
    for (const strategy of adopted.filter((row) => !succeeded.has(row.id))) {
      const { nodes, summary } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: true });
      for (const node of walk(nodes)) {
        const duty = (kind: Duty['kind'], due: string | null): void => {
          duties.push({
            kind,
            nodeId: node.id,
            path: node.path,
            title: node.title,
            unit: node.lead?.name ?? null,
            strategyTitle: strategy.title,
            due,
            overdueDays: due !== null && due < today ? daysBetween(due, today) : 0,
          });
        };
        if (node.drafts > 0 && ask('strategy.release-status', node.lead?.id ?? null)) duty('release', null);
        if (!ask('strategy.write-status', node.lead?.id ?? null)) continue;
        if (node.toBeDeveloped && node.children.length === 0) duty('develop', null);
        const late = node.steps.find((step) => step.due !== null && step.doneOn === null && step.due < today);
        if (late) duty('milestone', late.due);
        const ended = node.state === 'done' || node.state === 'dropped' || node.state === 'continuous';
        const isLine = node.level === summary.lineLevel;
        if (isLine && !ended && !node.toBeDeveloped) {
          if (node.plannedPeriod.to !== null && node.plannedPeriod.to < today) duty('report', node.plannedPeriod.to);
          else if (node.lastStatus === null || daysBetween(node.lastStatus.date, today) > silentAfterDays) duty('report', null);
        }
      }
    }
    return ok(duties.sort((one, other) => other.overdueDays - one.overdueDays));
  },
});
