type Item = { id: string; path: string; title: string };

/** Words that say nothing of a subject. */
const empty = new Set(
  'der die das den dem des und oder für von zum zur im in an am auf mit bei ein eine einen einer eines als aus'.split(' '),
);

const stems = (title: string): Set<string> =>
  new Set(
    title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !empty.has(word))
      // German endings and compounds: the first letters carry the subject.
      .map((word) => word.slice(0, 6)),
  );

/** Likeness of two entries between 0 and 1: their words, and a little for the same printed number. */
export function likeness(one: Omit<Item, 'id'>, other: Omit<Item, 'id'>): number {
  const [left, right] = [stems(one.title), stems(other.title)];
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  const words = (2 * common) / (left.size + right.size);
  return words === 0 ? 0 : Math.min(1, words + (one.path !== '' && one.path === other.path ? 0.2 : 0));
}

/** Below this two titles share a word by chance. */
const threshold = 0.3;

/** The entries that look most like one, the likeliest first, at most three. Nothing is a suggestion without a common word. */
export function suggestions<T extends Item>(item: Omit<Item, 'id'>, among: readonly T[]): T[] {
  return among
    .map((candidate, index) => ({ candidate, index, score: likeness(item, candidate) }))
    .filter(({ score }) => score >= threshold)
    .sort((one, other) => other.score - one.score || one.index - other.index)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
