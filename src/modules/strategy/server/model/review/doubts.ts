/** Questions that a look at the whole draft raises, beside those of the reader. */
import type { DraftUnsure } from '../../../draft.ts';
import type { Review, ReviewNode } from '../../../review.ts';
import { walkReview } from './walk.ts';

/**
 * Asks where two measures may stand in one title, where a number is missing or double among siblings, and where a
 * single measure names nobody responsible while all its siblings do.
 * @returns questions by node id
 */
export function doubtsOf(review: Review): Map<string, DraftUnsure[]> {
  const doubts = new Map<string, DraftUnsure[]>();
  const ask = (node: ReviewNode, reason: string, question: string): void => {
    doubts.set(node.id, [...(doubts.get(node.id) ?? []), { reason, question }]);
  };
  const families = [review.roots, ...[...walkReview(review)].map((node) => node.children)];
  for (const ids of families)
    askSiblings(
      ids.map((id) => review.nodes.get(id)!),
      ask,
    );
  const last = review.levels.length - 1;
  for (const node of walkReview(review)) {
    if (node.level === last && /\S \+ \S/.test(node.title)) ask(node, 'two-in-one', 'Zwei Einträge in einer Zeile?');
    if (node.title.length > 300) ask(node, 'long-title', 'Gehört alles davon zum Titel?');
  }
  return doubts;
}

function askSiblings(siblings: ReviewNode[], ask: (node: ReviewNode, reason: string, question: string) => void): void {
  // Strategic and operative measures of one goal are two lists with numbers of their own.
  const families = new Map<string, ReviewNode[]>();
  for (const node of siblings) {
    const name = `${node.level} ${node.kind ?? ''}`;
    families.set(name, [...(families.get(name) ?? []), node]);
  }
  for (const family of families.values()) {
    const seen = new Map<string, ReviewNode>();
    let before: number | null = null;
    for (const node of family) {
      if (node.number === null) continue;
      if (seen.has(node.number)) ask(node, 'double-number', `Die Nummer ${node.number} kommt hier zweimal vor. Welche stimmt?`);
      seen.set(node.number, node);
      const count = lastCount(node.number);
      if (count !== null && before !== null && count > before + 1) {
        ask(node, 'number-gap', `Vor dieser Stelle fehlt eine Nummer (${before + 1}). Ist etwas nicht erkannt worden?`);
      }
      before = count ?? before;
    }
    const silent = family.filter((node) => node.responsible.length === 0);
    if (silent.length === 1 && family.length > 2)
      ask(silent[0]!, 'nobody', 'Alle anderen hier nennen eine Zuständigkeit. Wer ist hier zuständig?');
  }
}

/** The last part of a printed number as a count: 4 of `3.4`; null where it is no plain figure. */
function lastCount(number: string): number | null {
  const part = /(\d{1,4})[.):]?$/.exec(number)?.[1];
  return part === undefined ? null : Number(part);
}
