import { emptyProgress, type Progress, type PublicNode, type ShownState, type StatusView } from '../contract.ts';

/** Lines below common headings; `beside` are main goals that stand next to the goals that carry the measures. */
export type LineGroup = { heads: PublicNode[]; beside: PublicNode[]; lines: PublicNode[] };
/** A chapter of the progress page; a flat strategy is one chapter without a field. */
export type FieldView = { field: PublicNode | null; groups: LineGroup[] };

/** Cuts a strategy into chapters, headings and lines, whatever its levels are. */
export function fieldsOf(input: { nodes: readonly PublicNode[]; lineLevel: number }): FieldView[] {
  const { nodes, lineLevel } = input;
  if (lineLevel === 0) return [{ field: null, groups: [{ heads: [], beside: [], lines: [...nodes] }] }];
  return nodes.map((field) => ({ field, groups: groupsOf({ nodes: field.children, heads: [], lineLevel }) }));
}

function groupsOf(input: { nodes: readonly PublicNode[]; heads: PublicNode[]; lineLevel: number }): LineGroup[] {
  const { nodes, heads, lineLevel } = input;
  // The same rule as the roll-up's: a childless heading is a line only where nothing deeper stands beside it.
  const deeper = nodes.some((node) => node.level >= lineLevel || node.children.length > 0);
  const own: LineGroup = { heads, beside: [], lines: [] };
  const below: LineGroup[] = [];
  for (const node of nodes) {
    if (node.level >= lineLevel) own.lines.push(node);
    else if (node.children.length > 0) below.push(...groupsOf({ nodes: node.children, heads: [...heads, node], lineLevel }));
    else if (deeper) own.beside.push(node);
    else own.lines.push(node);
  }
  return own.lines.length + own.beside.length > 0 ? [own, ...below] : below;
}

export const linesIn = (fields: readonly FieldView[]): PublicNode[] =>
  fields.flatMap(({ groups }) => groups.flatMap((group) => group.lines));

/** A node and all below it. */
export function* family(node: PublicNode): Generator<PublicNode> {
  yield node;
  for (const child of node.children) yield* family(child);
}

/** A node anywhere below some, by its id. */
export const findInNodes = (nodes: readonly PublicNode[], id: string): PublicNode | null =>
  nodes.flatMap((top) => [...family(top)]).find((node) => node.id === id) ?? null;

/** The latest released note of a node or of anything below it. */
export function latestNote(node: PublicNode): StatusView | null {
  let latest: StatusView | null = null;
  for (const { lastStatus } of family(node))
    if (lastStatus && (latest === null || lastStatus.date > latest.date)) latest = lastStatus;
  return latest;
}

/** How many of the last things below a node (its measures) are done, of how many, and on how many nothing is known. */
export function measuresOf(node: PublicNode): { done: number; total: number; silent: number } {
  const leaves = [...family(node)].filter((entry) => entry !== node && entry.children.length === 0);
  const inState = (state: ShownState): number => leaves.filter((leaf) => leaf.state === state).length;
  return { done: inState('done'), silent: inState('not-reported'), total: leaves.length };
}

/** The newest notes of a strategy with what they are about, newest first. */
export function latestReports(
  nodes: readonly PublicNode[],
  count: number,
): { node: Omit<PublicNode, 'children'>; note: StatusView }[] {
  const all = nodes
    .flatMap((top) => [...family(top)])
    .flatMap(({ children: _children, ...node }) => (node.lastStatus ? [{ node, note: node.lastStatus }] : []));
  return all.sort((one, other) => other.note.date.localeCompare(one.note.date)).slice(0, count);
}

/** Roll-ups of several things as one: both terms and what is left out are added. */
export function sumOf(parts: readonly Progress[]): Progress {
  const sum = emptyProgress();
  for (const part of parts) {
    sum.points += part.points;
    sum.weight += part.weight;
    sum.counted += part.counted;
    sum.notCounted.continuous += part.notCounted.continuous;
    sum.notCounted.dropped += part.notCounted.dropped;
    sum.notCounted.notReported += part.notCounted.notReported;
    sum.notCounted.toBeDeveloped += part.notCounted.toBeDeveloped;
    sum.parts.reported += part.parts.reported;
    sum.parts.silent += part.parts.silent;
    sum.coverage.reported += part.coverage.reported;
    sum.coverage.all += part.coverage.all;
  }
  return { ...sum, share: sum.weight > 0 ? sum.points / sum.weight : null };
}
