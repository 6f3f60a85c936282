/** Shared by server and browser: how often public pages are read. */

/** `search` is a question that found nothing. */
export const countKinds = ['page', 'search'] as const;
export type CountKind = (typeof countKinds)[number];

/** A question is shown from so many times on: what one person typed may name her. */
export const leastSearches = 3;
/** Days are kept apart so long; then only months remain. */
export const daysApart = 90;

/** Readings of one thing in one language on one day; `what` is an address below the language, or the words of a search. */
export type Counted = { day: string; language: string; kind: CountKind; what: string; count: number };

export type ReaderSpan = 30 | 90 | 365;
export const readerSpans: readonly ReaderSpan[] = [30, 90, 365];

/** One page, place or event in all languages. */
export type ReadPage = {
  key: string;
  title: string;
  /** Below county and language, in the language in which it was read most. */
  path: string;
  language: string;
  count: number;
  languages: readonly { language: string; count: number }[];
};

export type ReaderFigures = {
  from: string;
  to: string;
  total: number;
  /** The same number of days before. */
  before: number;
  /** Weeks, or months where more than 90 days are asked for, the oldest first. */
  steps: readonly { from: string; count: number }[];
  languages: readonly { language: string; count: number }[];
  pages: readonly ReadPage[];
  searches: readonly { words: string; language: string; count: number }[];
};
