import type { EvaluationView } from './contract-evaluation.ts';

/** Shared by server and browser: measures that partners rate beforehand and a working group talks over. */

/** How far a measure got, and what it brought about: five steps, or no judgement. */
export const ratings = ['1', '2', '3', '4', '5', 'unknown'] as const;
export type Rating = (typeof ratings)[number];
export const progressWords: Record<Rating, string> = {
  1: '1 – nichts ist geschehen',
  2: '2 – ein Anfang ist gemacht',
  3: '3 – etwa die Hälfte ist geschafft',
  4: '4 – das meiste ist geschafft',
  5: '5 – alles ist umgesetzt',
  unknown: 'Kann ich nicht beurteilen',
};
export const effectWords: Record<Rating, string> = {
  1: '1 – keine Wirkung zu sehen',
  2: '2 – wenig Wirkung',
  3: '3 – einige Wirkung',
  4: '4 – deutliche Wirkung',
  5: '5 – sehr große Wirkung',
  unknown: 'Kann ich nicht beurteilen',
};

/** A rating as it was typed: it need not be complete yet. */
export type RatingFields = { progress: Rating | ''; effect: Rating | ''; text: string };

/** How many chose each step. `judged` leaves out those who could not say; `mean` is null where nobody could. */
export type Spread = { counts: Record<Rating, number>; judged: number; mean: number | null };

/** What partners said of one measure, without a name. */
export type PartnerResult = { rated: number; progress: Spread; effect: Spread; sentences: string[] };

/** What may leave the office: numbers only where enough people rated. */
export type GuardedResult = { fewerThan: number } | { rated: number; progress: number | null; effect: number | null };

export type MeetingView = RatingFields & { savedAt: string; released: boolean };

/** The measure as its own unit sees it. */
export type OwnView = {
  state: string | null;
  status: { date: string; text: string } | null;
  evaluation: { date: string; words: string; why: string } | null;
};

/** One measure's result sheet in one round. */
export type ResultSheet = {
  nodeId: string;
  name: string;
  /** Deleted since the round was planned: nothing more is said of it. */
  deleted: boolean;
  dropped: boolean;
  own: OwnView;
  partners: PartnerResult;
  meeting: MeetingView | null;
};

export type EvaluationRoundEntry = {
  id: string;
  title: string;
  strategy: { key: string; title: string };
  meetingOn: string;
  /** Partners can still rate. */
  open: boolean;
  /** Why it was called off; null for one that was not. */
  cancelled: { at: string; reason: string } | null;
  measures: number;
  invited: number;
  answered: number;
  /** Measures with the meeting's view. */
  discussed: number;
};

export type OfficeEvaluationRound = EvaluationRoundEntry & {
  intro: string;
  /** A body's meeting whose day is the round's; `fallen` when that meeting does not take place. */
  meeting: { id: string; name: string; fallen: boolean } | null;
  strategyId: string;
  nodeIds: string[];
  smallestCell: number;
  invites: {
    id: string;
    name: string;
    organisation: string | null;
    mail: string;
    invitedAt: string;
    answeredAt: string | null;
  }[];
  sheets: ResultSheet[];
};

/** One round on the page of a measure. */
export type NodeRound = { id: string; title: string; meetingOn: string; cancelled: boolean; sheet: ResultSheet };

/** What the holder of a link sees. */
export type RatingPage = {
  name: string;
  title: string;
  intro: string;
  meetingOn: string;
  /** The last day on which ratings are taken. */
  closesOn: string;
  state: 'open' | 'over' | 'cancelled';
  cancelReason: string | null;
  sentAt: string | null;
  measures: {
    nodeId: string;
    name: string;
    strategyKey: string;
    deleted: boolean;
    dropped: boolean;
    fields: RatingFields;
    savedAt: string | null;
    sent: RatingFields | null;
  }[];
};

/** One round as reports tell it: `text` is what the meeting said, where its words were released. */
export type JointEvaluation = { title: string; date: string; partners: GuardedResult; text: string | null };

export type PeriodEvaluations = {
  /** What measures came to, by node, as it held on the last day. */
  evaluations: Record<string, EvaluationView>;
  /** What partners and a meeting said in the period, by node: the latest round that came to a view. */
  joint: Record<string, JointEvaluation>;
};

/** The meeting's words as the public reads them. */
export type PublicMeetingView = { id: string; date: string; text: string };
