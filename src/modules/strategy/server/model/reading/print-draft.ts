/** The draft in the shape that the command line prints and other programs read. */
import type { Draft, DraftNode, PrintedDraft, PrintedNode } from '../../../draft.ts';

function printNode(node: DraftNode): PrintedNode {
  return {
    level: node.level,
    number: node.number,
    title: node.title,
    text: node.text,
    kind: node.kind,
    responsible: node.responsible,
    targetGroups: node.targetGroups,
    horizon: node.horizon,
    period: node.period,
    steps: node.steps,
    status: node.status,
    source: node.source,
    children: node.children.map(printNode),
  };
}

/** Exactly the documented keys: what only the review needs (ids, doubts, partners) stays out. */
export function printDraft(draft: Draft): PrintedDraft {
  return {
    title: draft.title,
    levels: draft.levels,
    texts: draft.texts.map(({ kind, title, items, source }) => ({ kind, title, items, source })),
    nodes: draft.nodes.map(printNode),
    unused: draft.unused,
  };
}
