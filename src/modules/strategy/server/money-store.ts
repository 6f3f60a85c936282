import { and, asc, eq, gte, isNull, lte } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { CostEntry, CostPlace, PublicCost } from '../contract-money.ts';
import { loadTree } from './load-tree.ts';
import { sumsOf } from './model/money.ts';
import { measureCost } from './schema-money.ts';
import { strategyNode } from './schema.ts';
import type { StrategyRow } from './store.ts';

export type CostRecord = typeof measureCost.$inferSelect;

export const costEntry = (row: CostRecord): CostEntry => {
  const { countyId: _county, createdAt: _created, changedAt, ...entry } = row;
  return { ...entry, changedAt: changedAt.toISOString() };
};

const inOrder = [asc(measureCost.year), asc(measureCost.createdAt), asc(measureCost.id)] as const;

export const findCostsOfNode = (tx: Tx, nodeId: string): Promise<CostRecord[]> =>
  tx
    .select()
    .from(measureCost)
    .where(eq(measureCost.nodeId, nodeId))
    .orderBy(...inOrder);

/** Entries of a strategy's measures; those of deleted ones are left out. */
export async function findCosts(tx: Tx, by: { strategyId: string; from?: number; to?: number }): Promise<CostEntry[]> {
  const rows = await tx
    .select({ cost: measureCost })
    .from(measureCost)
    .innerJoin(strategyNode, eq(strategyNode.id, measureCost.nodeId))
    .where(
      and(
        eq(strategyNode.strategyId, by.strategyId),
        isNull(strategyNode.deletedAt),
        by.from === undefined ? undefined : gte(measureCost.year, by.from),
        by.to === undefined ? undefined : lte(measureCost.year, by.to),
      ),
    )
    .orderBy(...inOrder);
  return rows.map(({ cost }) => costEntry(cost));
}

type PlaceNode = {
  id: string;
  level: number;
  path: string;
  title: string;
  lead: { id: string; key: string; name: string } | null;
  children: readonly PlaceNode[];
};
const nameOf = (node: PlaceNode): string => [node.path, node.title].filter(Boolean).join(' ');

/** Where each measure of a tree stands: its field is the outermost above it, its goal the line to which it belongs. */
export function placesOf(input: { nodes: readonly PlaceNode[]; lineLevel: number }): CostPlace[] {
  const places: CostPlace[] = [];
  const visit = (node: PlaceNode, field: PlaceNode, goal: PlaceNode | null): void => {
    const line = node.level === input.lineLevel ? node : goal;
    const { id, path, title, lead } = node;
    places.push({
      nodeId: id,
      path,
      title,
      field: { id: field.id, name: nameOf(field) },
      goal: line === null ? null : { id: line.id, name: nameOf(line) },
      unit: lead,
    });
    for (const child of node.children) visit(child, field, line);
  };
  for (const node of input.nodes) visit(node, node, null);
  return places;
}

export async function loadPlaces(input: { tx: Tx; strategy: StrategyRow }): Promise<CostPlace[]> {
  const { nodes, summary } = await loadTree({ ...input, at: null, language: 'de', drafts: false });
  return placesOf({ nodes, lineLevel: summary.lineLevel });
}

/** What a full-time post works in a week, in hundredths of an hour. */
export const fullTimeOf = async (tx: Tx, countyId: string): Promise<number> =>
  Math.round((await readSettings(tx, countyId)).fullTimeHours * 100);

/** What of a measure's costs the county shows to everybody: nothing unless it says so, and then what was released. */
export async function publicCosts(input: { tx: Tx; countyId: string; nodeId: string }): Promise<PublicCost[]> {
  const { tx, countyId, nodeId } = input;
  if (!(await readSettings(tx, countyId)).showCostsPublicly) return [];
  const shown = (await findCostsOfNode(tx, nodeId)).filter((row) => row.isPublic);
  return [...new Set(shown.map((row) => row.year))].map((year) => {
    const { planned, actual } = sumsOf({ entries: shown.filter((row) => row.year === year), fullTime: 0 });
    return { year, planned, actual };
  });
}
