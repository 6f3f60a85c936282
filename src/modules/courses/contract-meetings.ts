import type { IsoDate, Quarter } from '#kernel/dates.ts';

/** Shared by server and browser: meetings of those who give courses or send people to them. */

export const languageMeetingKinds = ['network', 'working-group'] as const;
export type LanguageMeetingKind = (typeof languageMeetingKinds)[number];
export const languageMeetingKindWords: Readonly<Record<LanguageMeetingKind, string>> = {
  network: 'Netzwerktreffen',
  'working-group': 'Arbeitsgruppe',
};
export const languageMeetingStates = ['planned', 'held', 'cancelled'] as const;
export type LanguageMeetingState = (typeof languageMeetingStates)[number];
export const languageMeetingStateWords: Readonly<Record<LanguageMeetingState, string>> = {
  planned: 'geplant',
  held: 'hat stattgefunden',
  cancelled: 'abgesagt',
};

type Named = { id: string; name: string };
export type MeetingGuest = {
  id: string;
  /** `organisation:…`, `unit:…` or `municipality:…`. */
  key: string;
  name: string;
  /** Invited by mail; null for whoever is to be told otherwise. */
  invitedAt: string | null;
  comes: boolean | null;
};
export type MeetingTask = {
  id: string;
  text: string;
  /** Who has taken it on; null for the coordination. */
  holder: Named | null;
  due: IsoDate | null;
  doneOn: IsoDate | null;
  mayDo: boolean;
};

export type LanguageMeetingView = {
  id: string;
  kind: LanguageMeetingKind;
  title: string;
  date: IsoDate;
  /** Hours and minutes in Germany, 14:30. */
  from: string;
  until: string;
  place: string | null;
  link: string | null;
  agenda: string | null;
  minutes: string | null;
  state: LanguageMeetingState;
  /** The quarter whose answers are talked about. */
  inquiry: { id: string; quarter: Quarter } | null;
  invited: number;
  coming: number;
  openTasks: number;
  demonstration: boolean;
  version: number;
};
export type LanguageMeetingPage = LanguageMeetingView & { guests: MeetingGuest[]; tasks: MeetingTask[]; mayCoordinate: boolean };

export type MeetingByLink = {
  state: 'open' | 'over' | 'cancelled' | 'expired';
  county: string;
  name: string;
  comes: boolean | null;
  meeting: Pick<LanguageMeetingView, 'kind' | 'title' | 'date' | 'from' | 'until' | 'place' | 'link' | 'agenda'>;
};
