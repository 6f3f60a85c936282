import type { HistoryEntry } from '#kernel/history.ts';
import type { WordMark } from '#kernel/translation.ts';

/** Shared by server and browser: offers of the directory. Fields are named as in HSDS 3.0 where it has them. */

export const offerKinds = [
  'course',
  'advice',
  'meeting',
  'mentoring',
  'childcare',
  'tutoring',
  'training',
  'sport',
  'culture',
  'aid',
  'other',
] as const;
export type OfferKind = (typeof offerKinds)[number];
export const offerKindWords: Readonly<Record<OfferKind, string>> = {
  course: 'Kurs',
  advice: 'Beratung',
  meeting: 'Treffpunkt',
  mentoring: 'Begleitung und Patenschaft',
  childcare: 'Kinderbetreuung',
  tutoring: 'Lernhilfe',
  training: 'Qualifizierung',
  sport: 'Sport',
  culture: 'Kultur',
  aid: 'Hilfe mit Sachen',
  other: 'Sonstiges',
};

/** What it is about; the first are the topics of the public site. */
export const offerTopics = [
  'arrival',
  'residence',
  'language',
  'work',
  'education',
  'family',
  'health',
  'housing',
  'money',
  'everyday',
  'leisure',
  'participation',
  'rights',
  'emergency',
] as const;
export type OfferTopic = (typeof offerTopics)[number];
export const offerTopicWords: Readonly<Record<OfferTopic, string>> = {
  arrival: 'Ankommen',
  residence: 'Aufenthalt',
  language: 'Deutsch lernen',
  work: 'Arbeit',
  education: 'Kita und Schule',
  family: 'Familie',
  health: 'Gesundheit',
  housing: 'Wohnen',
  money: 'Geld',
  everyday: 'Alltag',
  leisure: 'Freizeit und Begegnung',
  participation: 'Mitmachen',
  rights: 'Rechte',
  emergency: 'Notfall',
};

/** For whom it is made; nothing said means for everybody. */
export const offerAudiences = [
  'newcomers',
  'refugees',
  'women',
  'men',
  'parents',
  'children',
  'youth',
  'unaccompanied-minors',
  'youth-obstacles',
  'apprentices',
  'workers',
  'south-east-europe',
  'pensioners',
  'disability',
] as const;
export type OfferAudience = (typeof offerAudiences)[number];
export const offerAudienceWords: Readonly<Record<OfferAudience, string>> = {
  newcomers: 'Menschen, die neu hier sind',
  refugees: 'Geflüchtete',
  women: 'Frauen',
  men: 'Männer',
  parents: 'Eltern',
  children: 'Kinder',
  youth: 'Jugendliche',
  'unaccompanied-minors': 'Unbegleitete Minderjährige',
  'youth-obstacles': 'Junge Menschen mit Hürden in der Bildung',
  apprentices: 'Auszubildende',
  workers: 'Beschäftigte und Arbeitsuchende',
  'south-east-europe': 'Menschen aus Mittel- und Südosteuropa',
  pensioners: 'Ältere Menschen',
  disability: 'Menschen mit Behinderung',
};

