import { shownStates, type Progress, type PublicNode, type ShownState } from '../contract.ts';
import { family, fieldsOf, findInNodes, linesIn } from './lines.ts';
import { fieldPart } from './selection.ts';

export type Embed = {
  /** What is shown; null for the whole strategy. */
  node: Omit<PublicNode, 'children'> | null;
  progress: Progress;
  /** Level of what is counted by state. */
  level: number;
  total: number;
  counts: Record<ShownState, number>;
};

/**
 * What a small frame on another site shows of a strategy, a field or a goal: its progress and how many of its goals, or
 * of a goal's measures, are in which state. Null where there is no such place.
 * @param within printed number of a field or id of a node; null for the whole
 */
export function embedOf(input: {
  nodes: readonly PublicNode[];
  lineLevel: number;
  progress: Progress;
  within: string | null;
}): Embed | null {
  const { nodes, lineLevel, within } = input;
  const node = within === null ? null : (nodes.find((field) => fieldPart(field) === within) ?? findInNodes(nodes, within));
  if (within !== null && node === null) return null;
  const inside = node === null ? null : new Set(family(node));
  const lines = linesIn(fieldsOf({ nodes, lineLevel })).filter((line) => inside === null || (inside.has(line) && line !== node));
  const below = node !== null && lines.length === 0 ? node.children : lines;
  const counted = node !== null && below.length === 0 ? [node] : below;
  const counts = Object.fromEntries(
    shownStates.map((state) => [state, counted.filter((line) => line.state === state).length]),
  ) as Record<ShownState, number>;
  return {
    node: node && withoutChildren(node),
    progress: node?.progress ?? input.progress,
    level: counted[0]?.level ?? lineLevel,
    total: counted.length,
    counts,
  };
}

function withoutChildren({ children: _children, ...node }: PublicNode): Omit<PublicNode, 'children'> {
  return node;
}
