import type { IsoDate, Quarter } from '#kernel/dates.ts';
import type { CourseKind } from './contract-kinds.ts';
import type { StartLevel } from './contract-needs.ts';

/** Shared by server and browser: what the coordination asks those who give courses each quarter, and what they answer. Counts alone. */

export const isQuarter = (given: string): boolean => /^20\d\d-Q[1-4]$/.test(given);
/** `4. Quartal 2026`. */
export const quarterWords = (quarter: Quarter): string => `${quarter.at(-1)}. Quartal ${quarter.slice(0, 4)}`;

/** What keeps courses from being given or from being full. */
export const courseObstacles = [
  'teachers',
  'rooms',
  'participants',
  'childcare',
  'transport',
  'admission',
  'funding',
  'exam-seats',
] as const;
export type CourseObstacle = (typeof courseObstacles)[number];
export const courseObstacleWords: Readonly<Record<CourseObstacle, string>> = {
  teachers: 'Lehrkräfte fehlen',
  rooms: 'Räume fehlen',
  participants: 'zu wenige Anmeldungen',
  childcare: 'Kinderbetreuung fehlt',
  transport: 'kein Bus zur Kurszeit',
  admission: 'Zulassungen dauern',
  funding: 'Finanzierung offen',
  'exam-seats': 'Prüfungsplätze fehlen',
};

/** A course that a provider plans and that is no run yet. */
export type PlannedCourse = { kind: CourseKind; startLevel: StartLevel; month: IsoDate; seats: number | null };
export const mostPlanned = 6;
export const mostQuestions = 3;

type Named = { id: string; name: string };
/** Who gives courses: an organisation, a unit or a municipality. `key` is `organisation:…`, `unit:…` or `municipality:…`. */
export type Provider = { key: string; name: string; /** Asked by mail without an account. */ email: string | null };

export type InquiryView = {
  id: string;
  quarter: Quarter;
  dueOn: IsoDate;
  intro: string | null;
  /** The county's own questions beside those that are always asked. */
  questions: string[];
  /** Asks the same providers again when the next quarter begins. */
  repeats: boolean;
  open: boolean;
  asked: number;
  answered: number;
  demonstration: boolean;
  version: number;
};

/** Numbers are null where they were not given, or where this reader is not told because they are small. */
export type ProviderAnswer = {
  id: string;
  provider: Named;
  email: string | null;
  answeredAt: string | null;
  learners: number | null;
  freeSeats: number | null;
  waiting: number | null;
  planned: PlannedCourse[];
  obstacles: CourseObstacle[];
  answers: string[];
  remark: string | null;
  /** Whether this reader may answer for it. */
  mayAnswer: boolean;
  version: number;
};

/** Sums over those who answered; null where so few answered, or so little came together, that one could be told. */
export type InquiryTotals = Record<'learners' | 'freeSeats' | 'waiting', number | null> & {
  obstacles: { obstacle: CourseObstacle; providers: number }[];
};

export type InquiryPage = InquiryView & {
  answersOf: ProviderAnswer[];
  totals: InquiryTotals;
  /** The quarter before that was asked, for comparison. */
  previous: { id: string; quarter: Quarter; totals: InquiryTotals } | null;
  mayCoordinate: boolean;
};

/** Courses that providers said they plan, in the latest quarter that somebody answered. */
export type Announced = {
  inquiry: { id: string; quarter: Quarter } | null;
  courses: (PlannedCourse & { provider: string })[];
};

export type InquiryByLink = {
  state: 'open' | 'done' | 'expired';
  county: string;
  inquiry: Pick<InquiryView, 'quarter' | 'dueOn' | 'intro' | 'questions'>;
  answer: Omit<ProviderAnswer, 'mayAnswer' | 'email'>;
};
