import type { EventDate, PublicEvent } from '#modules/events/contract.ts';
import type { HoursText, HoursView, OpeningHours } from '#modules/network/contract-hours.ts';
import type { OfficeFunction, OfficeScope, PublicOffice, PublicPlace } from '#modules/network/contract-places.ts';
import type { OfferTopic, PublicOffer } from '#modules/offers/contract.ts';

/** Shared by server and browser: responsible desks and referrals. Tasks are the functions of offices, so that every language knows their words. */

/** The topic under which offers help with a task, and under which referrals are counted. */
export const topicOfTask: Readonly<Record<OfficeFunction, OfferTopic>> = {
  'residents-registration': 'arrival',
  'foreigners-authority': 'residence',
  naturalisation: 'residence',
  'job-centre': 'work',
  'employment-agency': 'work',
  'social-welfare': 'money',
  'asylum-benefits': 'money',
  'youth-office': 'family',
  'kita-registration': 'education',
  'school-authority': 'education',
  'health-office': 'health',
  'integration-office': 'arrival',
  'migration-advice': 'arrival',
  'youth-migration-service': 'arrival',
  'adult-education': 'language',
  'language-courses': 'language',
  'recognition-advice': 'work',
  'housing-benefit': 'housing',
  'family-benefits': 'family',
  'registry-office': 'family',
  'driving-licence': 'everyday',
  'vehicle-registration': 'everyday',
  'waste-collection': 'everyday',
  police: 'emergency',
  hospital: 'health',
  'women-advice': 'family',
  'equal-opportunities': 'rights',
  'anti-discrimination': 'rights',
  'debt-advice': 'money',
  'volunteer-coordination': 'participation',
  library: 'leisure',
  'tax-office': 'money',
  'customer-office-health-insurance': 'health',
};

type Named = { id: string; name: string };

/** A desk: who does one task for some municipalities or first letters. Names of persons are for staff and advisers. */
export type DeskView = {
  id: string;
  task: OfficeFunction;
  /** Whose desk it is: a unit of the county, or a municipality itself. */
  unit: Named | null;
  municipality: Named | null;
  /** Municipalities for which it works; none for the whole county. */
  areas: Named[];
  /** First letters of surnames, both included; null together for all. */
  letterFrom: string | null;
  letterTo: string | null;
  place: (Named & { town: string | null; isPublic: boolean }) | null;
  room: string | null;
  phone: string | null;
  email: string | null;
  /** BCP 47 tags. */
  languages: string[];
  hours: OpeningHours | null;
  hoursText: HoursText | null;
  personName: string | null;
  deputyName: string | null;
  /** For advisers: what one should know before one sends somebody. */
  note: string | null;
  reviewBy: string;
  confirmedAt: string;
  confirmedBy: string | null;
  demonstration: boolean;
  updatedAt: string;
  version: number;
};

export type DeskPage = DeskView & { mayChange: boolean };
/** What a link by mail shows to the desk's own mailbox. */
export type DeskByLink = { state: 'open' | 'done' | 'expired'; desk: DeskView };

/** What everybody may know of a desk: no names. */
export type PublicDesk = {
  id: string;
  task: OfficeFunction;
  /** German name of the unit or municipality. */
  keeper: string;
  letterFrom: string | null;
  letterTo: string | null;
  placeId: string | null;
  room: string | null;
  phone: string | null;
  email: string | null;
  languages: string[];
  hours: HoursView | null;
};

/** Where a referral ends. Several desks where the first letter decides and was not said; none where nobody is entered. */
export type FoundDesks<D> = { desks: D[]; needsLetter: boolean; scope: OfficeScope | null };

/** How often people were sent on, by topic and task; null where the number is too small to be told. */
export type ReferralFigures = {
  from: string;
  to: string;
  smallest: number;
  total: number | null;
  topics: { topic: OfferTopic; count: number | null; tasks: { task: OfficeFunction; count: number | null }[] }[];
};

/** What a client is handed: everything in it is public. */
export type Slip = {
  task: OfficeFunction;
  /** Official key and name of the municipality. */
  ags: string;
  town: string;
  desks: PublicDesk[];
  /** The first letter of the surname decides among the desks. */
  byLetter: boolean;
  /** Where the desks are. */
  places: PublicPlace[];
  /** The office, where no desk is entered. */
  office: PublicOffice | null;
  offers: PublicOffer[];
  /** The next consultation hours, those in the own municipality first. */
  hours: { date: EventDate; event: PublicEvent; bookable: boolean }[];
};
