/** Reviewing a draft: actions and what is shown. Types and German words only, safe for the browser. */
import type { StatusState } from './contract.ts';
import type { DraftHorizon, DraftKind, DraftPeriod, DraftTextKind, DraftUnsure, LineRange } from './draft.ts';

/** A status text of the document; `state` is what its words say or what a person chose, null while nobody knows. */
export type ReviewStatus = { date: string | null; text: string; state: StatusState | null };

/** A node of the draft under review. Parents and children are ids, so that moving is cheap. */
export type ReviewNode = {
  id: string;
  /** The number by which source and draft point at each other; it stays with the node through the whole review. */
  no: number;
  parent: string | null;
  children: string[];
  level: number;
  number: string | null;
  title: string;
  text: string;
  kind: DraftKind | null;
  responsible: string[];
  partners: string[];
  targetGroups: string[];
  horizon: DraftHorizon | null;
  period: DraftPeriod | null;
  steps: string[];
  status: ReviewStatus[];
  toBeDeveloped: boolean;
  source: LineRange[];
  unsure: DraftUnsure[];
  checked: boolean;
};

export type ReviewText = {
  id: string;
  no: number;
  kind: DraftTextKind;
  title: string;
  items: string[];
  source: LineRange[];
  node: string | null;
  unsure: DraftUnsure[];
  checked: boolean;
};

/** What becomes of a name that the document prints: an existing unit, a new one, or no unit at all. */
export type UnitDecision =
  | { to: 'unit'; key: string }
  | {
      to: 'new';
      key: string;
      unitName: string;
      kind: 'department' | 'group' | 'staff-unit' | 'enterprise' | 'office' | 'partner';
    }
  | { to: 'none' };

export type Review = {
  title: string;
  levels: string[];
  nodes: Map<string, ReviewNode>;
  roots: string[];
  texts: ReviewText[];
  units: Map<string, UnitDecision>;
  nextNo: number;
};

export type NodeFields = {
  number?: string | null | undefined;
  title?: string | undefined;
  text?: string | undefined;
  kind?: DraftKind | null | undefined;
  horizon?: DraftHorizon | null | undefined;
  period?: DraftPeriod | null | undefined;
  responsible?: string[] | undefined;
  partners?: string[] | undefined;
  targetGroups?: string[] | undefined;
  steps?: string[] | undefined;
  status?: ReviewStatus[] | undefined;
  toBeDeveloped?: boolean | undefined;
};

/** What unused lines are made into. */
export type UseAs =
  | {
      kind: 'node';
      level: number;
      parent?: string | null | undefined;
      title?: string | undefined;
      number?: string | null | undefined;
    }
  | { kind: 'text'; textKind: DraftTextKind; node: string | null; title: string }
  | { kind: 'title' | 'paragraph' | 'step'; node: string };

/** One deed of a person on the draft. The reader's draft is never changed: what is shown is it with all deeds applied. */
export type ReviewAction =
  | { do: 'confirm'; ids: string[]; below: boolean }
  | { do: 'edit'; node: string; fields: NodeFields }
  | {
      do: 'edit-text';
      text: string;
      fields: {
        kind?: DraftTextKind | undefined;
        title?: string | undefined;
        items?: string[] | undefined;
        node?: string | null | undefined;
      };
    }
  | { do: 'relabel'; node: string; level: number }
  | { do: 'move'; node: string; parent: string | null; position: number }
  | { do: 'merge'; node: string; into: string; as: 'title' | 'paragraph' | 'step' }
  | { do: 'split'; node: string; titles: string[] }
  | { do: 'drop'; node: string; children: 'drop' | 'keep' }
  | { do: 'drop-text'; text: string }
  | { do: 'use'; from: number; to: number; as: UseAs }
  | { do: 'units'; decisions: ({ name: string } & UnitDecision)[] }
  | { do: 'document'; title: string; levels: string[] };

/** A place is checked, unsure, or open; the three add up to all. */
export type PlaceState = 'checked' | 'unsure' | 'open';

export const importStates = ['waiting', 'reading', 'review', 'taken-over', 'discarded', 'failed'] as const;
export type ImportState = (typeof importStates)[number];
export const importWords: Record<ImportState, string> = {
  waiting: 'wartet',
  reading: 'wird gelesen',
  review: 'in Prüfung',
  'taken-over': 'übernommen',
  discarded: 'verworfen',
  failed: 'nicht lesbar',
};

/** Why a line is in no entry, as far as its look tells. */
export const unusedReasons = ['running-text', 'footnote', 'heading', 'contents', 'page', 'picture', 'table', 'list'] as const;
export type UnusedReason = (typeof unusedReasons)[number];
export const unusedWords: Record<UnusedReason, string> = {
  'running-text': 'Fließtext',
  footnote: 'Fußnote',
  heading: 'Überschrift ohne Eintrag',
  contents: 'Inhaltsverzeichnis',
  page: 'Seitenzahl oder Kopfzeile',
  picture: 'Bild',
  table: 'Tabelle',
  list: 'Aufzählung ohne Eintrag',
};

export type ImportSummary = {
  id: string;
  fileName: string;
  state: ImportState;
  version: number;
  createdAt: string;
  createdBy: string;
  readAt: string | null;
  /** German, what is wrong with the file and how to mend it; only when it could not be read. */
  error: string | null;
  /** The strategy that came of it, once it was taken over. */
  strategyKey: string | null;
};

export type ReviewProgress = { checked: number; unsure: number; open: number; total: number };

export type ShownNode = Omit<ReviewNode, 'children'> & { depth: number; state: PlaceState; levelName: string; below: number };
export type ShownText = ReviewText & { state: PlaceState };

/** A line of the source with those who hold it; `lead` on the first line of each of their passages. */
export type ShownLine = {
  n: number;
  text: string;
  page: number | null;
  owners: { id: string; no: number; level: number | null; unsure: boolean }[];
  lead: boolean;
};

export type ShownWindow = { id: string; title: string; level: number | null; progress: ReviewProgress; current: boolean };
export type PlaceRef = { id: string; no: number; level: number; number: string | null; title: string };

/** One page of the review: a window of the draft beside the lines that it comes from. */
export type ReviewPage = {
  import: ImportSummary;
  title: string;
  levels: string[];
  lineCount: number;
  savedAt: string | null;
  progress: ReviewProgress;
  /** What undoing would undo and redoing redo. */
  undo: ReviewAction['do'] | null;
  redo: ReviewAction['do'] | null;
  windows: ShownWindow[];
  windowId: string;
  nodes: ShownNode[];
  texts: ShownText[];
  lines: ShownLine[];
  shown: LineRange;
  before: number | null;
  after: number | null;
  unusedHere: UnusedView[];
  unusedTotal: number;
  next: { unsure: string | null; open: string | null };
  chosen: {
    id: string;
    kind: 'node' | 'text';
    previous: PlaceRef | null;
    parent: PlaceRef | null;
    following: PlaceRef | null;
    parents: PlaceRef[];
    position: number;
    siblings: number;
  } | null;
};

export type UnusedView = LineRange & { text: string; reason: UnusedReason };
