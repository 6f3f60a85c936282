import type { MeetingMode, RequestRules, Urgency } from './contract-rules.ts';
import type { CostRule, Tariff } from './contract-tariff.ts';
import type { AssignmentState } from './contract-states.ts';

/** Shared by server and browser: pools of interpreters, who may ask them, who interprets, and requests. */

/** Who may ask a pool. */
export const requesterKinds = ['kita', 'school', 'authority', 'advice-centre', 'health', 'association'] as const;
export type RequesterKind = (typeof requesterKinds)[number];
export const requesterKindWords: Readonly<Record<RequesterKind, string>> = {
  kita: 'Kita',
  school: 'Schule',
  authority: 'Behörde',
  'advice-centre': 'Beratungsstelle',
  health: 'Gesundheitseinrichtung',
  association: 'Verein oder Verband',
};

/**
 * Where a body stands: `entitled` it may register, `informed` it was written to, `applied` it registered and has not opened its mail
 * yet, `registered` it may request, `blocked` it may not.
 */
export const requesterStates = ['entitled', 'informed', 'applied', 'registered', 'blocked'] as const;
export type RequesterState = (typeof requesterStates)[number];
export const requesterStateWords: Readonly<Record<RequesterState, string>> = {
  entitled: 'berechtigt',
  informed: 'informiert',
  applied: 'angemeldet, unbestätigt',
  registered: 'angemeldet',
  blocked: 'gesperrt',
};

/** How offers go out: one person after the other, to the best few at once, or to all. The first who accepts has it. */
export const offerWays = ['one-by-one', 'best-few', 'everybody'] as const;
export type OfferWay = (typeof offerWays)[number];
export const offerWayWords: Readonly<Record<OfferWay, string>> = {
  'one-by-one': 'nacheinander, in der Reihenfolge der Liste',
  'best-few': 'an die ersten der Liste zugleich',
  everybody: 'an alle, die können',
};

export const genders = ['female', 'male', 'diverse'] as const;
export type Gender = (typeof genders)[number];
export const genderWords: Readonly<Record<Gender, string>> = { female: 'weiblich', male: 'männlich', diverse: 'divers' };

/** CEFR, and who grew up with it. */
export const interpreterLevels = ['b1', 'b2', 'c1', 'c2', 'native'] as const;
export type InterpreterLevel = (typeof interpreterLevels)[number];
export const interpreterLevelWords: Readonly<Record<InterpreterLevel, string>> = {
  b1: 'B1',
  b2: 'B2',
  c1: 'C1',
  c2: 'C2',
  native: 'Erstsprache',
};

export type SpokenLanguage = {
  /** BCP 47, with variety and script where they matter. */
  tag: string;
  level: InterpreterLevel;
  /** Reads and writes it too. */
  writes: boolean;
};
/** A dated part of training; hours count for the certificate. */
export type Training = { module: string; day: string; hours: number };
/** Times of a usual week in the county's time; 0 is Monday. */
export type WeeklyTime = { weekday: number; from: string; to: string };
/** From day to day, both included: there after all, or not there. */
export type AvailabilityException = { from: string; to: string; available: boolean };

export const mobilities = ['car', 'bus', 'none'] as const;
export type Mobility = (typeof mobilities)[number];
export const mobilityWords: Readonly<Record<Mobility, string>> = {
  car: 'mit dem Auto',
  bus: 'mit Bus und Bahn',
  none: 'nur Video und Telefon',
};

export const interpreterStates = ['active', 'paused', 'left'] as const;
export type InterpreterState = (typeof interpreterStates)[number];
export const interpreterStateWords: Readonly<Record<InterpreterState, string>> = {
  active: 'dabei',
  paused: 'macht Pause',
  left: 'ausgeschieden',
};

export type PoolView = {
  id: string;
  name: string;
  /** Who runs it: a unit, an organisation, or, without both, the coordination itself. */
  operator: { unitId: string | null; organisationId: string | null; name: string };
  /** Kept elsewhere: it delivers its assignments as a table. */
  elsewhere: boolean;
  mail: string | null;
  phone: string | null;
  kinds: RequesterKind[];
  offerWay: OfferWay;
  /** Minutes that somebody has to answer. */
  answerMinutes: number;
  /** How many are asked at once where the best few are. */
  few: number;
  /** Offers go out by themselves. */
  runsItself: boolean;
  /** Dated; the first is the one that holds longest. */
  rules: RequestRules[];
  costRules: CostRule[];
  tariffs: Tariff[];
  isOpen: boolean;
  demonstration: boolean;
  version: number;
  /** The actor runs it, and sees requests and people. */
  mayRun: boolean;
};

export type RequesterView = {
  id: string;
  name: string;
  kind: RequesterKind;
  state: RequesterState;
  municipality: { id: string; name: string; ags: string } | null;
  contactName: string | null;
  mail: string | null;
  phone: string | null;
  street: string | null;
  costUnit: string | null;
  informedAt: string | null;
  registeredAt: string | null;
  /** Registered within 60 days after it was informed. */
  afterMailing: boolean;
  blockedReason: string | null;
  /** Requests so far. */
  requests: number;
  demonstration: boolean;
  version: number;
};

/** A row of the list of a pool's people. */
export type InterpreterView = {
  id: string;
  poolId: string;
  name: string;
  mail: string;
  phone: string | null;
  gender: Gender | null;
  state: InterpreterState;
  pausedUntil: string | null;
  languages: SpokenLanguage[];
  municipality: { id: string; name: string; ags: string } | null;
  areas: { id: string; name: string }[];
  radiusKm: number | null;
  mobility: Mobility;
  trainings: Training[];
  confidentialOn: string | null;
  conductUntil: string | null;
  consentOn: string | null;
  weekly: WeeklyTime[];
  exceptions: AvailabilityException[];
  mostMinutesPerMonth: number | null;
  mostCentsPerYear: number | null;
  standby: boolean;
  blockedRequesterIds: string[];
  /** The person holds a link to the own page. */
  hasPage: boolean;
  demonstration: boolean;
  version: number;
};

/** Who pays. */
export const costBearers = ['county', 'requester', 'other'] as const;
export type CostBearer = (typeof costBearers)[number];
export const costBearerWords: Readonly<Record<CostBearer, string>> = {
  county: 'der Landkreis',
  requester: 'Ihre Einrichtung',
  other: 'eine andere Stelle',
};

/** One language of a request, from asking to paying. */
export type AssignmentView = {
  id: string;
  requestId: string;
  language: string;
  startsAt: string;
  endsAt: string;
  state: AssignmentState;
  interpreter: { id: string; name: string } | null;
  /** Offers that are open now. */
  openOffers: number;
};

/** What the pool's staff sees of a request. */
export type RequestView = {
  id: string;
  poolId: string;
  number: string;
  requester: { id: string; name: string; kind: RequesterKind };
  occasion: string;
  occasionLabel: string;
  mode: MeetingMode;
  street: string | null;
  municipality: { id: string; name: string } | null;
  alternatives: { startsAt: string; endsAt: string }[];
  urgency: Urgency;
  urgencyReason: string | null;
  people: number | null;
  gender: Gender | null;
  wantedInterpreterId: string | null;
  unwantedInterpreterIds: string[];
  caseReference: string | null;
  costBearer: CostBearer;
  costUnit: string | null;
  seriesId: string | null;
  createdAt: string;
  cancelledAt: string | null;
  erasedAt: string | null;
  assignments: AssignmentView[];
  version: number;
};
