import type { Answers, Clause } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';

export const fields = ['title', 'keywords', 'headings', 'text'] as const;
/** What a word counts in each field, and how much a long field thins it out. */
const fieldWeight = [6, 4, 2.5, 1] as const;
const thinning = [0.4, 0.2, 0.4, 0.6] as const;
/** How soon more of the same word stops to matter (BM25's k1). */
const enough = 1.4;
/** Bits that the counts of a field take in a number: 31 bits stay a small integer. */
const bits = [5, 5, 6, 8] as const;
const shifts = [0, 5, 10, 16] as const;

/** How often a word stands in each field, in one number. */
export const countOf = (counts: readonly number[]): number =>
  fields.reduce((sum, _, field) => sum | (Math.min(counts[field] ?? 0, 2 ** bits[field]! - 1) << shifts[field]!), 0);

export const inTitle = (count: number): boolean => (count & 31) > 0;

/** Words of each field of the documents, by slot; null where a slot is free. */
export type Lengths = (readonly number[] | null)[];

/** For each slot and field what one word there counts, after the field's length; from whole numbers, so in any order the same. */
export function normsOf(input: { lengths: Lengths; count: number }): Float64Array {
  const { lengths, count } = input;
  const totals = [0, 0, 0, 0];
  for (const own of lengths) own?.forEach((length, field) => (totals[field]! += length));
  const norms = new Float64Array(lengths.length * 4);
  lengths.forEach((own, slot) =>
    own?.forEach((length, field) => {
      const mean = totals[field]! / count || 1;
      norms[slot * 4 + field] = fieldWeight[field]! / (1 - thinning[field]! + (thinning[field]! * length) / mean);
    }),
  );
  return norms;
}

export type Scored = { slot: number; score: number };

type Sheet = { sums: Float64Array; best: Float64Array; title: Uint8Array; touched: number[] };

const sheetOf = (slots: number): Sheet => ({
  sums: new Float64Array(slots),
  best: new Float64Array(slots),
  title: new Uint8Array(slots),
  touched: [],
});

/** What the terms of one word find: for each document how much, the nearest term, and whether it stands in the title. */
function gather(input: { answers: Answers; sheet: Sheet; norms: Float64Array; passes: (slot: number) => boolean }): void {
  const { answers, sheet, norms, passes } = input;
  const ordered = [...answers].sort(([one], [other]) => (one.text < other.text ? -1 : 1));
  for (const [term, weight] of ordered) {
    const { slots, counts } = term;
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at]!;
      if (!passes(slot)) continue;
      const count = counts[at]!;
      const from = slot * 4;
      const sum =
        (count & 31) * norms[from]! +
        ((count >> 5) & 31) * norms[from + 1]! +
        ((count >> 10) & 63) * norms[from + 2]! +
        (count >> 16) * norms[from + 3]!;
      if (sheet.best[slot] === 0) sheet.touched.push(slot);
      sheet.sums[slot]! += sum * weight;
      if (weight > sheet.best[slot]!) sheet.best[slot] = weight;
      if (inTitle(count) && weight >= 0.4) sheet.title[slot] = 1;
    }
  }
}

function clear(sheet: Sheet): void {
  for (const slot of sheet.touched) {
    sheet.sums[slot] = 0;
    sheet.best[slot] = 0;
    sheet.title[slot] = 0;
  }
  sheet.touched = [];
}

type Side = { sum: number; best: number; title: boolean };

/** What of a clause only several words together say: the weakest of them counts. */
function gatherTogether(input: {
  clause: Clause;
  sheet: Sheet;
  side: Sheet;
  norms: Float64Array;
  passes: (slot: number) => boolean;
}): void {
  const { clause, sheet, side, norms, passes } = input;
  for (const { parts, weight } of clause.together) {
    const all = parts.reduce<Map<number, Side> | null>((before, answers) => {
      gather({ answers, sheet: side, norms, passes });
      const both = new Map<number, Side>();
      for (const slot of side.touched) {
        const known = before?.get(slot);
        if (before !== null && known === undefined) continue;
        both.set(slot, {
          sum: Math.min(side.sums[slot]!, known?.sum ?? Infinity),
          best: Math.min(side.best[slot]!, known?.best ?? 1),
          title: side.title[slot] === 1 && (known?.title ?? true),
        });
      }
      clear(side);
      return both;
    }, null);
    for (const [slot, { sum, best, title }] of all ?? []) {
      if (sheet.best[slot] === 0) sheet.touched.push(slot);
      sheet.sums[slot]! += sum * weight;
      sheet.best[slot] = Math.max(sheet.best[slot]!, best * weight);
      if (title) sheet.title[slot] = 1;
    }
  }
}

/**
 * Ranks documents by the words of a question: BM25 over weighted fields, each word by the nearness of its nearest answer, more for
 * documents that answer every word, and for titles that say what was asked and little else.
 */
export function rank(input: {
  clauses: readonly Clause[];
  vocabulary: Vocabulary;
  norms: Float64Array;
  slots: number;
  documents: number;
  titleWords: (slot: number) => number;
  passes: (slot: number) => boolean;
}): Scored[] {
  const { clauses, norms, slots, passes } = input;
  if (clauses.length === 0) return [];
  const sheet = sheetOf(slots);
  const side = clauses.some((clause) => clause.together.length > 0) ? sheetOf(slots) : sheet;
  const scores = new Float64Array(slots);
  const answered = new Float64Array(slots);
  const titles = new Uint8Array(slots);
  const full = new Uint8Array(slots);
  const found: number[] = [];
  let whole = 0;
  for (const clause of clauses) {
    gather({ answers: clause.answers, sheet, norms, passes });
    if (clause.together.length > 0) gatherTogether({ clause, sheet, side, norms, passes });
    const weight = Math.log(1 + input.documents / (sheet.touched.length + 0.5));
    whole += weight;
    for (const slot of sheet.touched) {
      if (full[slot] === 0) found.push(slot);
      full[slot]! += 1;
      const sum = sheet.sums[slot]!;
      scores[slot]! += weight * sheet.best[slot]! * (sum / (sum + enough));
      answered[slot]! += weight;
      titles[slot]! += sheet.title[slot]!;
    }
    clear(sheet);
  }
  const complete = found.some((slot) => full[slot] === clauses.length);
  const least = complete ? 0.5 : 0.3;
  const ranked: Scored[] = [];
  for (const slot of found) {
    const share = answered[slot]! / whole;
    if (full[slot]! < clauses.length && share < least) continue;
    let score = scores[slot]! * share * share;
    if (titles[slot] === clauses.length) score *= 1.35 + 0.65 * Math.min(1, clauses.length / input.titleWords(slot)) ** 2;
    ranked.push({ slot, score });
  }
  return ranked;
}

/** The best of a list without sorting all of it. */
export function bestOf<Item>(input: {
  items: readonly Item[];
  most: number;
  before: (one: Item, other: Item) => boolean;
}): Item[] {
  const { items, most, before } = input;
  const best: Item[] = [];
  for (const item of items) {
    if (best.length === most && !before(item, best[most - 1]!)) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(item, best[middle]!)) high = middle;
      else low = middle + 1;
    }
    best.splice(low, 0, item);
    if (best.length > most) best.pop();
  }
  return best;
}
