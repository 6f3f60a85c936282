import { fold, tokensOf } from './fold.ts';
import type { MarkedPart } from './types.ts';

export type Marker = {
  fold: (word: string) => string;
  /** Number of the question's word that a folded word answers, or -1. */ clauseOf: (folded: string) => number;
};

type Mark = { start: number; end: number; clause: number };

function marksOf(text: string, marker: Marker): Mark[] {
  const marks: Mark[] = [];
  const tokens = tokensOf(text);
  tokens.forEach((token, at) => {
    const folded = marker.fold(token.word);
    let clause = marker.clauseOf(folded);
    const next = tokens[at + 1];
    // `E-Mail` answers `email`.
    if (clause === -1 && next !== undefined && next.start === token.end + 1 && /[-‑]/.test(text[token.end]!)) {
      clause = marker.clauseOf(folded + marker.fold(next.word));
      if (clause !== -1) marks.push({ start: token.start, end: next.end, clause });
      return;
    }
    if (clause !== -1) marks.push({ start: token.start, end: token.end, clause });
  });
  return marks;
}

function cut(input: { text: string; marks: readonly Mark[]; start: number; end: number }): MarkedPart[] {
  const { text, start, end } = input;
  const parts: MarkedPart[] = [];
  const add = (piece: string, hit: boolean): void => {
    if (piece !== '') parts.push({ text: piece.replace(/\s+/g, ' '), hit });
  };
  let at = start;
  for (const mark of input.marks) {
    if (mark.start < at || mark.end > end) continue;
    add(text.slice(at, mark.start), false);
    add(text.slice(mark.start, mark.end), true);
    at = mark.end;
  }
  add(text.slice(at, end), false);
  return parts;
}

/** A whole text with what was found marked. */
export const markAll = (text: string, marker: Marker): MarkedPart[] =>
  cut({ text, marks: marksOf(text, marker), start: 0, end: text.length });

const longest = 20_000;
const length = 170;
const space = /\s/;

/** The piece of a text that answers most words of the question, with those marked; its beginning where none stands in it. */
export function snippetOf(given: string, marker: Marker): MarkedPart[] {
  const text = given.slice(0, longest);
  const marks = marksOf(text, marker);
  let start = 0;
  let best = 0;
  for (let from = 0; from < marks.length; from += 1) {
    const seen = new Set<number>();
    let hits = 0;
    for (let at = from; at < marks.length && marks[at]!.end - marks[from]!.start <= length - 40; at += 1) {
      seen.add(marks[at]!.clause);
      hits += 1;
    }
    const worth = seen.size * 10 + Math.min(hits, 5);
    if (worth > best) {
      best = worth;
      start = marks[from]!.start;
    }
  }
  // Some words before the first hit, from the beginning of a word.
  let from = Math.max(0, start - 40);
  if (from < 8) from = 0;
  while (from > 0 && from < start && !space.test(text[from - 1]!)) from += 1;
  let end = Math.min(text.length, from + length);
  while (end < text.length && end > from + length - 30 && !space.test(text[end]!)) end -= 1;
  const parts = cut({ text, marks, start: from, end });
  if (from > 0) parts.unshift({ text: '… ', hit: false });
  if (end < given.trimEnd().length) parts.push({ text: ' …', hit: false });
  return parts;
}

/** The words that were found, as they stand there, each once. */
export function foundWords(parts: readonly MarkedPart[], language: string): string[] {
  const words = new Map<string, string>();
  for (const part of parts) if (part.hit) words.set(fold(part.text, language), words.get(fold(part.text, language)) ?? part.text);
  return [...words.values()];
}
