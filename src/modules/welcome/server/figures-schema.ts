import { date, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy } from '#kernel/table.ts';
import type { CountKind } from '../contract-figures.ts';

/** How often a public page was read in a language on a day. Nothing is known of who read it. */
export const pageCount = pgTable(
  'page_count',
  {
    ...countyColumns,
    /** After 90 days the first of the month, for the whole month. */
    day: date({ mode: 'string' }).notNull(),
    language: text().notNull(),
    kind: text().$type<CountKind>().notNull(),
    /** Address below the language, or the words of a search. */
    what: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    countyPolicy('page_count'),
    unique('page_count_once').on(table.countyId, table.day, table.language, table.kind, table.what),
    index('page_count_by_kind').on(table.countyId, table.kind, table.day),
  ],
);
