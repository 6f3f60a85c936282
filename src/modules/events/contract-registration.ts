import type { EventDate, PublicEvent } from './contract.ts';

/** Parties larger than this talk to the organiser. */
export const mostPersons = 20;

/** What happened to a registration. `token` opens its page without a mail, for those who gave a telephone number alone. */
export type Registered = { state: 'confirmed' | 'waiting'; token: string | null };

/** What the holder of a link sees of a registration. */
export type OwnRegistration = {
  event: PublicEvent;
  /** Null where the date is no longer held. */
  date: EventDate | null;
  state: 'confirmed' | 'waiting';
  name: string;
  persons: number;
  childrenInCare: number;
  interpreterLanguage: string | null;
  remark: string | null;
  /** False once registration is closed: it can be cancelled still. */
  mayChange: boolean;
};

/** A registration as its organiser sees it. */
export type RegistrationView = {
  id: string;
  date: string;
  name: string;
  mail: string | null;
  phone: string | null;
  persons: number;
  /** The language in which it was filled in. */
  language: string;
  languages: string[];
  childrenInCare: number;
  interpreterLanguage: string | null;
  remark: string | null;
  state: 'confirmed' | 'waiting';
  createdAt: string;
};
export const registrationStateWords: Readonly<Record<RegistrationView['state'], string>> = {
  confirmed: 'zugesagt',
  waiting: 'Warteliste',
};

export type RegistrationDay = {
  date: string;
  /** Seats taken, and people on the waiting list. */
  taken: number;
  waiting: number;
  childrenInCare: number;
};

/** How many came: counts alone. */
export type AttendanceView = {
  date: string;
  participants: number;
  women: number | null;
  men: number | null;
  children: number | null;
  sourceNote: string | null;
};
