import type { TranslationState } from './translation.ts';

/** Texts on their way to whoever translates them outside, and back. */

/** One text. `source` and `target` are lines with marks (`kernel/content/marks.ts`), braces doubled. */
export type ExchangeUnit = {
  subjectId: string;
  field: string;
  /** What it is, for the translator: „Absatz 3“. */
  what: string;
  /** Of the text that `source` shows. */
  hash: string;
  source: string;
  target: string | null;
  state: TranslationState;
  /** Tags that the marks stand for, by their number. */
  tags: readonly { id: number; open: string; close: string | null }[];
};

export type ExchangeThing = { subjectType: string; subjectId: string; title: string; units: readonly ExchangeUnit[] };

export type ExchangeFile = {
  /** Slug of the county. */
  county: string;
  from: string;
  language: string;
  things: readonly ExchangeThing[];
};

/** A text that came back. `final` is one that its translator calls finished. */
export type ReturnedUnit = { subjectId: string; field: string; hash: string; source: string; target: string; final: boolean };
export type ReturnedFile = { county: string; from: string; language: string; units: ReturnedUnit[] };
export type ReadReturned = { ok: true; file: ReturnedFile } | { ok: false; code: string; message: string };

export type Exchange = {
  /** XLIFF 2.1. The same texts give the same bytes. */
  writeXliff: (file: ExchangeFile) => string;
  /** Never throws; the message is German and says how to mend it. */
  readXliff: (text: string) => ReadReturned;
  /** A Word file with a table of three columns: name, source, translation. */
  writeWord: (file: ExchangeFile) => Uint8Array;
  /** Reads such a table from the lines of the document. */
  readWord: (lines: readonly string[]) => ReadReturned;
};
