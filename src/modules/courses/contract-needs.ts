import type { IsoDate } from '#kernel/dates.ts';
import type { DayTime } from '#modules/offers/contract.ts';
import type { CourseKind } from './contract-kinds.ts';
import type { CourseLevel } from './contract-levels.ts';

/** Shared by server and browser: how many people need which course, reported by schools, offices, employers and advice centres. Counts alone. */

/** What people can do before a course, as whole levels; `none` is no German, `pre-A1` those who learn to read and write first. */
export const startLevels = ['pre-A1', 'none', 'A1', 'A2', 'B1', 'B2', 'C1'] as const;
export type StartLevel = (typeof startLevels)[number];
export const startLevelWords: Readonly<Record<StartLevel, string>> = {
  'pre-A1': 'Lesen und Schreiben lernen',
  none: 'ohne Vorkenntnisse',
  A1: 'ab A1',
  A2: 'ab A2',
  B1: 'ab B1',
  B2: 'ab B2',
  C1: 'ab C1',
};
/** The level that a course for these people leads to at least. */
export const nextLevel: Readonly<Record<StartLevel, CourseLevel>> = {
  'pre-A1': 'A1',
  none: 'A1',
  A1: 'A2',
  A2: 'B1',
  B1: 'B2',
  B2: 'C1',
  C1: 'C2',
};

export const dayTimeWords: Readonly<Record<DayTime, string>> = {
  morning: 'vormittags',
  afternoon: 'nachmittags',
  evening: 'abends',
  weekend: 'am Wochenende',
};

/** A need holds so many days from its beginning, unless another end is said. */
export const needHoldsDays = 182;

type Named = { id: string; name: string };

export type CourseNeedView = {
  id: string;
  /** Who reports it; none of them for the coordination. */
  unit: Named | null;
  municipality: Named | null;
  organisation: Named | null;
  livesIn: Named;
  languages: string[];
  startLevel: StartLevel;
  /** What kind of course is wanted; null for any. */
  kind: CourseKind | null;
  /** Null where it is below the county's smallest number and neither the reader's own nor the coordination reads. */
  people: number | null;
  /** Empty for any time. */
  times: DayTime[];
  childcare: boolean;
  transport: boolean;
  /** The first day of the month from which the course is needed. */
  from: IsoDate;
  /** The last day on which the need holds. */
  until: IsoDate;
  endedOn: IsoDate | null;
  open: boolean;
  mayChange: boolean;
  demonstration: boolean;
  updatedAt: string;
  version: number;
};

/** People in need and free seats. `few`: there are some more, whose small number this reader is not told and who are counted nowhere. */
export type SupplyCell = { level: StartLevel; people: number; few: boolean; free: number; gap: number };
/** `id` null for what is online or has no municipality. */
export type SupplyRow = { id: string | null; name: string; cells: SupplyCell[] };
export type Gap = Omit<SupplyCell, 'few'> & { town: Named; month: IsoDate };
export type NeedCoverage = {
  /** First days of the months in which there is a need or a beginning. */
  months: IsoDate[];
  levels: StartLevel[];
  rows: SupplyRow[];
  total: SupplyRow;
  /** Which courses to plan first: the largest gaps, then the earliest. */
  gaps: Gap[];
  smallest: number;
};
