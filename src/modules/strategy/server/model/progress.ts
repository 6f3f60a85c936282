import { emptyProgress, type Progress, type ShownState, type StatusState } from '../../contract.ts';

/** What the roll-up needs of a node. */
export type ProgressNode = {
  level: number;
  weight: number;
  toBeDeveloped: boolean;
  /** State of the latest released note, null when there is none. */
  reported: StatusState | null;
  steps: { done: number; total: number };
  children: ProgressNode[];
};

/** What counts half when it runs but has no steps to count by. Said in the formula on every page that shows the number. */
export const runningWithoutSteps = 0.5;

/**
 * The state that a node shows. Its own latest report wins; without one it follows from what is below it:
 * all done is done, any delay is a delay, anything begun is running. Nothing reported anywhere stays `not-reported`.
 */
export function shownState(node: ProgressNode): ShownState {
  if (node.reported !== null) return node.reported;
  const below = node.children.map(shownState).filter((state) => state !== 'not-reported');
  if (below.length === 0) return 'not-reported';
  const counting = below.filter((state) => state !== 'dropped');
  if (counting.length === 0) return 'dropped';
  const complete = below.length === node.children.length;
  if (complete && counting.every((state) => state === 'done')) return 'done';
  if (complete && counting.every((state) => state === 'continuous')) return 'continuous';
  if (counting.includes('delayed')) return 'delayed';
  if (counting.every((state) => state === 'not-started')) return 'not-started';
  return 'running';
}

/** `covered` is how much of the line's weight was reported on, between 0 and 1. */
type Counted = { share: number; parts: Progress['parts']; covered: number } | { reason: keyof Progress['notCounted'] };

/**
 * The share of one line (a goal, or a measure where a strategy has no goals), or why it does not count.
 * A line is done by its own report; otherwise it is the weighted share of what is below it, of its own steps,
 * or what its state says. Continuous, dropped and unreported lines have no end to be measured by: they do not count.
 * What is silent below a line that counts is left out of its share too, and told beside it.
 */
export function lineShare(node: ProgressNode): Counted {
  const state = shownState(node);
  if (state === 'continuous' || state === 'dropped') return { reason: state };
  if (state === 'not-reported') return { reason: node.toBeDeveloped ? 'toBeDeveloped' : 'notReported' };
  const own = { parts: { reported: 1, silent: 0 }, covered: 1 };
  if (node.reported === 'done') return { share: 1, ...own };
  if (node.steps.total > 0 && state !== 'done') return { share: node.steps.done / node.steps.total, ...own };
  const below = rollUp(node.children);
  if (below.share !== null) {
    return {
      share: below.share,
      parts: { reported: below.parts.reported, silent: below.parts.silent + below.notCounted.notReported },
      covered: below.coverage.reported / below.coverage.all,
    };
  }
  return { share: state === 'done' ? 1 : state === 'not-started' ? 0 : runningWithoutSteps, ...own };
}

/**
 * Rolls lines up: the sum of weight times share over the sum of weights of what counts.
 * `points` and `weight` are those two sums, so that the page can show the division.
 */
export function rollUp(lines: readonly ProgressNode[]): Progress {
  const progress = emptyProgress();
  for (const line of lines) {
    const part = lineShare(line);
    if ('reason' in part) {
      progress.notCounted[part.reason] += 1;
      if (part.reason === 'notReported') progress.coverage.all += line.weight;
    } else if (line.weight > 0) {
      progress.points += part.share * line.weight;
      progress.weight += line.weight;
      progress.counted += 1;
      progress.parts.reported += part.parts.reported;
      progress.parts.silent += part.parts.silent;
      progress.coverage.reported += part.covered * line.weight;
      progress.coverage.all += line.weight;
    }
  }
  return { ...progress, share: progress.weight > 0 ? progress.points / progress.weight : null };
}

/**
 * All lines at or below a node. A branch that ends above the line level gives its last node, unless it has siblings
 * on the line level that carry the measures (a main goal beside sub-goals is a heading, not a line).
 */
export function linesOf<N extends { level: number; children: N[] }>(nodes: readonly N[], lineLevel: number): N[] {
  const deeper = nodes.some((node) => node.level >= lineLevel || node.children.length > 0);
  return nodes.flatMap((node) => {
    if (node.level >= lineLevel) return [node];
    if (node.children.length > 0) return linesOf(node.children, lineLevel);
    return deeper ? [] : [node];
  });
}
