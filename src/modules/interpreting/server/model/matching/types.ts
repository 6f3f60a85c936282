import type {
  LanguageFit,
  MatchingGender,
  MatchingMode,
  MatchingPaper,
  MatchingWeights,
  Reason,
  SpeakingLevel,
  TravelMeans,
} from '../../../contract-matching.ts';

/** Instants in milliseconds; the end is not part of it. */
export type Interval = { startsAt: number; endsAt: number };
/** One of the times that the requester offers, the wished one first. */
export type Slot = Interval;
/** What stands for a place on the map: the travel data know it. */
export type PlaceKey = string;

/** One language of one request. A conversation with two languages is two needs of one request. */
export type Need = {
  id: string;
  requestId: string;
  /** BCP 47, as precise as the requester knows it: `ar`, `ar-SY`, `kmr-Latn`. */
  language: string;
  level: SpeakingLevel;
  /** Something is read together, so the script counts. */
  reading: boolean;
  gender: MatchingGender | null;
  wantedHelper: string | null;
  unwantedHelpers: readonly string[];
  requesterId: string;
  /** The requester's own word for the case; the same word means the same case only at the same requester. */
  caseReference: string | null;
  occasion: string;
  trainings: readonly string[];
  papers: readonly MatchingPaper[];
  mode: MatchingMode;
  /** Needed on site; null for video and telephone. */
  place: PlaceKey | null;
  /** AGS, for those who only come to some municipalities. */
  municipality: string | null;
  /** All needs of one request carry the same slots, in the same order. */
  slots: readonly Slot[];
  /** 0 to 3. */
  urgency: number;
  createdAt: number;
};

export type HelperLanguage = {
  tag: string;
  level: SpeakingLevel;
  /** Scripts that are read, as in ISO 15924: `Latn`, `Arab`. */
  scripts: readonly string[];
};
/** What is already agreed, with its place; null where nobody travels. */
export type Engagement = Interval & { place: PlaceKey | null };

export type Helper = {
  id: string;
  languages: readonly HelperLanguage[];
  gender: MatchingGender;
  trainings: readonly string[];
  /** Papers handed in, each with the instant at which it ends; null for one that does not. */
  papers: Readonly<Partial<Record<MatchingPaper, number | null>>>;
  modes: readonly MatchingMode[];
  paused: boolean;
  available: readonly Interval[];
  /** Counts as available, and first where somebody is needed at once. */
  standby: readonly Interval[];
  blockedRequesters: readonly string[];
  /** Requesters who do not want this person. */
  blockedBy: readonly string[];
  home: PlaceKey;
  means: TravelMeans;
  /** In kilometres; null where no radius was given. */
  radius: number | null;
  /** AGS; null where none were named. Either of both is enough, and who gave neither comes everywhere. */
  municipalities: readonly string[] | null;
  engagements: readonly Engagement[];
  /** Null: no limit. Used minutes by month (`2026-11`) and cents by year (`2026`), engagements included. */
  ceilings: {
    minutesOfMonth: number | null;
    centsOfYear: number | null;
    usedMinutes: Readonly<Record<string, number>>;
    usedCents: Readonly<Record<string, number>>;
  };
  hoursOf90Days: number;
  /** `caseKey()` of cases, and ids of requesters, that this person was with before. */
  servedCases: readonly string[];
  servedRequesters: readonly string[];
};

/** Minutes of the way, or null where there is none in time. With a bus the instant decides, with a car nobody asks. */
export type TravelTimes = (way: { from: PlaceKey; to: PlaceKey } & ({ arriveBy: number } | { leaveAt: number })) => number | null;

export type MatchingSettings = {
  weights: MatchingWeights;
  travel: Readonly<Record<TravelMeans, TravelTimes>>;
  kilometres: (between: { from: PlaceKey; to: PlaceKey }) => number | null;
  /** What an assignment is likely to cost the yearly limit of the person, in cents. */
  allowance: (given: { minutes: number; travelMinutes: number }) => number;
  /** Pairs that the county takes for near enough: who speaks `offered` may serve `asked`. */
  nearLanguages: readonly { asked: string; offered: string }[];
  /** As far as this, distance still counts for something. Minutes. */
  farMinutes: number;
  /** As many hours in 90 days, and fairness counts for nothing any more. */
  manyHours: number;
};

export type Judged =
  | {
      ok: true;
      fit: LanguageFit;
      speaks: HelperLanguage;
      travelMinutes: number;
      homeMinutes: number;
      cents: number;
      onStandby: boolean;
    }
  | { ok: false; why: Reason };

export type Ranked = { helperId: string; score: number; slot: Slot; reasons: Reason[] };
export type Ranking = { ranked: Ranked[]; out: { helperId: string; why: Reason }[] };

export type Assignment = { needId: string; helperId: string; slot: Slot; score: number; reasons: Reason[] };
export type Plan = {
  assignments: Assignment[];
  unfilled: { needId: string; why: Reason[] }[];
  /** The sum that the written model maximises. */
  value: number;
  /** The proof was finished: no other plan is worth more. */
  isOptimal: boolean;
};

/** A case is known by its requester and the requester's word for it. */
export const caseKey = (given: { requesterId: string; caseReference: string }): string =>
  `${given.requesterId} ${given.caseReference}`;
