import type { MachineTerm } from '#kernel/machine-translation.ts';

/** Letters that no language inflects, and that no text has. */
const token = (index: number): string => `QZX${index}XZQ`;

const letters = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export type Protected = { text: string; used: number[] };

/** Puts tokens in place of terms, whole words alone and never inside a tag; longer terms go first. */
export function protectTerms(input: { text: string; terms: readonly MachineTerm[] }): Protected {
  const used: number[] = [];
  const ordered = input.terms
    .map((term, index) => ({ ...term, index }))
    .toSorted((one, other) => other.source.length - one.source.length);
  const text = input.text
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (part.startsWith('<')) return part;
      let words = part;
      for (const { source, index } of ordered) {
        words = words.replace(new RegExp(`(?<![\\p{L}\\p{N}])${letters(source)}(?![\\p{L}\\p{N}])`, 'giu'), () => {
          used.push(index);
          return token(index);
        });
      }
      return words;
    })
    .join('');
  return { text, used };
}

/** Puts the terms of the other language in place of the tokens; null when the service lost one. */
export function restoreTerms(input: { text: string; used: readonly number[]; terms: readonly MachineTerm[] }): string | null {
  let { text } = input;
  for (const index of new Set(input.used)) {
    const wanted = input.used.filter((one) => one === index).length;
    const parts = text.split(new RegExp(token(index), 'i'));
    if (parts.length - 1 !== wanted) return null;
    text = parts.join(input.terms[index]!.target);
  }
  return text;
}
