import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { TimetableWarning } from '#kernel/timetable.ts';
import type { TimetableState } from '../contract.ts';

/** A timetable that was handed in: one is current, those before it are the history. */
export const timetable = pgTable(
  'timetable',
  {
    ...countyColumns,
    /** As the file was called. */
    file: text().notNull(),
    state: text().$type<TimetableState>().notNull(),
    progress: integer().notNull().default(0),
    fault: text(),
    /** The file as it came, until it is read. */
    uploadId: uuid(),
    /** The timetable as it is searched, while it is current. */
    packedId: uuid(),
    publisher: text(),
    version: text(),
    firstDay: date({ mode: 'string' }),
    lastDay: date({ mode: 'string' }),
    stops: integer(),
    trips: integer(),
    warnings: jsonb().$type<TimetableWarning[]>().notNull().default([]),
    demonstration: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    countyPolicy('timetable'),
    unique('timetable_in_county').on(table.countyId, table.id),
    index('timetable_by_time').on(table.countyId, table.createdAt.desc()),
    uniqueIndex('timetable_current')
      .on(table.countyId)
      .where(sql`${table.state} = 'current'`),
    check('timetable_packed', sql`(${table.state} = 'current') = (${table.packedId} is not null)`),
    check('timetable_validity', sql`${table.firstDay} is null or ${table.firstDay} <= ${table.lastDay}`),
  ],
);

/** School holidays, dated and with their source: rural buses are school buses. */
export const schoolHoliday = pgTable(
  'school_holiday',
  {
    ...countyColumns,
    label: text().notNull(),
    firstDay: date({ mode: 'string' }).notNull(),
    lastDay: date({ mode: 'string' }).notNull(),
    source: text().notNull(),
  },
  (table) => [
    countyPolicy('school_holiday'),
    unique('school_holiday_once').on(table.countyId, table.firstDay),
    check('school_holiday_order', sql`${table.firstDay} <= ${table.lastDay}`),
  ],
);
