import type { IsoDate } from '#kernel/dates.ts';
import type { TimetableWarning } from '#kernel/timetable.ts';

export const timetableStates = ['waiting', 'reading', 'current', 'replaced', 'failed', 'cancelled'] as const;
export type TimetableState = (typeof timetableStates)[number];

export const timetableStateWords: Readonly<Record<TimetableState, string>> = {
  waiting: 'wartet',
  reading: 'wird gelesen',
  current: 'gilt',
  replaced: 'abgelöst',
  failed: 'nicht lesbar',
  cancelled: 'abgebrochen',
};

/** What the office sees of a timetable. */
export type TimetableView = {
  id: string;
  file: string;
  state: TimetableState;
  /** How far the reading has come, in percent. */
  progress: number;
  /** Why it was not taken. */
  fault: string | null;
  publisher: string | null;
  version: string | null;
  firstDay: IsoDate | null;
  lastDay: IsoDate | null;
  stops: number | null;
  trips: number | null;
  warnings: TimetableWarning[];
  /** Invented, to show what a timetable does. */
  demonstration: boolean;
  createdAt: string;
  endedAt: string | null;
};

/** So many days before its end the office is told that a timetable runs out. */
export const runsOutDays = 21;

/** Days of school holidays, the first and the last with them. */
export type SchoolHoliday = { id: string; label: string; firstDay: IsoDate; lastDay: IsoDate; source: string };

/** Limits of what counts as reachable, unless others are asked for. */
export const usualLimits = { walkMetres: 1000, changes: 2, minutes: 90 } as const;
export type ReachLimits = { walkMetres: number; changes: number; minutes: number };

export type DayKind = 'school' | 'holiday';
export const dayKindWords: Readonly<Record<DayKind, string>> = { school: 'Schultag', holiday: 'Ferientag' };

/** A session of a course; `weekday` from 1, Monday, to 7. Times as `09:30`. */
export type Session = { weekday: number; from: string; to: string };
export type Venue = { lat: number; lon: number };

/** A leg for people: times as minutes after midnight of the day, rounded so that nobody misses a bus. */
export type LegView =
  | { kind: 'walk'; minutes: number; from: string | null; to: string | null }
  | { kind: 'ride'; line: string; headsign: string; from: string; to: string; departure: string; arrival: string };
export type WayView = {
  departure: string;
  arrival: string;
  minutes: number;
  changes: number;
  legs: LegView[];
};

/** What only comes when somebody asked for it: never counted as a bus. */
export type OnDemandView = {
  line: string;
  agency: string;
  phone: string | null;
  url: string | null;
  noticeMinutes: number | null;
  window: { from: string; to: string } | null;
};

export type StationView = { id: string; name: string; ags: string | null };
export type StationAt = StationView & Venue;

/** Ways from a station to a venue on a day, and back; what comes on demand stands beside them. */
export type Way = {
  station: StationView;
  day: IsoDate;
  holiday: boolean;
  demonstration: boolean;
  there: WayView[];
  back: WayView[];
  onDemand: OnDemandView[];
};

/** How a municipality reaches a venue on one day. */
export type MunicipalityReach = {
  ags: string;
  name: string;
  /** Stations in the municipality, and how many have a way there and a way home. */
  stations: number;
  reached: number;
  onDemand: OnDemandView[];
};

/** A station with what one must know of it: when to leave, when one is home; null where there is no way within the limits. */
export type StationReach = {
  id: string;
  name: string;
  ags: string;
  lat: number;
  lon: number;
  leave: string | null;
  home: string | null;
};

export type DayReach = {
  kind: DayKind;
  day: IsoDate;
  session: Session;
  stations: StationReach[];
  municipalities: MunicipalityReach[];
  reached: number;
};

/** Why there is nothing to tell about a day. */
export type ReachGap = 'no-timetable' | 'outside' | 'no-such-day';

export type Reach = {
  timetable: { firstDay: IsoDate; lastDay: IsoDate; demonstration: boolean } | null;
  days: DayReach[];
  /** Sessions and kinds of days that could not be reckoned. */
  gaps: { session: Session; kind: DayKind; reason: ReachGap }[];
};

/** What another start would change: stations that come to it and that fall away. */
export type ShiftGain = { minutes: number; from: string; to: string; reached: number; won: number; lost: number };

/** A drawing of a county; units are of its own. `step` from 0, nothing is reached, to 4. */
export type ReachMap = {
  width: number;
  height: number;
  lands: { ags: string; name: string; step: number; path: string }[];
  dots: { x: number; y: number; reached: boolean }[];
  venue: { x: number; y: number } | null;
  source: string;
};
