import type { WordMark } from '#kernel/translation.ts';

/** What an event is, in the order in which lists offer it. */
export const eventKinds = [
  'meeting-place',
  'consultation-hour',
  'talk',
  'training',
  'meeting',
  'working-group',
  'information',
  'festival',
  'culture',
  'sport',
] as const;
export type EventKind = (typeof eventKinds)[number];
export const eventKindWords: Readonly<Record<EventKind, string>> = {
  'meeting-place': 'Offener Treff',
  'consultation-hour': 'Sprechstunde',
  talk: 'Vortrag',
  training: 'Schulung oder Workshop',
  meeting: 'Treffen',
  'working-group': 'Arbeitskreis',
  information: 'Infoveranstaltung',
  festival: 'Fest',
  culture: 'Kultur',
  sport: 'Sport und Bewegung',
};

/** `submitted` waits for the coordination; `returned` waits for whoever submitted it. Only `public` and `cancelled` are seen by everybody. */
export const eventStates = ['draft', 'submitted', 'returned', 'rejected', 'public', 'cancelled', 'hidden'] as const;
export type EventState = (typeof eventStates)[number];
export const eventStateWords: Readonly<Record<EventState, string>> = {
  draft: 'Entwurf',
  submitted: 'eingereicht',
  returned: 'zurückgegeben',
  rejected: 'abgelehnt',
  public: 'öffentlich',
  cancelled: 'abgesagt',
  hidden: 'ausgeblendet',
};

export const audiences = ['newcomers', 'volunteers', 'professionals'] as const;
export type Audience = (typeof audiences)[number];
export const audienceWords: Readonly<Record<Audience, string>> = {
  newcomers: 'Zugewanderte',
  volunteers: 'Ehrenamtliche',
  professionals: 'Fachkräfte',
};

/** Whom an event addresses alone; none for everybody. */
export const targetGroups = ['women', 'men', 'families', 'parents', 'children', 'young-people', 'older-people'] as const;
export type TargetGroup = (typeof targetGroups)[number];
export const targetGroupWords: Readonly<Record<TargetGroup, string>> = {
  women: 'Frauen',
  men: 'Männer',
  families: 'Familien',
  parents: 'Eltern',
  children: 'Kinder',
  'young-people': 'Jugendliche',
  'older-people': 'Ältere Menschen',
};

/** Whether somebody interprets: never, when it is asked for, or always. */
export const interpretations = ['none', 'on-request', 'provided'] as const;
export type Interpretation = (typeof interpretations)[number];
export const interpretationWords: Readonly<Record<Interpretation, string>> = {
  none: 'nein',
  'on-request': 'auf Wunsch',
  provided: 'ja',
};

/** Languages that are spoken at events, by BCP 47 tag; their names come from `Intl.DisplayNames`. */
export const spokenLanguages = [
  'de',
  'ar',
  'bg',
  'ckb',
  'en',
  'es',
  'fa',
  'fr',
  'kmr',
  'pl',
  'ps',
  'ro',
  'ru',
  'sr',
  'ti',
  'tr',
  'uk',
  'vi',
] as const;

/** `date`: for one date; `all`: once for all dates, as for a course. */
export const registrationScopes = ['date', 'all'] as const;
export type RegistrationScope = (typeof registrationScopes)[number];

/** Everybody is told when an event without an end ends to be shown: so many days ahead, and no further. */
export const horizonDays = 365;

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type RecurrenceFrequency = (typeof frequencies)[number];

/** A rule as the form knows it. `byDay` bears a number for the weekday of a month, `1TU`, `-1FR`. */
export type Recurrence = {
  frequency: RecurrenceFrequency;
  interval: number;
  byDay: string[];
  /** Last day on which it may begin; null together with `count` for a rule without an end. */
  until: string | null;
  count: number | null;
};

/** When something takes place, as clocks in Germany show it. Times are null for whole days; the end is included there. */
export type EventTime = { startDate: string; startTime: string | null; endDate: string; endTime: string | null };

export type EventPlace = {
  /** With a room where one is named. */
  name: string | null;
  streetAddress: string | null;
  postalCode: string | null;
  locality: string | null;
};

