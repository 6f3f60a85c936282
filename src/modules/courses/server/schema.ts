import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { place } from '#modules/network/server/place-schema.ts';
import type { OfferAudience, OfferFee, OfferState, Schedule } from '#modules/offers/contract.ts';
import { service } from '#modules/offers/server/schema.ts';
import type { CourseMode, CourseRhythm, CourseStatus, Residence } from '../contract.ts';
import type { CourseKind } from '../contract-kinds.ts';
import type { CourseLevel } from '../contract-levels.ts';

/** A run of a course, or an exam: it hangs on an offer of the directory, whose holder keeps it. */
export const courseRun = pgTable(
  'course_run',
  {
    ...countyColumns,
    offerId: uuid().notNull(),
    /** Its own name; else it is called as its offer. */
    name: text(),
    kind: text().$type<CourseKind>().notNull(),
    entryLevel: text().$type<CourseLevel>(),
    targetLevel: text().$type<CourseLevel>(),
    /** Of 45 minutes. */
    units: integer(),
    module: text(),
    courseNumber: text(),
    /** The provider's number with the Federal Office. */
    admissionNumber: text(),
    startDate: date({ mode: 'string' }),
    endDate: date({ mode: 'string' }),
    registrationUntil: date({ mode: 'string' }),
    schedules: jsonb().$type<Schedule[]>().notNull().default([]),
    placeId: uuid(),
    mode: text().$type<CourseMode>().notNull(),
    rhythm: text().$type<CourseRhythm>(),
    midCourse: boolean().notNull().default(false),
    childcare: boolean(),
    /** Whom it admits; empty for everybody. */
    residences: text().array().$type<Residence[]>().notNull().default([]),
    eligibility: text(),
    fee: text().$type<OfferFee>().notNull(),
    /** In cents. */
    price: integer(),
    feesDescription: text(),
    alert: text(),
    waitingList: boolean().notNull().default(false),
    status: text().$type<CourseStatus>().notNull(),
    state: text().$type<OfferState>().notNull(),
    confirmedAt: instant(),
    /** As `actorRef` names them. */
    confirmedBy: text(),
    /** Until when it holds without being confirmed again. */
    reviewBy: date({ mode: 'string' }),
    /** When the provider was asked last and has not answered; of a hidden run: it was hidden for want of an answer. */
    askedAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('course_run'),
    unique('course_run_in_county').on(table.countyId, table.id),
    index('course_run_by_offer').on(table.countyId, table.offerId),
    index('course_run_by_place').on(table.countyId, table.placeId),
    foreignKey({
      name: 'course_run_offer',
      columns: [table.countyId, table.offerId],
      foreignColumns: [service.countyId, service.id],
    }),
    foreignKey({
      name: 'course_run_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
    check(
      'course_run_period',
      sql`${table.startDate} is null or ${table.endDate} is null or ${table.startDate} <= ${table.endDate}`,
    ),
    check('course_run_units', sql`${table.units} is null or ${table.units} >= 0`),
    check('course_run_price', sql`${table.price} is null or ${table.price} >= 0`),
  ],
);

/** Seats of a run by target group. Nobody takes more than there are: the check is the last word when two come at once. */
export const courseSeats = pgTable(
  'course_seats',
  {
    ...countyColumns,
    runId: uuid().notNull(),
    audience: text().$type<OfferAudience>(),
    maximum: integer().notNull(),
    taken: integer().notNull().default(0),
  },
  (table) => [
    countyPolicy('course_seats'),
    unique('course_seats_in_county').on(table.countyId, table.id),
    uniqueIndex('course_seats_once').on(table.countyId, table.runId, sql`coalesce(${table.audience}, '')`),
    foreignKey({
      name: 'course_seats_run',
      columns: [table.countyId, table.runId],
      foreignColumns: [courseRun.countyId, courseRun.id],
    }).onDelete('cascade'),
    check('course_seats_fit', sql`${table.taken} >= 0 and ${table.taken} <= ${table.maximum}`),
  ],
);
