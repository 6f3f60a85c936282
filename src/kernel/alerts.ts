import type { Area } from './geo.ts';

/** Words of the Common Alerting Protocol 1.2 (OASIS), the worst first. */
export const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export type Severity = (typeof severities)[number];
export const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export type Urgency = (typeof urgencies)[number];
export const certainties = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;
export type Certainty = (typeof certainties)[number];
/** Only `Actual` is meant for the public. */
export const alertStatuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export type AlertStatus = (typeof alertStatuses)[number];
export const messageTypes = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export type MessageType = (typeof messageTypes)[number];

/** An official warning's words in one language, without markup. */
export type AlertText = {
  /** BCP 47 language without region: `de`, `en`. */
  language: string;
  event: string | null;
  headline: string;
  description: string | null;
  instruction: string | null;
  senderName: string | null;
  web: string | null;
  contact: string | null;
};

/** Where a warning holds: drawn, by official keys, or in words only. */
export type AlertArea = {
  description: string;
  /** Null where none is drawn. */
  area: Area | null;
  /** Official keys: a county's five digits, a municipality's eight, a joint municipality's nine. */
  keys: readonly string[];
};

/** A warning of an authority as its source tells it. Kreislotse reads and links; it issues none. */
export type OfficialAlert = {
  identifier: string;
  /** Changes whenever the source says something new under the same identifier. */
  version: string;
  sender: string;
  /** System that spreads it, as it is known: `MOWAS`, `DWD`; the sender where it is not. */
  provider: string;
  status: AlertStatus;
  msgType: MessageType;
  /** Identifiers of the messages that this one updates or ends. */
  references: readonly string[];
  /** Instants in ISO 8601, UTC. */
  sent: string;
  onset: string | null;
  expires: string | null;
  severity: Severity;
  urgency: Urgency;
  certainty: Certainty;
  texts: readonly AlertText[];
  areas: readonly AlertArea[];
  /** What was not right about it and was mended or left out, in German, for the office. */
  faults: readonly string[];
};

/**
 * A place where warnings can be read: a NINA server with its lists by county; one of NINA's lists of the whole country; or a
 * file of CAP messages as XML, JSON or zip.
 */
export const feedKinds = ['nina', 'nina-map', 'cap'] as const;
export type FeedKind = (typeof feedKinds)[number];
export type AlertFeed = { kind: FeedKind; url: string };

/** What the source said of its last answer, so that it need not send it again. */
export type Validators = { etag: string | null; lastModified: string | null };

export type FeedAnswer =
  | { state: 'unchanged' }
  | {
      state: 'read';
      /** Read now; those that were known in this version are only in `present`. */
      alerts: OfficialAlert[];
      /** Identifiers of all that the source holds now. What is missing here is over. */
      present: string[];
      /** Whether the source itself chose them for the county. */
      chosenForCounty: boolean;
      validators: Validators;
      faults: string[];
    }
  | { state: 'failed'; code: 'unreachable' | 'slow' | 'too-large' | 'refused' | 'garbage'; message: string };

/** Asks a source once. Never throws: whatever a source does is an answer. */
export type ReadAlerts = (input: {
  feed: AlertFeed;
  /** Official key of the county, five digits. */
  countyKey: string;
  /** Versions that are kept already, by identifier. */
  known: ReadonlyMap<string, string>;
  validators: Validators;
}) => Promise<FeedAnswer>;
