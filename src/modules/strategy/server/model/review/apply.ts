/** The fold: the reader's draft with everything that people did to it. */
import type { Draft, SourceLine } from '../../../draft.ts';
import type { Review, ReviewAction } from '../../../review.ts';
import { gone, type ReviewFault } from './fault.ts';
import { drop, merge, move, relabel, split } from './reshape.ts';
import { startReview } from './start.ts';
import { useLines } from './use-lines.ts';
import { walkReview } from './walk.ts';

/**
 * Applies one action to the review, in place.
 * @returns null when it was done; else what is wrong, and the review is as it was
 */
export function applyAction(input: { review: Review; lines: readonly SourceLine[]; action: ReviewAction }): ReviewFault | null {
  const { review, lines, action } = input;
  switch (action.do) {
    case 'confirm':
      return confirm(review, action);
    case 'edit': {
      const node = review.nodes.get(action.node);
      if (!node) return gone;
      if (action.fields.title !== undefined && action.fields.title.trim() === '') {
        return {
          code: 'no-title',
          message: 'Ohne Titel geht es nicht. Wenn die Stelle nicht gebraucht wird, verwerfen Sie sie.',
        };
      }
      for (const [field, value] of Object.entries(action.fields))
        if (value !== undefined) Object.assign(node, { [field]: value });
      node.checked = true;
      return null;
    }
    case 'edit-text': {
      const text = review.texts.find((entry) => entry.id === action.text);
      if (!text) return gone;
      if (action.fields.node !== undefined && action.fields.node !== null && !review.nodes.has(action.fields.node)) return gone;
      for (const [field, value] of Object.entries(action.fields))
        if (value !== undefined) Object.assign(text, { [field]: value });
      text.checked = true;
      return null;
    }
    case 'relabel':
      return relabel(review, action);
    case 'move':
      return move(review, action);
    case 'merge':
      return merge(review, action);
    case 'split':
      return split(review, action);
    case 'drop':
      return drop(review, action);
    case 'drop-text': {
      const at = review.texts.findIndex((entry) => entry.id === action.text);
      if (at < 0) return gone;
      review.texts.splice(at, 1);
      return null;
    }
    case 'use':
      return useLines({ review, lines, action });
    case 'units':
      for (const { name, ...decision } of action.decisions) review.units.set(name, decision);
      return null;
    case 'document': {
      const deepest = Math.max(-1, ...[...review.nodes.values()].map((node) => node.level));
      if (action.levels.length <= deepest) {
        return {
          code: 'level-in-use',
          message: `Die Ebene „${review.levels[deepest] ?? deepest + 1}“ hat noch Einträge. Ändern Sie erst deren Ebene.`,
        };
      }
      review.title = action.title;
      review.levels = [...action.levels];
      return null;
    }
  }
}

function confirm(review: Review, action: Extract<ReviewAction, { do: 'confirm' }>): ReviewFault | null {
  const places = action.ids.map((id) => review.nodes.get(id) ?? review.texts.find((text) => text.id === id));
  if (places.includes(undefined)) return gone;
  for (const place of places) place!.checked = true;
  if (action.below) {
    for (const node of walkReview(
      review,
      action.ids.filter((id) => review.nodes.has(id)),
    ))
      if (node.unsure.length === 0) node.checked = true;
  }
  return null;
}

/** The draft with all actions applied in order; one that no longer fits (it was checked when it was done) is passed over. */
export function foldReview(input: { draft: Draft; lines: readonly SourceLine[]; actions: readonly ReviewAction[] }): Review {
  const review = startReview(input.draft);
  for (const action of input.actions) applyAction({ review, lines: input.lines, action });
  return review;
}
