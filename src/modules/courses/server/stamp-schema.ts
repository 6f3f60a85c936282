import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { CourseLevel } from '../contract-levels.ts';
import { courseRun } from './schema.ts';

/** Public keys under which the county's stamps were made; ended ones stay, for their stamps do. The private ones are kept nowhere. */
export const courseStampKey = pgTable(
  'course_stamp_key',
  {
    ...countyColumns,
    /** How a stamp names its key. */
    kid: text().notNull(),
    x: text().notNull(),
    y: text().notNull(),
    createdAt: instant().notNull(),
    /** The last day on which a stamp was made under it. */
    endedOn: date({ mode: 'string' }),
    withdrawn: boolean().notNull().default(false),
  },
  (table) => [
    countyPolicy('course_stamp_key'),
    unique('course_stamp_key_in_county').on(table.countyId, table.id),
    unique('course_stamp_key_name').on(table.countyId, table.kid),
  ],
);

/** How many stamps a run gave in a month: a count and nothing of whom they are for. */
export const courseStampCount = pgTable(
  'course_stamp_count',
  {
    ...countyColumns,
    runId: uuid().notNull(),
    level: text().$type<CourseLevel>(),
    /** The first day of a month. */
    month: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
  },
  (table) => [
    countyPolicy('course_stamp_count'),
    unique('course_stamp_count_in_county').on(table.countyId, table.id),
    uniqueIndex('course_stamp_count_once').on(table.countyId, table.runId, table.month, sql`coalesce(${table.level}, '')`),
    foreignKey({
      name: 'course_stamp_count_run',
      columns: [table.countyId, table.runId],
      foreignColumns: [courseRun.countyId, courseRun.id],
    }).onDelete('cascade'),
    check('course_stamp_count_some', sql`${table.count} > 0`),
  ],
);