/** Common European Framework; `literacy` comes before A1. */
export const offerLevels = ['literacy', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type OfferLevel = (typeof offerLevels)[number];
export const offerLevelWord = (level: OfferLevel): string => (level === 'literacy' ? 'Alphabetisierung' : level);

export const offerModes = ['on-site', 'online', 'both'] as const;
export type OfferMode = (typeof offerModes)[number];
export const offerModeWords: Readonly<Record<OfferMode, string>> = {
  'on-site': 'vor Ort',
  online: 'online',
  both: 'vor Ort und online',
};

export const offerFees = ['free', 'paid', 'unknown'] as const;
export type OfferFee = (typeof offerFees)[number];
export const offerFeeWords: Readonly<Record<OfferFee, string>> = {
  free: 'kostenlos',
  paid: 'kostet etwas',
  unknown: 'keine Angabe',
};

/** Whether it takes place, in HSDS's words. */
export const offerStatuses = ['active', 'temporarily closed', 'inactive', 'defunct'] as const;
export type OfferStatus = (typeof offerStatuses)[number];
export const offerStatusWords: Readonly<Record<OfferStatus, string>> = {
  active: 'findet statt',
  'temporarily closed': 'macht Pause',
  inactive: 'findet zurzeit nicht statt',
  defunct: 'gibt es nicht mehr',
};

export const offerStates = ['draft', 'public', 'hidden'] as const;
export type OfferState = (typeof offerStates)[number];
export const offerStateWords: Readonly<Record<OfferState, string>> = {
  draft: 'Entwurf',
  public: 'öffentlich',
  hidden: 'verborgen',
};

export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayCode = (typeof weekdayCodes)[number];

/**
 * Times that come again. `nth` says which of the month's: 1 to 4, or -1 for the last; null for every week or, by `interval`, every
 * second, third … week. Clock times as in Germany, `09:00`.
 */
export type Schedule = {
  freq: 'WEEKLY' | 'MONTHLY';
  interval: number;
  nth: number | null;
  days: WeekdayCode[];
  opensAt: string;
  closesAt: string;
  validFrom: string | null;
  validTo: string | null;
  notes: string | null;
};

/** One price; the amount in cents. */
export type CostOption = { option: string; amount: number };

/** What there is room for: seats, families, hours. `audience` null for all. Nothing known is null, not zero. */
export const capacityUnits = ['seats', 'families', 'appointments'] as const;
export type CapacityUnit = (typeof capacityUnits)[number];
export const capacityUnitWords: Readonly<Record<CapacityUnit, string>> = {
  seats: 'Plätze',
  families: 'Familien',
  appointments: 'Termine in der Woche',
};
export type Capacity = {
  id: string;
  unit: CapacityUnit;
  audience: OfferAudience | null;
  maximum: number | null;
  available: number | null;
  updatedAt: string;
};

type Named = { id: string; name: string };
export type OfferPlace = {
  id: string;
  placeId: string;
  name: string;
  slug: string;
  town: string | null;
  municipality: Named | null;
  isPublic: boolean;
  schedules: Schedule[];
  /** The same as people write it, one a line. */
  times: string;
};

/** An offer as the back office sees it. */
export type OfferView = {
  id: string;
  slug: string;
  name: string;
  summary: string | null;
  description: string | null;
  kind: OfferKind;
  topics: OfferTopic[];
  audiences: OfferAudience[];
  levels: OfferLevel[];
  languages: string[];
  organisation: Named | null;
  unit: Named | null;
  municipality: Named | null;
  project: Named | null;
  /** Where it may be used; nowhere said means in the whole county. */
  areas: Named[];
  mode: OfferMode;
  places: OfferPlace[];
  /** Times that belong to no place. */
  schedules: Schedule[];
  times: string;
  minimumAge: number | null;
  maximumAge: number | null;
  eligibility: string | null;
  fee: OfferFee;
  feesDescription: string | null;
  costs: CostOption[];
  documents: string[];
  applicationProcess: string | null;
  interpretation: string | null;
  childcare: boolean | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  alert: string | null;
  status: OfferStatus;
  state: OfferState;
  validFrom: string | null;
  validTo: string | null;
  capacities: Capacity[];
  reviewBy: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  askedAt: string | null;
  /** Since when the server from which it was taken over has it no more. */
  goneAtSource: string | null;
  mergedInto: string | null;
  demonstration: boolean;
  updatedAt: string;
  version: number;
};
export type OfferPage = OfferView & { history: HistoryEntry[]; mayChange: boolean; publicPath: string | null };

/** A text in the reader's language; without a mark it stands in German. */
export type OfferWord = { text: string; mark: WordMark | null };

export type PublicOfferPlace = {
  id: string;
  name: string;
  slug: string;
  street: string | null;
  postcode: string | null;
  town: string | null;
  municipality: { ags: string; name: string } | null;
  latitude: number | null;
  longitude: number | null;
  approximate: boolean;
  barrierFree: boolean | null;
  stop: { name: string; minutes: number | null } | null;
  schedules: Schedule[];
};
export type SeatsState = 'free' | 'few' | 'full';
export type PublicOffer = {
  id: string;
  slug: string;
  name: OfferWord;
  summary: OfferWord | null;
  description: OfferWord | null;
  kind: OfferKind;
  topics: OfferTopic[];
  audiences: OfferAudience[];
  levels: OfferLevel[];
  languages: string[];
  provider: string | null;
  /** A public project that it comes from. */
  project: { slug: string; title: OfferWord } | null;
  mode: OfferMode;
  places: PublicOfferPlace[];
  schedules: Schedule[];
  areas: { ags: string; name: string }[];
  minimumAge: number | null;
  maximumAge: number | null;
  eligibility: OfferWord | null;
  fee: OfferFee;
  feesDescription: OfferWord | null;
  costs: CostOption[];
  documents: OfferWord[];
  applicationProcess: OfferWord | null;
  interpretation: OfferWord | null;
  childcare: boolean | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  alert: OfferWord | null;
  closed: boolean;
  /** In words only; numbers of free seats change faster than pages. */
  seats: SeatsState | null;
  validTo: string | null;
  confirmedOn: string | null;
  updatedAt: string;
  demonstration: boolean;
  /** Kilometres as the crow flies, where the reader asked near a town. */
  distance: number | null;
};

export const dayTimes = ['morning', 'afternoon', 'evening', 'weekend'] as const;
export type DayTime = (typeof dayTimes)[number];
export const radiusChoices = [5, 10, 20, 40] as const;

/** What a link by mail shows to whoever confirms without an account. */
export type OfferByLink = {
  state: 'open' | 'done' | 'expired';
  offer: OfferView;
  county: string;
};
