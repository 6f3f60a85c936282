import type { ReadSentence } from '#kernel/content/readability.ts';

/** A sentence as pieces, those that a hint points at marked. */
export function markedParts(sentence: ReadSentence): { text: string; marked: boolean }[] {
  const { text, from, hints } = sentence;
  const spans = hints
    .filter(({ kind }) => kind !== 'long-sentence' && kind !== 'passive' && kind !== 'nouns')
    .map((hint) => ({ start: hint.from - from, end: hint.to - from }))
    .toSorted((one, other) => one.start - other.start);
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at || end > text.length) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
