/** The tree of pages as rules: order, addresses, and what may be moved where. */

export type TreeNode = { id: string; parentId: string | null; position: number };

/** Deeper nobody finds anything, on no telephone. */
export const deepest = 6;

/** Nodes from the top down, siblings by position; what hangs on a missing parent stands at the top. */
export function inTreeOrder<N extends TreeNode>(nodes: readonly N[]): (N & { depth: number })[] {
  const known = new Set(nodes.map(({ id }) => id));
  const below = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const found: (N & { depth: number })[] = [];
  const walk = (parentId: string | null, depth: number): void => {
    const children = (below.get(parentId) ?? []).toSorted(
      (one, other) => one.position - other.position || (one.id < other.id ? -1 : 1),
    );
    for (const child of children) {
      found.push({ ...child, depth });
      walk(child.id, depth + 1);
    }
  };
  walk(null, 0);
  return found;
}

/** Ids from the top to the parent of the node. */
export function ancestorsOf(nodes: ReadonlyMap<string, Pick<TreeNode, 'parentId'>>, id: string): string[] {
  const found: string[] = [];
  for (let at = nodes.get(id)?.parentId ?? null; at !== null && !found.includes(at); at = nodes.get(at)?.parentId ?? null) {
    found.unshift(at);
  }
  return found;
}

/** The node and all below it. */
export function subtreeOf(nodes: readonly TreeNode[], id: string): string[] {
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const found = [id];
  for (let at = 0; at < found.length; at += 1) found.push(...(below.get(found[at]!) ?? []).map((child) => child.id));
  return found;
}

/** Why a page may not be hung there; null when it may. */
export function faultOfMove(input: {
  nodes: readonly TreeNode[];
  id: string;
  parentId: string | null;
}): 'cycle' | 'too-deep' | null {
  const { nodes, id, parentId } = input;
  if (parentId === null) return null;
  const moved = subtreeOf(nodes, id);
  if (moved.includes(parentId)) return 'cycle';
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depthOf = (node: string): number => ancestorsOf(byId, node).length;
  const height = Math.max(...moved.map(depthOf)) - depthOf(id);
  return depthOf(parentId) + 1 + height >= deepest ? 'too-deep' : null;
}

/** New positions of a parent's children when one is put at `position` among them. */
export function reposition(input: {
  siblings: readonly TreeNode[];
  id: string;
  position: number;
}): { id: string; position: number }[] {
  const others = input.siblings.filter(({ id }) => id !== input.id).toSorted((one, other) => one.position - other.position);
  const ids = others.map(({ id }) => id);
  ids.splice(Math.min(input.position, ids.length), 0, input.id);
  return ids.map((id, position) => ({ id, position }));
}

/** An address that is not taken: with a number behind it where it must be. */
export function freePath(input: { wanted: string; taken: ReadonlySet<string> }): string {
  const { wanted, taken } = input;
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) if (!taken.has(`${wanted}-${count}`)) return `${wanted}-${count}`;
}
