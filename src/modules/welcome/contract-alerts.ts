import type { AlertStatus, Certainty, Severity, Urgency } from '#kernel/alerts.ts';

/** Shared by server and browser: warnings of authorities, and everyday notices of county and municipalities. */

/** Where everybody finds them, whatever we read. */
export const federalWarnings = 'https://warnung.bund.de/meldungen';

export const severityWords: Readonly<Record<Severity, string>> = {
  Extreme: 'Extreme Gefahr',
  Severe: 'Große Gefahr',
  Moderate: 'Gefahr',
  Minor: 'Geringe Gefahr',
  Unknown: 'Warnung',
};

/** Text in the reader's language, or in the one that there is. */
export type AlertWord = { text: string; language: string };

export type Place = { id: string; name: string };

/** A warning of an authority as the public reads it. */
export type PublicAlert = {
  id: string;
  severity: Severity;
  urgency: Urgency;
  certainty: Certainty;
  provider: string;
  senderName: string | null;
  /** BCP 47 language of the words below: not the reader's where the source does not speak it. */
  language: string;
  headline: string;
  event: string | null;
  description: string | null;
  instruction: string | null;
  contact: string | null;
  /** The words are a machine's: the authority speaks another language, which `sourceLanguage` names. */
  machine: boolean;
  sourceLanguage: string;
  /** Every language that its authority speaks, as BCP 47. */
  sourceLanguages: string[];
  /** Where it can be read at its source. */
  web: string;
  /** Municipalities of the county; empty for all of it. */
  municipalities: Place[];
  /** The source's own words for where it holds. */
  areaWords: string;
  /** False where the source does not say precisely where. */
  exact: boolean;
  sent: string;
  onset: string | null;
  expires: string | null;
  endedAt: string | null;
  /** When its authority called it off; null where it ended otherwise. */
  liftedAt: string | null;
};

/** What an authority called off a short while ago. */
export type ClearedAlert = Pick<PublicAlert, 'id' | 'headline' | 'language' | 'municipalities'> & { liftedAt: string };
/** So long an all-clear is shown. */
export const clearedMinutes = 120;

/** A warning as the office lists it: exercises and tests too. */
export type OfficeAlert = PublicAlert & {
  identifier: string;
  feed: string;
  status: AlertStatus;
  faults: readonly string[];
  firstSeenAt: string;
};

/** How a source of warnings stands. */
export type FeedState = {
  feed: string;
  /** When it was last read without a fault; null when it never was. */
  readAt: string | null;
  /** When it was last asked. */
  askedAt: string;
  failure: { code: string; message: string; since: string } | null;
  faults: readonly string[];
  active: number;
};

export const noticeKinds = [
  'school-closed',
  'road-closed',
  'power-cut',
  'water',
  'waste-collection',
  'office-closed',
  'transport',
  'event-cancelled',
  'other',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const noticeKindWords: Readonly<Record<NoticeKind, string>> = {
  'school-closed': 'Schule oder Kita geschlossen',
  'road-closed': 'Straße gesperrt',
  'power-cut': 'Strom fällt aus',
  water: 'Wasser',
  'waste-collection': 'Abfuhr verschoben',
  'office-closed': 'Amt geschlossen',
  transport: 'Bus und Bahn',
  'event-cancelled': 'Veranstaltung fällt aus',
  other: 'Sonstiges',
};

export const noticeStates = ['draft', 'public', 'withdrawn'] as const;
export type NoticeState = (typeof noticeStates)[number];
/** What a notice is at a moment: a public one begins and ends by itself. */
export type NoticePhase = 'draft' | 'planned' | 'shown' | 'over' | 'withdrawn';
export const noticePhaseWords: Readonly<Record<NoticePhase, string>> = {
  draft: 'Entwurf',
  planned: 'wird gezeigt ab',
  shown: 'wird gezeigt',
  over: 'vorbei',
  withdrawn: 'zurückgenommen',
};

/** An everyday notice as the public reads it. */
export type PublicNotice = {
  id: string;
  kind: NoticeKind;
  title: AlertWord;
  text: AlertWord;
  /** How the translation stands; null for the text as it was written. */
  mark: { state: string; checkedOn: string | null } | null;
  /** Who says so. */
  source: string;
  link: string | null;
  /** Municipalities; empty for the whole county. */
  municipalities: Place[];
  shownFrom: string;
  begins: string;
  ends: string;
  changedAt: string;
  demonstration: boolean;
};

export type OfficeNotice = {
  id: string;
  kind: NoticeKind;
  title: string;
  text: string;
  source: string;
  link: string | null;
  unit: Place | null;
  municipalities: Place[];
  /** Instants. */
  shownFrom: string;
  begins: string;
  ends: string;
  state: NoticeState;
  phase: NoticePhase;
  demonstration: boolean;
  version: number;
  mayChange: boolean;
};

/** Everything that holds now, for the bar on every page. */
export type CurrentNews = {
  alerts: PublicAlert[];
  cleared: ClearedAlert[];
  notices: PublicNotice[];
  /** When the next of these begins or ends: until then a page that shows them is right. */
  until: string | null;
  /** Since when no source of warnings could be read; null while at least one can, or none is asked. */
  silentSince: string | null;
};

/** What a browser wants to be told. */
export type PushTopics = {
  /** Warnings from this severity on; null for none. */
  severity: 'Extreme' | 'Severe' | 'Moderate' | 'Minor' | null;
  noticeKinds: readonly NoticeKind[];
  /** Municipalities; empty for all of the county. */
  municipalityIds: readonly string[];
};
