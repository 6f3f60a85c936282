/** What reading a strategy document yields: types only, safe for the browser. */

/** 1-based line numbers, both ends included. */
export type LineRange = { from: number; to: number };

export type DraftKind = 'strategic' | 'operative' | 'continuous';
export type DraftHorizon = 'short' | 'medium' | 'long';
export type DraftTextKind = 'situation' | 'mission' | 'principle' | 'challenge';

/** ISO dates (`2026-03-31`); the side that is not printed is null. */
export type DraftPeriod = { from: string | null; to: string | null };

/** `date` is an ISO date, or null where the document prints no month or day. */
export type DraftStatus = { date: string | null; text: string };

/** A place where a person should look: why, and what to ask her (German, for the review). */
export type DraftUnsure = { reason: string; question: string };

export type DraftNode = {
  /** The same for every reading of the same document: made from the node's first line. */
  id: string;
  /** Index into the draft's `levels`. */
  level: number;
  number: string | null;
  title: string;
  /** Empty where nothing but the title is printed. */
  text: string;
  kind: DraftKind | null;
  responsible: string[];
  /** Cooperation partners where the document names them under a key of their own. */
  partners: string[];
  targetGroups: string[];
  horizon: DraftHorizon | null;
  period: DraftPeriod | null;
  steps: string[];
  status: DraftStatus[];
  source: LineRange[];
  children: DraftNode[];
  unsure: DraftUnsure[];
};

export type DraftText = {
  id: string;
  kind: DraftTextKind;
  title: string;
  items: string[];
  source: LineRange[];
  /** Id of the field that the text belongs to, or null. */
  node: string | null;
  unsure: DraftUnsure[];
};

export type DraftUnused = LineRange & { text: string };

export type Draft = {
  title: string;
  levels: string[];
  texts: DraftText[];
  nodes: DraftNode[];
  unused: DraftUnused[];
};

/** The draft as `strategy read FILE --json` prints it. */
export type PrintedNode = Omit<DraftNode, 'id' | 'partners' | 'unsure' | 'children'> & { children: PrintedNode[] };
export type PrintedText = Omit<DraftText, 'id' | 'node' | 'unsure'>;
export type PrintedDraft = Omit<Draft, 'texts' | 'nodes'> & { texts: PrintedText[]; nodes: PrintedNode[] };

/** One line of a document, as the adapters of the file formats hand it over. */
export type SourceLine = { n: number; text: string; page?: number };
