import type { Progress, ShownState } from '../../contract.ts';
import { linesOf, rollUp, shownState, type ProgressNode } from './progress.ts';

/** A flat row that knows its parent. */
export type FlatNode = { id: string; parentId: string | null; position: number };

/** Hangs rows below their parents, in order of position. Rows whose parent is missing are left out. */
export function hang<R extends FlatNode, N extends { children: N[] }>(input: {
  rows: readonly R[];
  make: (row: R, parent: N | null) => N;
}): N[] {
  const byParent = new Map<string | null, R[]>();
  for (const row of input.rows) {
    const siblings = byParent.get(row.parentId);
    if (siblings) siblings.push(row);
    else byParent.set(row.parentId, [row]);
  }
  const build = (parentId: string | null, parent: N | null): N[] =>
    (byParent.get(parentId) ?? [])
      .sort((one, other) => one.position - other.position)
      .map((row) => {
        const node = input.make(row, parent);
        node.children = build(row.id, node);
        return node;
      });
  return build(null, null);
}

/**
 * Numbers printed twice below one parent. Numbers name things for good: no two siblings share one, except that
 * strategic and operative measures of one goal are two lists, and each may begin with 1.
 */
export function doubleNumbers(nodes: readonly DoubleNumberNode[]): string[] {
  const doubles: string[] = [];
  const visit = (siblings: readonly DoubleNumberNode[]): void => {
    const seen = new Set<string>();
    for (const { level, kind, number, children } of siblings) {
      if (number !== null) {
        const name = `${level} ${kind ?? ''} ${number}`;
        if (seen.has(name)) doubles.push(number);
        seen.add(name);
      }
      visit(children);
    }
  };
  visit(nodes);
  return doubles;
}
type DoubleNumberNode = { level: number; kind?: string | null; number: string | null; children: readonly DoubleNumberNode[] };

/**
 * The number by which people call a node: as printed where it carries its ancestors' (`1.1`, `II.II.I`),
 * else behind that of its parent (`3.2` and `4` make `3.2.4`). Empty when nothing is printed.
 */
export function pathNumber(number: string | null, parentPath: string): string {
  if (number === null) return '';
  const bare = number.replace(/[.):]+$/, '');
  if (parentPath === '' || bare === parentPath || bare.startsWith(`${parentPath}.`)) return bare;
  return bare.includes('.') ? bare : `${parentPath}.${bare}`;
}

/** Sets state and roll-up on every node of a tree and answers the whole's. */
export function measureTree<N extends MeasuredNode<N>>(
  nodes: readonly N[],
  lineLevel: number,
): {
  progress: Progress;
  states: Record<ShownState, number>;
  lines: N[];
} {
  const shadows = new Map<N, ProgressNode>();
  const shadow = (node: N): ProgressNode => {
    const made: ProgressNode = {
      level: node.level,
      weight: node.weight,
      toBeDeveloped: node.toBeDeveloped,
      reported: node.reported,
      steps: { done: node.steps.filter((step) => step.doneOn !== null).length, total: node.steps.length },
      children: node.children.map(shadow),
    };
    shadows.set(node, made);
    return made;
  };
  nodes.forEach(shadow);
  const visit = (node: N): void => {
    const own = shadows.get(node)!;
    node.state = shownState(own);
    node.progress = rollUp(node.level < lineLevel ? linesOf(own.children, lineLevel) : [own]);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const lines = linesOf(nodes, lineLevel);
  const states: Record<ShownState, number> = {
    running: 0,
    done: 0,
    continuous: 0,
    'not-started': 0,
    delayed: 0,
    dropped: 0,
    'not-reported': 0,
  };
  for (const line of lines) states[line.state] += 1;
  return { progress: rollUp(lines.map((line) => shadows.get(line)!)), states, lines };
}

type MeasuredNode<N> = {
  level: number;
  weight: number;
  toBeDeveloped: boolean;
  reported: ProgressNode['reported'];
  steps: readonly { doneOn: string | null }[];
  state: ShownState;
  progress: Progress;
  children: N[];
};

/** Finds a node with its ancestors, the outermost first. */
export function findInTree<N extends { id: string; children: N[] }>(
  nodes: readonly N[],
  id: string,
): { node: N; ancestors: N[] } | null {
  for (const node of nodes) {
    if (node.id === id) return { node, ancestors: [] };
    const below = findInTree(node.children, id);
    if (below) return { node: below.node, ancestors: [node, ...below.ancestors] };
  }
  return null;
}

/** Every node of a tree, parents before children. */
export function* walk<N extends { children: N[] }>(nodes: readonly N[]): Generator<N> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.children);
  }
}

/** The nodes before and after a node on its level, in the order of the document, across headings. */
export function neighboursOf<N extends { id: string; level: number; children: N[] }>(
  nodes: readonly N[],
  id: string,
): { previous: N | null; next: N | null } {
  const all = [...walk(nodes)];
  const level = all.find((node) => node.id === id)?.level;
  const beside = all.filter((node) => node.level === level);
  const place = beside.findIndex((node) => node.id === id);
  return place < 0 ? { previous: null, next: null } : { previous: beside[place - 1] ?? null, next: beside[place + 1] ?? null };
}
