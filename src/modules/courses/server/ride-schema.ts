import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { RideKind } from '../contract-rides.ts';
import { courseRun } from './schema.ts';

/** Seats in a private car to a run, offered or wanted: from which municipality, how many. Who it is only the provider knows, on paper of its own. */
export const courseRide = pgTable(
  'course_ride',
  {
    ...countyColumns,
    runId: uuid().notNull(),
    kind: text().$type<RideKind>().notNull(),
    townId: uuid().notNull(),
    meetingPoint: text(),
    seats: integer().notNull(),
    days: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('course_ride'),
    index('course_ride_by_run').on(table.countyId, table.runId),
    foreignKey({
      name: 'course_ride_run',
      columns: [table.countyId, table.runId],
      foreignColumns: [courseRun.countyId, courseRun.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'course_ride_town',
      columns: [table.countyId, table.townId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('course_ride_seats', sql`${table.seats} between 1 and 8`),
  ],
);
