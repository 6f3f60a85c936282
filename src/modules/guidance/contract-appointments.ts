import type { EventPlace, PublicEvent } from '#modules/events/contract.ts';
import type { OfferTopic } from '#modules/offers/contract.ts';
import type { PublicText } from '#modules/network/contract-places.ts';

/** Shared by server and browser: appointments in consultation hours. */

/** How one meets. All but video are where the consultation hour of the calendar is. */
export const appointmentModes = ['office', 'municipality', 'mobile', 'video'] as const;
export type AppointmentMode = (typeof appointmentModes)[number];
export const appointmentModeWords: Readonly<Record<AppointmentMode, string>> = {
  office: 'im Amt',
  municipality: 'in der Gemeinde',
  mobile: 'unterwegs',
  video: 'per Video',
};

/** One free time: the date of the event by its name, and both ends as ISO instants. */
export type Slot = { date: string; startsAt: string; endsAt: string };

/** Consultation hours of the calendar in which one can book; the event says where, when, in which languages, and by whom. */
export type BookableView = {
  id: string;
  eventId: string;
  eventTitle: string;
  holder: string;
  slotMinutes: number;
  modes: AppointmentMode[];
  topics: OfferTopic[];
  documents: string[];
  leadHours: number;
  isOpen: boolean;
  /** Appointments to come. */
  booked: number;
  mayKeep: boolean;
  version: number;
};

/** What everybody may know of it, with its free times in the reader's order. */
export type PublicBookable = {
  id: string;
  event: PublicEvent;
  slotMinutes: number;
  modes: AppointmentMode[];
  topics: OfferTopic[];
  documents: PublicText[];
  slots: Slot[];
};

/** `token` opens its page without a mail, for those who gave a telephone number alone. */
export type Booked = { token: string | null; interpreting: boolean };

/** What the holder of a link sees of an appointment. */
export type OwnAppointment = {
  bookable: PublicBookable;
  startsAt: string;
  endsAt: string;
  place: EventPlace | null;
  mode: AppointmentMode;
  topic: OfferTopic;
  spoken: string;
  /** Nobody there speaks the language. */
  interpreting: boolean;
  /** It is not over and can be moved still. */
  mayMove: boolean;
  /** As a calendar file. */
  calendar: string;
};

/** An appointment as the adviser sees it. */
export type AppointmentView = {
  id: string;
  eventTitle: string;
  startsAt: string;
  endsAt: string;
  mode: AppointmentMode;
  topic: OfferTopic;
  spoken: string;
  interpreting: boolean;
  name: string;
  mail: string | null;
  phone: string | null;
  state: 'booked' | 'came' | 'missed';
};

/** Counts by topic of the month in which the appointment was to be; null where too small to be told. */
export type AppointmentFigures = {
  smallest: number;
  topics: { topic: OfferTopic; booked: number | null; came: number | null; missed: number | null; cancelled: number | null }[];
};

/** Told to rooms above when somebody books in a language that nobody there speaks, or that appointment is moved or gone. */
export const interpretingNeeded = 'guidance.interpreting-needed';

/** What a request for an interpreter is drafted from. It names no client. */
export type InterpretingNeed = {
  id: string;
  eventId: string;
  eventTitle: string;
  /** Where, as the calendar says it; null for video. */
  place: EventPlace | null;
  unitId: string | null;
  organisationId: string | null;
  /** BCP 47. */
  language: string;
  startsAt: string;
  endsAt: string;
  mode: AppointmentMode;
  topic: OfferTopic;
  state: 'open' | 'withdrawn';
};
