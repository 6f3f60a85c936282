import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { NodeOrigins, OriginTrace } from '../contract-origins.ts';
import { shownKind, unanswered } from './model/origins.ts';
import { pathNumber } from './model/tree.ts';
import { strategyItemOrigin } from './schema-origins.ts';
import { findNodes, findStrategies, type NodeRow, type StrategyRow } from './store.ts';

export type OriginRow = typeof strategyItemOrigin.$inferSelect;

/** The links into a strategy whose ends are both there: an entry that was taken out of the draft is no answer. */
export async function findOrigins(tx: Tx, strategyId: string): Promise<OriginRow[]> {
  return tx
    .select()
    .from(strategyItemOrigin)
    .where(
      and(
        eq(strategyItemOrigin.strategyId, strategyId),
        or(
          isNull(strategyItemOrigin.successorNodeId),
          sql`exists (select from strategy_node n where n.id = ${strategyItemOrigin.successorNodeId} and n.deleted_at is null)`,
        ),
      ),
    )
    .orderBy(asc(strategyItemOrigin.createdAt), asc(strategyItemOrigin.id));
}

export type NamedNode = { id: string; level: number; path: string; title: string; name: string };

/** Entries in the order of the document, with the names that people call them by. */
export function inDocumentOrder(rows: readonly NodeRow[]): NamedNode[] {
  const byParent = Map.groupBy(rows, (row) => row.parentId);
  const below = (parentId: string | null, above: string): NamedNode[] =>
    (byParent.get(parentId) ?? []).flatMap((row) => {
      const path = pathNumber(row.number, above);
      const { id, level, title } = row;
      return [{ id, level, path, title, name: [path, title].filter(Boolean).join(' ') }, ...below(row.id, path)];
    });
  return below(null, '');
}

/** Entries of the earlier strategy that have no answer yet; none where nothing is traced. */
export async function openItems(tx: Tx, strategy: StrategyRow): Promise<NamedNode[]> {
  if (!strategy.traced || strategy.predecessorId === null) return [];
  return unanswered({
    items: inDocumentOrder(await findNodes(tx, strategy.predecessorId)),
    links: await findOrigins(tx, strategy.id),
  });
}

/** Where one entry comes from and what became of it. With `published` drafts are left out: the public knows none. */
export async function originsOf(input: { tx: Tx; node: NodeRow; published: boolean }): Promise<NodeOrigins> {
  const { tx, node, published } = input;
  const touching = await tx
    .select({ strategyId: strategyItemOrigin.strategyId })
    .from(strategyItemOrigin)
    .where(or(eq(strategyItemOrigin.predecessorNodeId, node.id), eq(strategyItemOrigin.successorNodeId, node.id)));
  const found: NodeOrigins = { from: [], to: [] };
  if (touching.length === 0) return found;
  const strategies = new Map((await findStrategies(tx)).map((row) => [row.id, row]));
  for (const strategyId of new Set(touching.map((row) => row.strategyId))) {
    const successor = strategies.get(strategyId);
    const predecessor = successor?.predecessorId ? strategies.get(successor.predecessorId) : undefined;
    if (!successor || !predecessor) continue;
    const backwards = node.strategyId === successor.id;
    const other = backwards ? predecessor : successor;
    if (published && other.state === 'draft') continue;
    const names = new Map(inDocumentOrder(await findNodes(tx, other.id)).map((entry) => [entry.id, entry.name]));
    const links = await findOrigins(tx, strategyId);
    const traceOf = (link: OriginRow): OriginTrace[] => {
      const otherId = backwards ? link.predecessorNodeId : link.successorNodeId;
      const name = otherId === null ? undefined : names.get(otherId);
      if (otherId !== null && name === undefined) return [];
      return [
        {
          id: link.id,
          kind: shownKind(link, links),
          note: link.note,
          reading: link.reading,
          node: otherId === null ? null : { id: otherId, name: name! },
          strategy: { key: other.key, title: other.title },
        },
      ];
    };
    for (const link of links) {
      if (backwards && link.successorNodeId === node.id) found.from.push(...traceOf(link));
      if (!backwards && link.predecessorNodeId === node.id) found.to.push(...traceOf(link));
    }
  }
  return found;
}
