import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { ShuttlePayer, ShuttleState, ShuttleStop } from '../contract-shuttles.ts';
import { courseRun } from './schema.ts';

/** A ride to a run, at most one: stops and how many get in there, never who. */
export const courseShuttle = pgTable(
  'course_shuttle',
  {
    ...countyColumns,
    runId: uuid().notNull(),
    stops: jsonb().$type<ShuttleStop[]>().notNull().default([]),
    seats: integer(),
    /** In cents, for one day there and back. */
    cost: integer(),
    payer: text().$type<ShuttlePayer>(),
    operator: text(),
    note: text(),
    state: text().$type<ShuttleState>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('course_shuttle'),
    unique('course_shuttle_in_county').on(table.countyId, table.id),
    unique('course_shuttle_of_run').on(table.countyId, table.runId),
    foreignKey({
      name: 'course_shuttle_run',
      columns: [table.countyId, table.runId],
      foreignColumns: [courseRun.countyId, courseRun.id],
    }).onDelete('cascade'),
    check('course_shuttle_seats', sql`${table.seats} is null or ${table.seats} > 0`),
    check('course_shuttle_cost', sql`${table.cost} is null or ${table.cost} >= 0`),
  ],
);
