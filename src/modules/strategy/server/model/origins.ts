import type { OriginKind, ShownOriginKind } from '../../contract-origins.ts';

type Link = { predecessorNodeId: string; successorNodeId: string | null; kind: OriginKind };

/** How a link is shown, from all links of the strategy that follows. Split comes before merged: it is told from the old side. */
export function shownKind(link: Link, all: readonly Link[]): ShownOriginKind {
  if (link.kind === 'dropped' || link.successorNodeId === null) return 'dropped';
  const carried = all.filter((other) => other.successorNodeId !== null);
  if (carried.filter((other) => other.predecessorNodeId === link.predecessorNodeId).length > 1) return 'split';
  if (carried.filter((other) => other.successorNodeId === link.successorNodeId).length > 1) return 'merged';
  return link.kind;
}

/** Entries of the earlier strategy without an answer. */
export function unanswered<N extends { id: string }>(input: { items: readonly N[]; links: readonly Link[] }): N[] {
  const answered = new Set(input.links.map((link) => link.predecessorNodeId));
  return input.items.filter((item) => !answered.has(item.id));
}

/** Whether following one strategy by another would close a circle: nothing comes before itself. */
export function closesCycle(input: {
  strategyId: string;
  predecessorId: string;
  predecessors: ReadonlyMap<string, string | null>;
}): boolean {
  const seen = new Set<string>();
  for (let at: string | null = input.predecessorId; at !== null && !seen.has(at); at = input.predecessors.get(at) ?? null) {
    if (at === input.strategyId) return true;
    seen.add(at);
  }
  return false;
}
