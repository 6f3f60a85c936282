import { piecesOf } from '#kernel/content/marks.ts';

/** What a translation may have lost on the way: told beside the field, and left to the translator. */

const zeros = [0x0660, 0x06f0, 0x0966, 0x0030];
/** Arabic, Persian and Devanagari digits as those of Latin script. */
const latinDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = zeros.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? digit : String(code - zero);
  });

/** The words of a text with marks. */
export const wordsOfCoded = (text: string): string =>
  piecesOf(text)
    .map((piece) => ('text' in piece ? piece.text : ''))
    .join('');

export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;

const address = /(?:https?:\/\/|www\.)[^\s<>"„“()]+[^\s<>"„“().,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const phone = /(?:\+|\b0)[\d /()‑–-]{4,}\d/g;
const placeholder = /\{[a-z][a-z0-9_]*\}|%(?:\d\$)?[sd]\b/gi;

const digitsOf = (text: string): string => latinDigits(text).replace(/\D/g, '');
const counted = (items: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** Placeholders that the translation lacks: without them something would be missing on the page. */
export function lostPlaceholders(input: { source: string; text: string }): string[] {
  const had = counted(input.source.match(placeholder) ?? []);
  const has = counted(input.text.match(placeholder) ?? []);
  return [...had].filter(([item, count]) => (has.get(item) ?? 0) < count).map(([item]) => item);
}

/** Numbers, addresses and telephone numbers of the source that the translation lacks, as sentences. */
export function hintsOf(input: { source: string; text: string }): string[] {
  const { source, text } = input;
  const hints: string[] = [];
  for (const found of new Set(source.match(address) ?? [])) {
    if (!text.toLowerCase().includes(found.toLowerCase())) hints.push(`Die Adresse ${found} fehlt.`);
  }
  const rest = source.replace(address, ' ');
  const all = digitsOf(text);
  for (const found of new Set(rest.match(phone) ?? [])) {
    if (!all.includes(digitsOf(found))) hints.push(`Die Telefonnummer ${found.trim()} fehlt.`);
  }
  const numbers = (words: string): string[] =>
    (latinDigits(words).match(/\d+/g) ?? []).map((run) => run.replace(/^0+(?=\d)/, ''));
  const has = counted(numbers(text));
  for (const [run, count] of counted(numbers(rest.replace(phone, ' ')))) {
    if ((has.get(run) ?? 0) < count) hints.push(`Die Zahl ${run} fehlt${count > 1 ? ` (in der Vorlage ${count}-mal)` : ''}.`);
  }
  return hints;
}
