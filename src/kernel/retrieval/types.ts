/** A text that the public can find, in one language. */
export type RetrievalDocument = {
  /** The same thing has the same id in every language, `welcome.page:0192…`. */
  id: string;
  /** `page`, `place`, `event`, `offer`, `goal` … */
  kind: string;
  title: string;
  keywords?: readonly string[];
  headings?: readonly string[];
  text: string;
  /** For whom it is: `newcomers`, `volunteers`, `professionals`. Empty: for everybody. */
  audience: readonly string[];
  /** Its address. */
  href: string;
  /** BCP 47. */
  language: string;
};

/** A piece of a shown text, and whether it was searched for. */
export type MarkedPart = { text: string; hit: boolean };

export type RetrievalHit = {
  document: RetrievalDocument;
  score: number;
  title: MarkedPart[];
  snippet: MarkedPart[];
  /** Words of the document that answered the question, as they stand there. */
  words: string[];
};

export type RetrievalFilter = { kinds?: readonly string[]; audience?: string };

export type RetrievalQuery = {
  query: string;
  /** 20 unless told. */
  limit?: number;
  filter?: RetrievalFilter;
  /** The last word is still being typed: words that begin with it are found too. */
  typing?: boolean;
};

export type RetrievalResult = {
  hits: RetrievalHit[];
  /** How many there are, beyond the limit. */
  total: number;
  /** How many of each kind there would be without a choice of kinds. */
  kinds: Record<string, number>;
  /** The question as it was probably meant, where a word was found by a likeness only. */
  didYouMean: string | null;
};

/** Words and phrases of one meaning, in any language; the first is the official one. */
export type SynonymGroup = readonly string[];
