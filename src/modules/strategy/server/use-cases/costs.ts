import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { costKindWords, type CostEntry, type CostSums } from '../../contract-money.ts';
import { addCostInput, changeCostInput, costIdInput } from '../../inputs-money.ts';
import { nodeIdInput } from '../../inputs.ts';
import { sumsOf } from '../model/money.ts';
import { costEntry, findCostsOfNode, fullTimeOf, type CostRecord } from '../money-store.ts';
import { policy } from '../policy.ts';
import { measureCost } from '../schema-money.ts';
import { findNode, type NodeRow } from '../store.ts';
import { thingOf } from '../thing-of.ts';

/** The history of a measure's costs is one: what was removed stands in it too. */
const subjectType = 'measure-costs';

/** The costs of one measure with their history. */
export type NodeCosts = {
  entries: CostEntry[];
  years: { year: number; sums: CostSums }[];
  history: HistoryEntry[];
  /** Whether the county shows released entries to everybody. */
  shownPublicly: boolean;
  mayWrite: boolean;
};

/** What a measure costs, by budget year, oldest first. */
export const readNodeCosts = useCase({
  name: 'strategy.read-node-costs',
  action: 'strategy.read-costs',
  policy,
  mode: 'read',
  input: nodeIdInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId),
  run: async ({ ctx, tx, loaded: { node, thing } }) => {
    const entries = (await findCostsOfNode(tx, node.id)).map(costEntry);
    const fullTime = await fullTimeOf(tx, ctx.county.id);
    return ok<NodeCosts>({
      entries,
      years: [...new Set(entries.map((entry) => entry.year))].map((year) => ({
        year,
        sums: sumsOf({ entries: entries.filter((entry) => entry.year === year), fullTime }),
      })),
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType, subjectId: node.id }),
      shownPublicly: (await readSettings(tx, ctx.county.id)).showCostsPublicly,
      mayWrite: may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'strategy.write-costs', thing }) === 'yes',
    });
  },
});

/** Records what is planned or spent for one purpose of a measure in one budget year. */
export const addCost = useCase({
  name: 'strategy.add-cost',
  action: 'strategy.write-costs',
  policy,
  mode: 'write',
  input: addCostInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId),
  run: async ({ ctx, tx, input, loaded: { node }, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(measureCost).values({ id, countyId: ctx.county.id, ...input, createdAt: now, changedAt: now });
    const { nodeId: _node, ...fields } = input;
    audit({
      subjectType,
      subjectId: node.id,
      summary: `${costKindWords[input.kind]} ${input.year} zu „${node.title}“ eingetragen`,
      fields: Object.fromEntries(Object.entries(fields).map(([field, after]) => [field, { after }])),
    });
    if (input.isPublic) touchPublic();
    return ok({ id });
  },
});

/** Changes an entry, unless somebody else did meanwhile. */
export const changeCost = useCase({
  name: 'strategy.change-cost',
  action: 'strategy.write-costs',
  policy,
  mode: 'write',
  input: changeCostInput,
  load: ({ tx, input }) => loadCost(tx, input.costId),
  run: async ({ ctx, tx, input, loaded: { cost, node }, audit, touchPublic }) => {
    const { costId: _id, version, ...fields } = input;
    if (version !== cost.version) {
      return conflict('changed-meanwhile', 'Jemand anderes hat diese Kosten inzwischen geändert. Bitte laden Sie die Seite neu.');
    }
    await tx
      .update(measureCost)
      .set({ ...fields, version: cost.version + 1, changedAt: ctx.clock.now() })
      .where(eq(measureCost.id, cost.id));
    audit({
      subjectType,
      subjectId: node.id,
      summary: `${costKindWords[input.kind]} ${input.year} zu „${node.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>(cost, fields),
    });
    if (cost.isPublic || input.isPublic) touchPublic();
    return ok({ version: cost.version + 1 });
  },
});

/** Takes an entry out. What it said stays in the history. */
export const removeCost = useCase({
  name: 'strategy.remove-cost',
  action: 'strategy.write-costs',
  policy,
  mode: 'write',
  input: costIdInput,
  load: ({ tx, input }) => loadCost(tx, input.costId),
  run: async ({ tx, loaded: { cost, node }, audit, touchPublic }) => {
    await tx.delete(measureCost).where(eq(measureCost.id, cost.id));
    const { planned, actual, state, sourceName } = cost;
    audit({
      subjectType,
      subjectId: node.id,
      summary: `${costKindWords[cost.kind]} ${cost.year} zu „${node.title}“ entfernt`,
      fields: Object.fromEntries(
        Object.entries({ planned, actual, state, sourceName }).map(([field, before]) => [field, { before }]),
      ),
    });
    if (cost.isPublic) touchPublic();
    return ok();
  },
});

async function loadNode(tx: Tx, nodeId: string): Promise<Result<{ loaded: { node: NodeRow; thing: Thing }; thing: Thing }>> {
  const node = await findNode(tx, nodeId);
  if (!node) return notFound('Diesen Eintrag');
  const thing = await thingOf(tx, node);
  return ok({ loaded: { node, thing }, thing });
}

async function loadCost(tx: Tx, costId: string): Promise<Result<{ loaded: { cost: CostRecord; node: NodeRow }; thing: Thing }>> {
  const [cost] = await tx.select().from(measureCost).where(eq(measureCost.id, costId)).for('update');
  const node = cost && (await findNode(tx, cost.nodeId));
  if (!cost || !node) return notFound('Diese Kosten');
  return ok({ loaded: { cost, node }, thing: await thingOf(tx, node) });
}
