import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { MeasureRow } from '../table.ts';
import { loadTree } from './load-tree.ts';
import { walk } from './model/tree.ts';
import { strategyNode } from './schema.ts';
import type { NodeRow, StrategyRow } from './store.ts';
import { changeSet, tableImport } from './table-schema.ts';
import { officeNode } from './views.ts';

export type TableImportRow = typeof tableImport.$inferSelect;
export type ChangeSetRow = typeof changeSet.$inferSelect;

export async function findTableImport(tx: Tx, id: string): Promise<TableImportRow | null> {
  const [row] = await tx.select().from(tableImport).where(eq(tableImport.id, id));
  return row ?? null;
}

/** Tables of a strategy that wait for somebody to confirm them, the latest first. */
export const findOpenTables = (tx: Tx, strategyId: string) =>
  tx
    .select({
      id: tableImport.id,
      fileName: tableImport.fileName,
      createdAt: tableImport.createdAt,
      createdBy: tableImport.createdBy,
    })
    .from(tableImport)
    .where(and(eq(tableImport.strategyId, strategyId), eq(tableImport.state, 'open')))
    .orderBy(desc(tableImport.createdAt));

export async function findChangeSet(tx: Tx, id: string): Promise<ChangeSetRow | null> {
  const [row] = await tx.select().from(changeSet).where(eq(changeSet.id, id));
  return row ?? null;
}

/** Nodes by id, deleted ones too. */
export async function findNodesById(tx: Tx, ids: readonly string[]): Promise<Map<string, NodeRow>> {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(strategyNode)
          .where(inArray(strategyNode.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The entries of a strategy as rows of its table, as the download writes them. */
export async function findMeasureRows(tx: Tx, strategy: StrategyRow): Promise<MeasureRow[]> {
  const { nodes } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
  const rows: MeasureRow[] = [];
  const above = new Map<string, string[]>();
  for (const node of walk(nodes.map(officeNode))) {
    const own = node.parentId === null ? [] : [...(above.get(node.parentId) ?? [])];
    above.set(node.id, [...own, node.title]);
    rows.push({ ...node, above: own });
  }
  return rows;
}
