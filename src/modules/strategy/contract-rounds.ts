import type { PeriodNote, StatusState } from './contract.ts';

/** Shared by server and browser: words and shapes of reporting rounds and of what is reported by link. */

/** Who is asked about a measure in a reporting round, in this order. */
export type ReportPart = 'reporter' | 'deputy' | 'head';

export const reportPartWords: Record<ReportPart, string> = {
  reporter: 'Berichtende',
  deputy: 'Vertretung',
  head: 'Leitung',
};

/** What a person answers about a measure: something new, nothing new, or nothing this time. */
export const reportAnswers = ['report', 'same', 'skip'] as const;
export type ReportAnswer = (typeof reportAnswers)[number];

/** A report as it was typed: text that need not be right yet. */
export type ReportDraftFields = {
  answer: ReportAnswer;
  state: string;
  text: string;
  reason: string;
  nextStep: string;
  date: string;
  expectedEnd: string;
  figureValue: string;
  figureLabel: string;
};

/** A figure that backs a status: `41 Einsätze im 3. Quartal`. */
export type StatusFigure = { value: number; label: string };
export type StatusFile = { id: string; name: string; size: number };

/** A released note on its own page, with what backs it. */
export type PublicNote = PeriodNote & { figure: StatusFigure | null; file: StatusFile | null };

/** A reporting round in numbers. */
export type RoundView = {
  id: string;
  title: string;
  state: 'planned' | 'running' | 'over';
  /** The day that made it begin by itself; null for one set by hand. */
  scheduledFor: string | null;
  opensOn: string;
  reporterDue: string;
  deputyDue: string;
  headDue: string;
  /** Whose turn it is; null when it has not begun or is over. */
  part: ReportPart | null;
  measures: number;
  answered: number;
  nothingNew: number;
  /** Measures about which nobody can be asked (any more). */
  nobody: number;
};

export type RoundPerson = {
  id: string;
  name: string;
  mail: string;
  part: ReportPart;
  due: string;
  toldAt: string | null;
  finishedAt: string | null;
  /** Open and answered measures of hers. */
  open: number;
  answered: number;
  /** Measures that she handed on to her deputy. */
  handedOn: number;
  overdue: boolean;
};

export type RoundMeasure = {
  nodeId: string;
  name: string;
  strategy: string;
  lead: string | null;
  part: ReportPart | null;
  answer: 'report' | 'same' | null;
  answeredAt: string | null;
  answeredBy: string | null;
  state: StatusState | null;
  overdue: boolean;
};

export type RoundPage = { round: RoundView; persons: RoundPerson[]; measures: RoundMeasure[] };

/** What was handed in about a measure. */
export type HandedIn = {
  at: string;
  by: string;
  own: boolean;
  answer: 'report' | 'same';
  date: string;
  state: StatusState;
  text: string;
  nextStep: string | null;
  reason: string | null;
  expectedEnd: string | null;
  figure: StatusFigure | null;
  file: StatusFile | null;
  released: boolean;
};

export type RequestMeasure = {
  nodeId: string;
  name: string;
  strategyKey: string;
  plannedEnd: string | null;
  last: { date: string; state: StatusState; text: string; nextStep: string | null; expectedEnd: string | null } | null;
  draft: { fields: ReportDraftFields; savedAt: string; file: StatusFile | null } | null;
  handedIn: HandedIn | null;
  /** To whom she handed it on, and when. */
  handedOn: { to: string; at: string } | null;
};

/** Somebody who is entered as deputy, with how many open measures she can take over. */
export type DeputyChoice = { personId: string; name: string; measures: number };

/** All that a person sees behind her link. */
export type RequestPage = {
  name: string;
  round: string;
  part: ReportPart;
  due: string;
  /** Last day of the round, after which nothing is taken. */
  closesOn: string;
  state: 'open' | 'finished' | 'over' | 'revoked';
  fourEyes: boolean;
  today: string;
  measures: RequestMeasure[];
  /** To whom she can hand on what is open. */
  deputies: DeputyChoice[];
  /** Names of those who handed theirs on to her. */
  handedOnBy: string[];
};

/** An open request of somebody who is signed in. */
export type OwnRequest = {
  id: string;
  round: string;
  due: string;
  measures: { nodeId: string; name: string }[];
  deputies: DeputyChoice[];
};

/** Where a note comes from that was given by link. */
export const byLinkSource = 'per Link gemeldet';
/** The text of a note that says that nothing is new. */
export const nothingNew = 'Keine Veränderung seit der letzten Meldung.';
