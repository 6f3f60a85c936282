/** Shared by server and browser: language classes at schools, as counts by half-year. */

export const classKinds = ['sprachlernklasse', 'sprint', 'sprint-dual'] as const;
export type ClassKind = (typeof classKinds)[number];
export const classKindWords: Readonly<Record<ClassKind, string>> = {
  sprachlernklasse: 'Sprachlernklasse',
  sprint: 'SPRINT',
  'sprint-dual': 'SPRINT Dual',
};

/** `2026/27-1` is August to January, `2026/27-2` February to July. */
export const halfYearPattern = /^(20\d{2})\/(\d{2})-[12]$/;
export const isHalfYear = (text: string): boolean => {
  const parts = halfYearPattern.exec(text);
  return parts !== null && (Number(parts[1]) + 1) % 100 === Number(parts[2]);
};
/** „1. Halbjahr 2026/27“. */
export const halfYearWord = (halfYear: string): string => `${halfYear.slice(-1)}. Halbjahr ${halfYear.slice(0, 7)}`;

/** Whether a class is used as the county wants it: percent of its places. */
export type OccupancyState = 'below' | 'fits' | 'above';
export const occupancyStateWords: Readonly<Record<OccupancyState, string>> = {
  below: 'zu wenig belegt',
  fits: 'im Rahmen',
  above: 'überbelegt',
};
/** Percent of places, both included, unless the county says otherwise. */
export const usualOccupancy = { from: 60, to: 100 } as const;

export type ClassReview = { id: string; day: string; occupancy: number; decision: string; by: string | null };

/** A class in a half-year. What is too small to be told to others than its keepers is null. */
export type LanguageClassView = {
  id: string;
  school: { id: string; name: string; town: string | null };
  kind: ClassKind;
  halfYear: string;
  places: number;
  pupils: number | null;
  waiting: number | null;
  /** Percent; null while a count is hidden, or without places. */
  occupancy: number | null;
  occupancyState: OccupancyState | null;
  /** Outside the range, and nobody has said what follows from it. */
  toReview: boolean;
  reviews: ClassReview[];
  note: string | null;
  mayChange: boolean;
  updatedAt: string;
  version: number;
};
