/** A node with its parent, deleted or not. */
type Placed = ReadonlyMap<string, { id: string; parentId: string | null }>;

/** A node and all below it, by id. */
export function belowOf(input: { rows: Placed; id: string }): Set<string> {
  const children = new Map<string, string[]>();
  for (const { id, parentId } of input.rows.values()) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of children.get(id) ?? []) visit(child);
  };
  visit(input.id);
  return found;
}

/** The outermost ancestor of a node; null when it has none or is not there. */
export function fieldOf(input: { rows: Placed; id: string }): string | null {
  const visited = new Set<string>();
  let id = input.id;
  for (let row = input.rows.get(id); row?.parentId && !visited.has(id); row = input.rows.get(id)) {
    visited.add(id);
    id = row.parentId;
  }
  return id === input.id ? null : id;
}

/** Newest first; what became public in the same moment keeps its order. */
export const latestFirst = <I extends { at: string }>(items: readonly I[]): I[] =>
  items.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