export const exceptionKinds = ['cancelled', 'changed', 'added'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What is different on one date. `date` is the day on which the rule would have it begin, or that of an added date. */
export type EventException = {
  id: string;
  date: string;
  kind: ExceptionKind;
  /** Null for the event's own time of day on `date`. */
  time: EventTime | null;
  /** Null for the event's own place. */
  place: EventPlace | null;
  note: string | null;
};

/** One date of an event. `date` names it for good, also when it was moved. */
export type EventDate = EventTime & {
  date: string;
  /** ISO instants; whole days begin and end at midnight in Germany. */
  startsAt: string;
  endsAt: string;
  state: 'scheduled' | 'cancelled' | 'moved' | 'changed' | 'added';
  /** Where it differs from the event's own. */
  place: EventPlace | null;
  note: string | null;
};

export type EventRegistration = {
  /** Whether one has to register. */
  needed: boolean;
  scope: RegistrationScope;
  /** Null without a limit. */
  capacity: number | null;
  waitingList: boolean;
  /** Registration closes at the end of the day so many days before; 0 until it begins. */
  closesDaysBefore: number;
};

type Named = { id: string; name: string };

/** What everybody may know of an event; its dates stand apart. Texts are in the language that was asked for where there is a translation. */
export type PublicEvent = {
  id: string;
  /** Last part of its address: words and the id. */
  slug: string;
  title: string;
  description: string | null;
  /** Present where a text is no source, by field. */
  marks: { title?: WordMark; description?: WordMark };
  kind: EventKind;
  /** The first date; the others follow from rule and exceptions. */
  time: EventTime;
  /** RFC 5545, without `RRULE:`; null for an event of one date. */
  recurrenceRule: string | null;
  exceptions: EventException[];
  place: EventPlace | null;
  /** The place on record, where it is one: for its page and the map. */
  placeId: string | null;
  position: { latitude: number; longitude: number } | null;
  municipality: Named | null;
  meetingUrl: string | null;
  organiser: string | null;
  organisationId: string | null;
  series: { id: string; slug: string; title: string } | null;
  audience: Audience[];
  languages: string[];
  targetGroups: TargetGroup[];
  childcare: boolean;
  interpretation: Interpretation;
  /** In cents; 0 is free. */
  price: number;
  priceNote: string | null;
  enquiries: string | null;
  /** Of the county's media. */
  pictureId: string | null;
  registration: EventRegistration;
  state: 'public' | 'cancelled';
  cancelledBecause: string | null;
  demonstration: boolean;
  version: number;
  updatedAt: string;
};

/** Dates in their order, each with the event to which it belongs. */
export type PublicEvents = {
  events: PublicEvent[];
  dates: (EventDate & { eventId: string })[];
  /** Nothing is shown after this day, whatever was asked for. */
  horizon: string;
};

export type PublicEventPage = PublicEvent & {
  /** Future dates up to the horizon. */
  dates: (EventDate & { registration: RegistrationState })[];
  /** True when the rule has no end: more dates follow after the horizon. */
  endless: boolean;
  horizon: string;
};

/** Whether one can register for a date now. */
export type RegistrationState = 'none' | 'open' | 'waiting-list' | 'full' | 'closed';

/** Part of an event for those who know rules and no exceptions: a run of its rule, or one date by itself. */
export type EventPiece = {
  /** The day that names it; null for the first run. */
  date: string | null;
  time: EventTime;
  recurrenceRule: string | null;
  /** Where it differs from the event's own. */
  place: EventPlace | null;
  note: string | null;
};

/** A piece with its next dates, those of about a month. */
export type DatedPiece = EventPiece & { dates: EventTime[] };

export type OfficeEvent = {
  id: string;
  title: string;
  description: string | null;
  kind: EventKind;
  time: EventTime;
  recurrenceRule: string | null;
  recurrence: Recurrence | null;
  /** The day of its last date; null while there is no end. */
  lastDate: string | null;
  exceptions: EventException[];
  /** As typed; beside a place on record it names a room. */
  place: EventPlace;
  recordedPlace: Named | null;
  municipality: Named | null;
  meetingUrl: string | null;
  organisation: Named | null;
  unit: Named | null;
  organiserName: string | null;
  series: Named | null;
  audience: Audience[];
  languages: string[];
  targetGroups: TargetGroup[];
  childcare: boolean;
  interpretation: Interpretation;
  price: number;
  priceNote: string | null;
  enquiries: string | null;
  pictureId: string | null;
  registration: EventRegistration;
  state: EventState;
  /** Why it is cancelled, returned or rejected. */
  stateNote: string | null;
  reviewBy: string | null;
  demonstration: boolean;
  sourceNote: string | null;
  version: number;
};

export const organiserOf = (event: Pick<OfficeEvent, 'organisation' | 'unit' | 'organiserName'>): string | null =>
  event.organisation?.name ?? event.unit?.name ?? event.organiserName;

/** Told to rooms above when dates of an event may have changed; the payload names the event. */
export const datesChanged = 'events.dates-changed';
