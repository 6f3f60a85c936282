import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type {
  Audience,
  EventKind,
  EventState,
  ExceptionKind,
  Interpretation,
  RegistrationScope,
  TargetGroup,
} from '../contract.ts';

/** Events that belong together, such as an Intercultural Week: with a call for entries and a printed programme. */
export const eventSeries = pgTable(
  'event_series',
  {
    ...countyColumns,
    title: text().notNull(),
    description: text(),
    periodFrom: date({ mode: 'string' }).notNull(),
    periodTo: date({ mode: 'string' }).notNull(),
    /** Last day on which entries are taken; null while there is no call. */
    callUntil: date({ mode: 'string' }),
    callText: text(),
    state: text().$type<'draft' | 'public' | 'hidden'>().notNull(),
    unitId: uuid(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('event_series'),
    unique('event_series_in_county').on(table.countyId, table.id),
    foreignKey({ name: 'event_series_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    check('event_series_period', sql`${table.periodFrom} <= ${table.periodTo}`),
  ],
);

/**
 * An event with its first date; further dates follow from the rule and the exceptions. Times are those of clocks in
 * Germany: a rule keeps its hour across summer time.
 */
export const event = pgTable(
  'event',
  {
    ...countyColumns,
    title: text().notNull(),
    description: text(),
    kind: text().$type<EventKind>().notNull(),
    startDate: date({ mode: 'string' }).notNull(),
    /** Hours and minutes, 14:30; null for whole days. */
    startTime: text(),
    endDate: date({ mode: 'string' }).notNull(),
    endTime: text(),
    /** RFC 5545, without `RRULE:`. */
    recurrenceRule: text(),
    /** Day on which its last date ends, exceptions counted; null while the rule has no end. */
    lastDate: date({ mode: 'string' }),
    /** A place on record; the fields below then name a room in it, or nothing. */
    placeId: uuid(),
    locationName: text(),
    streetAddress: text(),
    postalCode: text(),
    locality: text(),
    municipalityId: uuid(),
    meetingUrl: text(),
    organisationId: uuid(),
    unitId: uuid(),
    /** Who holds it, where it is no organisation on record. */
    organiserName: text(),
    seriesId: uuid(),
    audience: text().array().$type<Audience[]>().notNull(),
    /** BCP 47 tags of the languages that are spoken there. */
    languages: text().array().notNull(),
    targetGroups: text().array().$type<TargetGroup[]>().notNull(),
    childcare: boolean().notNull().default(false),
    interpretation: text().$type<Interpretation>().notNull().default('none'),
    /** In cents. */
    price: integer().notNull().default(0),
    priceNote: text(),
    /** Where questions are answered: a function's address or number. */
    enquiries: text(),
    /** A picture of the county's media, which are a higher module's: one that is gone is shown no more. */
    pictureId: uuid(),
    registrationNeeded: boolean().notNull().default(false),
    registrationScope: text().$type<RegistrationScope>().notNull().default('date'),
    capacity: integer(),
    waitingList: boolean().notNull().default(true),
    closesDaysBefore: integer().notNull().default(0),
    state: text().$type<EventState>().notNull(),
    stateNote: text(),
    /** `actorRef` of whoever submitted it last: told by mail what became of it. */
    submittedRef: text(),
    reviewBy: date({ mode: 'string' }),
    demonstration: boolean().notNull().default(false),
    sourceNote: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('event'),
    unique('event_in_county').on(table.countyId, table.id),
    index('event_by_dates').on(table.countyId, table.state, table.startDate, table.lastDate),
    index('event_by_series').on(table.countyId, table.seriesId),
    foreignKey({
      name: 'event_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'event_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({ name: 'event_place', columns: [table.countyId, table.placeId], foreignColumns: [place.countyId, place.id] }),
    foreignKey({ name: 'event_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    foreignKey({
      name: 'event_series',
      columns: [table.countyId, table.seriesId],
      foreignColumns: [eventSeries.countyId, eventSeries.id],
    }),
    check('event_one_organiser', sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.organiserName}) <= 1`),
    check('event_time', sql`(${table.startTime} is null) = (${table.endTime} is null)`),
    check(
      'event_order',
      sql`${table.startDate} < ${table.endDate} or (${table.startDate} = ${table.endDate} and (${table.startTime} is null or ${table.startTime} < ${table.endTime}))`,
    ),
  ],
);

/** What is different on one date: called off, moved, elsewhere, or added beside the rule. */
export const eventException = pgTable(
  'event_exception',
  {
    ...countyColumns,
    eventId: uuid().notNull(),
    /** The day on which the rule has it begin (RECURRENCE-ID), or that of an added date. */
    date: date({ mode: 'string' }).notNull(),
    kind: text().$type<ExceptionKind>().notNull(),
    startDate: date({ mode: 'string' }),
    startTime: text(),
    endDate: date({ mode: 'string' }),
    endTime: text(),
    locationName: text(),
    streetAddress: text(),
    postalCode: text(),
    locality: text(),
    note: text(),
  },
  (table) => [
    countyPolicy('event_exception'),
    unique('event_exception_once').on(table.countyId, table.eventId, table.date),
    foreignKey({
      name: 'event_exception_event',
      columns: [table.countyId, table.eventId],
      foreignColumns: [event.countyId, event.id],
    }).onDelete('cascade'),
    check('event_exception_time', sql`num_nonnulls(${table.startDate}, ${table.endDate}) <> 1`),
  ],
);

/** Who comes to a date, without an account. Deleted some days after the date. */
export const eventRegistration = pgTable(
  'event_registration',
  {
    ...countyColumns,
    eventId: uuid().notNull(),
    /** The date it is for, as exceptions name it; the first one where registration is for all. */
    date: date({ mode: 'string' }).notNull(),
    name: text().notNull(),
    mail: text(),
    phone: text(),
    /** Hash of mail or telephone in plain spelling: nobody is registered twice. */
    contactHash: text().notNull(),
    persons: integer().notNull(),
    /** The language in which it was filled in, and in which mails are written. */
    language: text().notNull(),
    /** BCP 47 tags of the languages that they speak. */
    languages: text().array().notNull(),
    childrenInCare: integer().notNull().default(0),
    /** BCP 47 tag of the language into which somebody should interpret. */
    interpreterLanguage: text(),
    remark: text(),
    state: text().$type<'confirmed' | 'waiting' | 'cancelled'>().notNull(),
    createdAt: instant().notNull(),
    /** When a mail about it was asked for last. */
    askedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('event_registration'),
    unique('event_registration_once').on(table.countyId, table.eventId, table.date, table.contactHash),
    index('event_registration_by_contact').on(table.countyId, table.contactHash, table.askedAt),
    index('event_registration_by_asked').on(table.countyId, table.askedAt),
    foreignKey({
      name: 'event_registration_event',
      columns: [table.countyId, table.eventId],
      foreignColumns: [event.countyId, event.id],
    }).onDelete('cascade'),
    check('event_registration_persons', sql`${table.persons} >= 1 and ${table.childrenInCare} >= 0`),
  ],
);

/** How many came to a date: counts alone, never names. */
export const eventAttendance = pgTable(
  'event_attendance',
  {
    ...countyColumns,
    eventId: uuid().notNull(),
    date: date({ mode: 'string' }).notNull(),
    participants: integer().notNull(),
    women: integer(),
    men: integer(),
    children: integer(),
    sourceNote: text(),
    recordedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('event_attendance'),
    unique('event_attendance_once').on(table.countyId, table.eventId, table.date),
    foreignKey({
      name: 'event_attendance_event',
      columns: [table.countyId, table.eventId],
      foreignColumns: [event.countyId, event.id],
    }).onDelete('cascade'),
    check(
      'event_attendance_counts',
      sql`${table.participants} >= 0 and coalesce(${table.women}, 0) >= 0 and coalesce(${table.men}, 0) >= 0 and coalesce(${table.children}, 0) >= 0`,
    ),
  ],
);

/** Who was asked for, or asked for, a link to submit an entry to a series. */
export const eventCall = pgTable(
  'event_call',
  {
    ...countyColumns,
    seriesId: uuid().notNull(),
    mail: text().notNull(),
    contactHash: text().notNull(),
    language: text().notNull(),
    createdAt: instant().notNull(),
    /** The entry that came of it. */
    eventId: uuid(),
  },
  (table) => [
    countyPolicy('event_call'),
    index('event_call_by_series').on(table.countyId, table.seriesId, table.createdAt),
    index('event_call_by_event').on(table.countyId, table.eventId),
    foreignKey({
      name: 'event_call_series',
      columns: [table.countyId, table.seriesId],
      foreignColumns: [eventSeries.countyId, eventSeries.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'event_call_event',
      columns: [table.countyId, table.eventId],
      foreignColumns: [event.countyId, event.id],
    }).onDelete('cascade'),
  ],
);
