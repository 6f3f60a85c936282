import { z } from 'zod';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ShownState } from '../../contract.ts';
import { loadTree } from '../load-tree.ts';
import { walk } from '../model/tree.ts';
import { policy } from '../policy.ts';
import { findStrategies } from '../store.ts';
import { thingOf } from '../thing-of.ts';

/** A node that a unit leads or takes part in, as lists outside its strategy name it. */
export type UnitNode = {
  id: string;
  path: string;
  title: string;
  strategyTitle: string;
  state: ShownState;
  /** Whether the unit leads it; else it is a partner. */
  leads: boolean;
  /** Day of the last released note. */
  reportedOn: string | null;
};

/** What a unit leads or takes part in, in adopted strategies, in their order. */
export const listUnitNodes = useCase({
  name: 'strategy.list-unit-nodes',
  action: 'strategy.read-node',
  policy,
  mode: 'read',
  input: z.object({ unitId: z.uuid() }),
  load: async ({ tx, input }) =>
    ok({ loaded: undefined, thing: await thingOf(tx, { leadUnitId: input.unitId, municipalityIds: [] }) }),
  run: async ({ tx, input }) => {
    const found: UnitNode[] = [];
    for (const strategy of (await findStrategies(tx)).filter((row) => row.state === 'adopted')) {
      const { nodes } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
      for (const node of walk(nodes)) {
        const leads = node.lead?.id === input.unitId;
        if (!leads && !node.partners.some((unit) => unit.id === input.unitId)) continue;
        const { id, path, title, state } = node;
        found.push({ id, path, title, state, leads, strategyTitle: strategy.title, reportedOn: node.lastStatus?.date ?? null });
      }
    }
    return ok(found);
  },
});
