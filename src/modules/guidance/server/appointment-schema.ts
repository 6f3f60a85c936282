import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { event } from '#modules/events/server/schema.ts';
import type { OfferTopic } from '#modules/offers/contract.ts';
import type { AppointmentMode } from '../contract-appointments.ts';

/** Consultation hours of the calendar in which one can book: the event has place, times with exceptions, languages and holder. */
export const bookableHours = pgTable(
  'bookable_hours',
  {
    ...countyColumns,
    eventId: uuid().notNull(),
    slotMinutes: integer().notNull(),
    modes: text().array().$type<AppointmentMode[]>().notNull(),
    topics: text().array().$type<OfferTopic[]>().notNull(),
    /** What one brings along. */
    documents: text().array().notNull().default([]),
    /** Hours before its begin until which a time can be booked. */
    leadHours: integer().notNull(),
    isOpen: boolean().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('bookable_hours'),
    unique('bookable_hours_in_county').on(table.countyId, table.id),
    unique('bookable_hours_once').on(table.countyId, table.eventId),
    foreignKey({
      name: 'bookable_hours_event',
      columns: [table.countyId, table.eventId],
      foreignColumns: [event.countyId, event.id],
    }).onDelete('cascade'),
  ],
);

/** Who comes when, without an account. Deleted some days after; a time is given once. */
export const appointment = pgTable(
  'appointment',
  {
    ...countyColumns,
    bookableId: uuid().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    mode: text().$type<AppointmentMode>().notNull(),
    topic: text().$type<OfferTopic>().notNull(),
    /** The language of the form, in which mails are written. */
    language: text().notNull(),
    /** BCP 47 tag of the language in which they wish to talk. */
    spoken: text().notNull(),
    interpreting: boolean().notNull(),
    name: text().notNull(),
    mail: text(),
    phone: text(),
    contactHash: text().notNull(),
    /** Where it is, or the address of the video, as whoever booked was told last; null where that was not kept. */
    toldPlace: text(),
    state: text().$type<'booked' | 'came' | 'missed'>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('appointment'),
    unique('appointment_in_county').on(table.countyId, table.id),
    uniqueIndex('appointment_once').on(table.countyId, table.bookableId, table.startsAt),
    index('appointment_by_contact').on(table.countyId, table.contactHash, table.createdAt),
    foreignKey({
      name: 'appointment_bookable',
      columns: [table.countyId, table.bookableId],
      foreignColumns: [bookableHours.countyId, bookableHours.id],
    }).onDelete('cascade'),
    check('appointment_order', sql`${table.startsAt} <= ${table.endsAt}`),
  ],
);

/** How many appointments there were in a month, by topic: counts alone. */
export const appointmentCount = pgTable(
  'appointment_count',
  {
    ...countyColumns,
    /** Its first day. */
    month: date({ mode: 'string' }).notNull(),
    topic: text().$type<OfferTopic>().notNull(),
    booked: integer().notNull().default(0),
    came: integer().notNull().default(0),
    missed: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
  },
  (table) => [
    countyPolicy('appointment_count'),
    uniqueIndex('appointment_count_once').on(table.countyId, table.month, table.topic),
  ],
);

/** A language for which somebody must interpret: what a request is drafted from, without the client. */
export const interpretingNeed = pgTable(
  'interpreting_need',
  {
    ...countyColumns,
    bookableId: uuid().notNull(),
    /** Null once the appointment is gone. */
    appointmentId: uuid(),
    language: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    mode: text().$type<AppointmentMode>().notNull(),
    topic: text().$type<OfferTopic>().notNull(),
    state: text().$type<'open' | 'withdrawn'>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_need'),
    index('interpreting_need_by_appointment').on(table.countyId, table.appointmentId),
    foreignKey({
      name: 'interpreting_need_bookable',
      columns: [table.countyId, table.bookableId],
      foreignColumns: [bookableHours.countyId, bookableHours.id],
    }).onDelete('cascade'),
  ],
);
