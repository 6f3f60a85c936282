import { formatList, formatMoneyIn, formatNumber, formatTags } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import {
  weekdayCodes,
  type DayTime,
  type OfferAudience,
  type OfferKind,
  type OfferLevel,
  type OfferTopic,
  type PublicOffer,
  type Schedule,
  type SeatsState,
} from '../contract.ts';
import type { ConceptState } from '../contract-groups.ts';

/** Words about offers in the reader's language. */

const kinds = {
  course: m.offers_kind_course,
  advice: m.places_kind_advice,
  meeting: m.events_kind_meeting_place,
  mentoring: m.offers_kind_mentoring,
  childcare: m.events_childcare,
  tutoring: m.offers_kind_tutoring,
  training: m.events_kind_training,
  sport: m.events_kind_sport,
  culture: m.events_kind_culture,
  aid: m.offers_kind_aid,
  other: m.places_kind_other,
} satisfies Record<OfferKind, unknown>;
export const kindWord = (kind: OfferKind, locale: Language): string => kinds[kind]({}, { locale });

const topics = {
  arrival: m.topic_arrival,
  residence: m.topic_residence,
  language: m.topic_language,
  work: m.topic_work,
  education: m.topic_education,
  family: m.topic_family,
  health: m.topic_health,
  housing: m.topic_housing,
  money: m.topic_money,
  everyday: m.topic_everyday,
  leisure: m.topic_leisure,
  participation: m.topic_volunteers,
  rights: m.topic_rights,
  emergency: m.topic_emergency,
} satisfies Record<OfferTopic, unknown>;
export const topicWord = (topic: OfferTopic, locale: Language): string => topics[topic]({}, { locale });

const concepts = {
  planned: m.groups_concept_planned,
  drafting: m.groups_concept_drafting,
  decided: m.groups_concept_decided,
  running: m.groups_concept_running,
} satisfies Record<ConceptState, unknown>;
export const conceptStateWord = (state: ConceptState, locale: Language): string => concepts[state]({}, { locale });

const audiences = {
  newcomers: m.places_audience_newcomers,
  refugees: m.offers_group_refugees,
  women: m.events_group_women,
  men: m.events_group_men,
  parents: m.events_group_parents,
  children: m.events_group_children,
  youth: m.events_group_young_people,
  'unaccompanied-minors': m.offers_group_minors,
  'youth-obstacles': m.offers_group_obstacles,
  apprentices: m.offers_group_apprentices,
  workers: m.offers_group_workers,
  'south-east-europe': m.offers_group_south_east,
  pensioners: m.events_group_older_people,
  disability: m.offers_group_disability,
} satisfies Record<OfferAudience, unknown>;
export const audienceWord = (audience: OfferAudience, locale: Language): string => audiences[audience]({}, { locale });

export const levelWord = (level: OfferLevel, locale: Language): string =>
  level === 'literacy' ? m.offers_level_literacy({}, { locale }) : level;

const dayTimeWords = {
  morning: m.offers_when_morning,
  afternoon: m.offers_when_afternoon,
  evening: m.offers_when_evening,
  weekend: m.offers_when_weekend,
} satisfies Record<DayTime, unknown>;
export const dayTimeWord = (when: DayTime, locale: Language): string => dayTimeWords[when]({}, { locale });

const seats = {
  free: m.offers_seats_free,
  few: m.offers_seats_few,
  full: m.offers_seats_full,
} satisfies Record<SeatsState, unknown>;
export const seatsWord = (state: SeatsState, locale: Language): string => seats[state]({}, { locale });

/** Monday first; 5 January 2026 is one. */
const dayWord = (code: (typeof weekdayCodes)[number], locale: Language, look: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(formatTags[locale], { weekday: look, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 0, 5 + weekdayCodes.indexOf(code))),
  );
const clock = (time: string): string => time.replace(/^0(\d)/, '$1');

/** „Montag und Mittwoch, 9:00–12:00“: times run from left to right in every script. */
export function scheduleWord(schedule: Schedule, locale: Language): string {
  const days = formatList(
    schedule.days.map((code) => dayWord(code, locale, 'long')),
    locale,
  );
  const slot = `\u2066${clock(schedule.opensAt)}\u2060–\u2060${clock(schedule.closesAt)}\u2069`;
  if (schedule.freq === 'MONTHLY') {
    const day =
      schedule.nth === -1
        ? m.offers_last({ day: days }, { locale })
        : m.offers_nth({ day: days, nth: schedule.nth ?? 1 }, { locale });
    return `${day}: ${slot}`;
  }
  const times = `${days}: ${slot}`;
  return schedule.interval === 1 ? times : m.offers_every_weeks({ count: schedule.interval, times }, { locale });
}

export function ageWord(offer: Pick<PublicOffer, 'minimumAge' | 'maximumAge'>, locale: Language): string | null {
  const { minimumAge: from, maximumAge: to } = offer;
  if (from !== null && to !== null) return m.offers_age_between({ from, to }, { locale });
  if (from !== null) return m.offers_age_from({ age: from }, { locale });
  return to === null ? null : m.offers_age_to({ age: to }, { locale });
}

export const moneyWord = formatMoneyIn;
/** Whole kilometres; below ten with one place. */
export const distanceWord = (kilometres: number, locale: Language): string =>
  m.offers_distance({ km: formatNumber(kilometres, locale, kilometres < 10 ? 1 : 0) }, { locale });
