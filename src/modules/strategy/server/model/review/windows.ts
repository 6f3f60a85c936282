/** A large document is reviewed piece by piece: here is where it is cut. */
import type { LineRange, SourceLine } from '../../../draft.ts';
import type { Review, ReviewNode } from '../../../review.ts';
import { walkReview } from './walk.ts';

/** One page of the review: some nodes in the order of the draft, and the lines where most of them are printed. */
export type ReviewWindow = { id: string; root: string; nodes: string[]; lines: LineRange };

const most = 90;
const few = 40;
/** Lines that one page shows at most. */
export const lineLimit = 260;

/**
 * Cuts the draft into windows: one per root with all below it; roots without children together; a root with very
 * many entries in several pieces. Every node lies in exactly one window.
 */
export function windowsOf(review: Review, lines: readonly SourceLine[]): ReviewWindow[] {
  const windows: { root: string; nodes: ReviewNode[] }[] = [];
  for (const root of review.roots) {
    const nodes = [...walkReview(review, [root])];
    const last = windows.at(-1);
    const lonely = nodes.length === 1;
    if (lonely && last && last.nodes.length < few && last.nodes.every((node) => node.parent === null)) last.nodes.push(...nodes);
    else for (const piece of pieces(nodes)) windows.push({ root, nodes: piece });
  }
  const end = lines.at(-1)?.n ?? 1;
  return windows.map(({ root, nodes }) => ({
    id: nodes[0]!.id,
    root,
    nodes: nodes.map((node) => node.id),
    lines: mainRange(nodes, end),
  }));
}

function pieces(nodes: ReviewNode[]): ReviewNode[][] {
  const cut: ReviewNode[][] = [[]];
  const deepest = Math.max(...nodes.map((node) => node.level));
  for (const node of nodes) {
    const open = cut.at(-1)!;
    const full = open.length >= most || (open.length >= most - 30 && node.level < deepest);
    if (full) cut.push([node]);
    else open.push(node);
  }
  return cut;
}

/**
 * Where most of the nodes are printed. A document names the same field in its overview and in its chapter: the
 * ranges are grouped where a gap of many lines lies between them, and the group with most nodes is the main one.
 */
export function mainRange(nodes: readonly ReviewNode[], end: number): LineRange {
  const places = nodes
    .flatMap((node) => node.source.map((range) => ({ range, id: node.id })))
    .sort((a, b) => a.range.from - b.range.from);
  const groups: { from: number; to: number; ids: Set<string> }[] = [];
  for (const { range, id } of places) {
    const open = groups.at(-1);
    if (open && range.from - open.to <= 30) {
      open.to = Math.max(open.to, range.to);
      open.ids.add(id);
    } else groups.push({ ...range, ids: new Set([id]) });
  }
  const [best] = groups.sort((a, b) => b.ids.size - a.ids.size || b.from - a.from);
  if (!best) return { from: 1, to: Math.min(end, 60) };
  return { from: best.from, to: Math.min(end, best.to) };
}
