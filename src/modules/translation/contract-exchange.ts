/** Shared by server and browser: texts on their way to translators outside, and back. */

export const exchangeFormats = ['xliff', 'docx'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];
export const exchangeFormatWords: Readonly<Record<ExchangeFormat, string>> = { xliff: 'XLIFF 2.1', docx: 'Word' };

/**
 * What an entry of a file would do: `outdated` was translated from another wording than today's, `gone` is a text that is no longer
 * translated here, `faulty` lost a tag or placeholder.
 */
export const importOutcomes = ['new', 'changed', 'outdated', 'faulty', 'same', 'empty', 'gone'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
export const importOutcomeWords: Readonly<Record<ImportOutcome, string>> = {
  new: 'neu',
  changed: 'geändert',
  outdated: 'zu früherem Wortlaut',
  faulty: 'fehlerhaft',
  same: 'unverändert',
  empty: 'leer',
  gone: 'hier nicht mehr da',
};

export type ImportEntry = {
  subjectId: string;
  field: string;
  title: string;
  what: string;
  outcome: ImportOutcome;
  before: string | null;
  after: string;
  faults: string[];
  hints: string[];
};

export type TranslationImportView = {
  id: string;
  language: string;
  from: string;
  fileName: string;
  state: 'open' | 'applied' | 'discarded';
  createdAt: string;
  counts: Readonly<Record<ImportOutcome, number>>;
  /** What is worth reading: all but what stays as it is. */
  entries: ImportEntry[];
  /** Names what was shown: taking over asks for just this. */
  stamp: string;
  mayCheck: boolean;
};
export type ImportLine = { id: string; language: string; fileName: string; createdAt: string; units: number };
