/** Shared by server and browser: what became of the entries of an earlier strategy. */

/** What is said of an entry of the earlier strategy. */
export const originKinds = ['carried-over', 'changed', 'dropped'] as const;
export type OriginKind = (typeof originKinds)[number];

/** What is shown: several into one is merged, one into several is split, whatever was said of the wording. */
export const shownOriginKinds = [...originKinds, 'merged', 'split'] as const;
export type ShownOriginKind = (typeof shownOriginKinds)[number];

export const originWords: Record<ShownOriginKind, string> = {
  'carried-over': 'fortgeführt',
  changed: 'geändert fortgeführt',
  merged: 'zusammengeführt',
  split: 'aufgeteilt',
  dropped: 'nicht fortgeführt',
};

/** A trace from one entry to another strategy's. */
export type OriginTrace = {
  id: string;
  kind: ShownOriginKind;
  note: string | null;
  /** Read out of the documents by those who made the example data, no decision of the county. */
  reading: boolean;
  /** The entry on the other side; null where it was not carried on. */
  node: { id: string; name: string } | null;
  strategy: { key: string; title: string };
};

/** Where an entry comes from and what became of it. */
export type NodeOrigins = { from: OriginTrace[]; to: OriginTrace[] };

export type SuccessionTarget = { id: string; name: string; level: number };

/** One entry of the earlier strategy in the work list. */
export type SuccessionItem = {
  id: string;
  name: string;
  level: number;
  levelName: string;
  /** Ids of the present answer: whoever answers anew says which answer was seen. */
  seen: string[];
  answer: OriginKind | null;
  /** How the answer is shown; null without one. */
  shown: ShownOriginKind | null;
  targets: SuccessionTarget[];
  note: string | null;
  reading: boolean;
  /** Entries of the new strategy that look alike, the likeliest first. */
  suggestions: SuccessionTarget[];
};

export type Succession = {
  strategy: { id: string; key: string; title: string; state: 'draft' | 'adopted' | 'closed' };
  predecessor: { key: string; title: string } | null;
  items: SuccessionItem[];
  /** Entries of the new strategy, in their order. */
  targets: SuccessionTarget[];
  /** Those among them that nothing leads to. */
  fresh: SuccessionTarget[];
  unanswered: number;
  /** Whether the adoption waits for the answers. */
  required: boolean;
};
