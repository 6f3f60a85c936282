import { plainText, refersOnly, type Block } from './blocks.ts';
import type { NewBlock } from './html.ts';

/**
 * Gives changed blocks the names that they had, so that their translations stay with them: what is the same keeps its
 * name wherever it moved; between such fixed points what resembles its forerunner takes that one's name; the rest is new.
 */
export function keepBlockIds(input: { before: readonly Block[]; after: readonly NewBlock[]; newId: () => string }): Block[] {
  const { before, after, newId } = input;
  const ids: (string | null)[] = after.map(() => null);
  const free = new Set(before.map(({ id }) => id));
  const waiting = Map.groupBy(before, sameness);
  for (const [index, block] of after.entries()) {
    const same = waiting.get(sameness(block))?.shift();
    if (same === undefined) continue;
    ids[index] = same.id;
    free.delete(same.id);
  }
  const position = new Map(before.map(({ id }, index) => [id, index]));
  for (const [index, block] of after.entries()) {
    if (ids[index] !== null) continue;
    const low = position.get(ids.slice(0, index).findLast((id) => id !== null) ?? '') ?? -1;
    const high =
      position.get(ids.slice(index + 1).find((id) => id !== null && (position.get(id) ?? -1) > low) ?? '') ?? before.length;
    const likely = before
      .slice(low + 1, high)
      .filter((old) => free.has(old.id) && old.kind === block.kind)
      .map((old) => ({ old, likeness: likeness(old, block) }))
      .filter(({ likeness: much }) => much >= 0.3)
      .sort((one, other) => other.likeness - one.likeness)[0];
    if (likely === undefined) continue;
    ids[index] = likely.old.id;
    free.delete(likely.old.id);
  }
  return after.map((block, index) => ({ id: ids[index] ?? newId(), ...block }));
}

const sameness = ({ kind, html, ref }: NewBlock): string => `${kind} ${ref ?? ''} ${html}`;

/** Share of words that two blocks have in common, 0 to 1; a heading never resembles a paragraph. */
export function likeness(one: NewBlock, other: NewBlock): number {
  if (refersOnly(one.kind) || refersOnly(other.kind)) return one.ref === other.ref ? 1 : 0;
  if (one.html.slice(0, 3) !== other.html.slice(0, 3)) return 0;
  const words = (html: string): string[] =>
    plainText(html)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const first = words(one.html);
  const second = words(other.html);
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  const total = first.length + second.length;
  return total === 0 ? 0 : (2 * common) / total;
}
