import { addressWords } from '#kernel/slug.ts';

/** The name's part of the address, numbered where it is taken. */
export function freeSlug(input: { name: string; taken: ReadonlySet<string> }): string {
  const base = addressWords(input.name, 80) || 'ort';
  if (!input.taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const next = `${base}-${number}`;
    if (!input.taken.has(next)) return next;
  }
}
