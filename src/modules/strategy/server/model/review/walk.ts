import type { LineRange } from '../../../draft.ts';
import type { PlaceState, Review, ReviewNode, ReviewText } from '../../../review.ts';

/** Every node in the order of the draft, parents before children. */
export function* walkReview(review: Review, from: readonly string[] = review.roots): Generator<ReviewNode> {
  const stack = [...from].reverse();
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const node = review.nodes.get(id)!;
    yield node;
    for (let index = node.children.length - 1; index >= 0; index -= 1) stack.push(node.children[index]!);
  }
}

/** The nodes above this one, the nearest first. */
export function ancestorsOf(review: Review, node: ReviewNode): ReviewNode[] {
  const above: ReviewNode[] = [];
  for (let id = node.parent; id !== null;) {
    const parent = review.nodes.get(id)!;
    above.push(parent);
    id = parent.parent;
  }
  return above;
}

export const siblingsOf = (review: Review, parent: string | null): string[] =>
  parent === null ? review.roots : review.nodes.get(parent)!.children;

/** The node right before this one among its siblings. */
export function previousOf(review: Review, node: ReviewNode): ReviewNode | null {
  const siblings = siblingsOf(review, node.parent);
  const id = siblings[siblings.indexOf(node.id) - 1];
  return id === undefined ? null : review.nodes.get(id)!;
}

export const placeState = (place: Pick<ReviewNode | ReviewText, 'checked' | 'unsure'>): PlaceState =>
  place.checked ? 'checked' : place.unsure.length > 0 ? 'unsure' : 'open';

/** Every range that nodes and texts hold. */
export function sourcesOf(review: Review): LineRange[] {
  const ranges: LineRange[] = [];
  for (const node of review.nodes.values()) ranges.push(...node.source);
  for (const text of review.texts) ranges.push(...text.source);
  return ranges;
}
