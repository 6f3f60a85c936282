import type { SpokenLanguage, WeeklyTime } from './contract.ts';

/** Shared by server and browser: staff who help out in a language. */

/** `hidden` is who was not confirmed in time. */
export type ColleagueState = 'public' | 'hidden';

export type ColleagueView = {
  id: string;
  unit: { id: string; name: string };
  name: string;
  mail: string;
  phone: string;
  languages: SpokenLanguage[];
  weekly: WeeklyTime[];
  state: ColleagueState;
  reviewBy: string;
  version: number;
};

/** Somebody who speaks what is asked for. `until` is the end of the time that runs now; else `next` is when the next begins. */
export type FoundColleague = {
  id: string;
  name: string;
  unit: string;
  phone: string;
  language: SpokenLanguage;
  /** Another variety than what was asked for. */
  near: boolean;
  until: string | null;
  next: string | null;
};

export type ColleagueUse = { month: string; unitId: string; unit: string; language: string; count: number };
