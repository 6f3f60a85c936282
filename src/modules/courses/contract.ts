import type { HistoryEntry } from '#kernel/history.ts';
import type { OfferAudience, OfferFee, OfferState, OfferWord, Schedule } from '#modules/offers/contract.ts';
import type { CourseKind } from './contract-kinds.ts';
import type { CourseLevel } from './contract-levels.ts';

/** Shared by server and browser: runs of courses and exams. Names as in schema.org's CourseInstance where it has them. */

/** schema.org's courseMode; `self-paced` is online at one's own times. */
export const courseModes = ['onsite', 'online', 'blended', 'self-paced'] as const;
export type CourseMode = (typeof courseModes)[number];
export const courseModeWords: Readonly<Record<CourseMode, string>> = {
  onsite: 'vor Ort',
  online: 'online',
  blended: 'vor Ort und online',
  'self-paced': 'online im eigenen Tempo',
};
/** Whether one must be somewhere: only then can a bus decide. */
export const needsPlace = (mode: CourseMode): boolean => mode === 'onsite' || mode === 'blended';

export const courseRhythms = ['full-time', 'part-time', 'evening', 'weekend', 'beside-work', 'any-time'] as const;
export type CourseRhythm = (typeof courseRhythms)[number];
export const courseRhythmWords: Readonly<Record<CourseRhythm, string>> = {
  'full-time': 'Vollzeit',
  'part-time': 'Teilzeit',
  evening: 'abends',
  weekend: 'am Wochenende',
  'beside-work': 'neben der Arbeit',
  'any-time': 'Einstieg jederzeit',
};

/** schema.org's eventStatus. */
export const courseStatuses = ['planned', 'scheduled', 'cancelled'] as const;
export type CourseStatus = (typeof courseStatuses)[number];
export const courseStatusWords: Readonly<Record<CourseStatus, string>> = {
  planned: 'geplant',
  scheduled: 'findet statt',
  cancelled: 'fällt aus',
};

/** Whom a course admits, by residence status. Nobody named means everybody. */
export const residences = [
  'asylum-seeker',
  'tolerated',
  'protection',
  'temporary-protection',
  'family',
  'work',
  'eu',
  'german',
] as const;
export type Residence = (typeof residences)[number];
export const residenceWords: Readonly<Record<Residence, string>> = {
  'asylum-seeker': 'Aufenthaltsgestattung (Asylverfahren)',
  tolerated: 'Duldung',
  protection: 'Anerkannter Schutz',
  'temporary-protection': 'Vorübergehender Schutz (§ 24)',
  family: 'Familiennachzug',
  work: 'Arbeit, Ausbildung, Studium',
  eu: 'EU-Bürgerinnen und -Bürger',
  german: 'Deutsche Staatsangehörigkeit',
};

/** Room for a target group; `audience` null for all. */
export type CourseSeats = {
  id: string;
  audience: OfferAudience | null;
  maximum: number;
  taken: number;
};
/** What everybody may know of seats: words, no numbers. */
export const seatStates = ['free', 'few', 'waiting', 'full'] as const;
export type CourseSeatState = (typeof seatStates)[number];
export const seatStateWords: Readonly<Record<CourseSeatState, string>> = {
  free: 'Plätze frei',
  few: 'wenige Plätze',
  waiting: 'Warteliste',
  full: 'voll',
};

type Named = { id: string; name: string };

/** A run as the back office sees it. It belongs to whoever runs its offer. */
export type CourseRunView = {
  id: string;
  slug: string;
  /** Its own name, else the offer's. */
  title: string;
  name: string | null;
  offer: Named;
  organisation: Named | null;
  unit: Named | null;
  municipality: Named | null;
  kind: CourseKind;
  entryLevel: CourseLevel | null;
  targetLevel: CourseLevel | null;
  units: number | null;
  module: string | null;
  courseNumber: string | null;
  admissionNumber: string | null;
  startDate: string | null;
  endDate: string | null;
  registrationUntil: string | null;
  schedules: Schedule[];
  times: string;
  place:
    | (Named & {
        /** Null while it is not public. */ slug: string | null;
        town: string | null;
        municipality: Named | null;
        lat: number | null;
        lon: number | null;
      })
    | null;
  mode: CourseMode;
  rhythm: CourseRhythm | null;
  midCourse: boolean;
  childcare: boolean | null;
  residences: Residence[];
  eligibility: string | null;
  fee: OfferFee;
  /** In cents. */
  price: number | null;
  feesDescription: string | null;
  alert: string | null;
  seats: CourseSeats[];
  seatState: CourseSeatState | null;
  waitingList: boolean;
  status: CourseStatus;
  state: OfferState;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** Day until which it holds without being confirmed again. */
  reviewBy: string | null;
  /** When the provider was asked and did not answer yet. */
  askedAt: string | null;
  demonstration: boolean;
  updatedAt: string;
  version: number;
};
export type CourseRunPage = CourseRunView & { history: HistoryEntry[]; mayChange: boolean; publicPath: string | null };

/** What the holder of a mailed link sees. */
export type CourseRunByLink = { state: 'open' | 'done' | 'expired'; run: CourseRunView };

export type PublicCourseRun = {
  id: string;
  slug: string;
  /** Its own name or the offer's. */
  title: OfferWord;
  summary: OfferWord | null;
  offerSlug: string | null;
  kind: CourseKind;
  entryLevel: CourseLevel | null;
  targetLevel: CourseLevel | null;
  units: number | null;
  module: string | null;
  courseNumber: string | null;
  startDate: string | null;
  endDate: string | null;
  registrationUntil: string | null;
  schedules: Schedule[];
  place: {
    name: string;
    slug: string;
    street: string | null;
    postcode: string | null;
    town: string | null;
    municipality: { ags: string; name: string } | null;
    lat: number | null;
    lon: number | null;
    barrierFree: boolean | null;
  } | null;
  provider: string | null;
  mode: CourseMode;
  rhythm: CourseRhythm | null;
  midCourse: boolean;
  childcare: boolean | null;
  residences: Residence[];
  audiences: OfferAudience[];
  eligibility: OfferWord | null;
  fee: OfferFee;
  price: number | null;
  feesDescription: OfferWord | null;
  alert: OfferWord | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  seats: CourseSeatState | null;
  /** The target groups that seats are kept for; null among them for all. */
  seatGroups: (OfferAudience | null)[];
  waitingList: boolean;
  status: CourseStatus;
  confirmedOn: string | null;
  updatedAt: string;
  demonstration: boolean;
};
