import type { OfficeFunction } from '#modules/network/contract-places.ts';

/** Shared by server and browser: what hangs on walls. */

/** A poster for an office's entrance; a sheet for an accommodation, with the offices that are responsible there. */
export const wallKinds = ['poster', 'accommodation'] as const;
export type WallKind = (typeof wallKinds)[number];
export const wallKindWords: Readonly<Record<WallKind, string>> = {
  poster: 'Plakat für ein Amt',
  accommodation: 'Blatt für eine Unterkunft',
};
/** Six codes can still be told apart from two steps away. */
export const mostPosterLanguages = 6;

/** What people need in the first weeks. */
export const firstOffices: readonly OfficeFunction[] = [
  'residents-registration',
  'foreigners-authority',
  'asylum-benefits',
  'job-centre',
  'migration-advice',
  'kita-registration',
  'school-authority',
  'health-office',
];

/** One office as it stood on paper: `key` is its function, `hash` of all that was printed of it, `way` by which lines one gets there. */
export type PrintedOffice = { key: string; name: string; hash: string; way?: string | undefined };

/** How an office on a printed sheet differs from what holds now; `way` where the office is the same and other buses lead there. */
export type WallFault = { key: string; what: 'changed' | 'new' | 'gone' | 'way'; name: string };

export type WallSheetView = {
  id: string;
  kind: WallKind;
  name: string;
  street: string | null;
  postcode: string | null;
  municipality: { id: string; ags: string; name: string } | null;
  /** Where its people get on the bus, by the timetable's name. */
  stop: string | null;
  place: { id: string; slug: string; name: string } | null;
  functions: readonly OfficeFunction[];
  languages: readonly string[];
  /** Where it hangs, for those who replace it. */
  hungWhere: string | null;
  printedAt: string | null;
  /** Nothing while it was never printed, or is right. */
  faults: readonly WallFault[];
  version: number;
  mayKeep: boolean;
};
