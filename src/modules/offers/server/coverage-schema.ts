import { sql } from 'drizzle-orm';
import { date, foreignKey, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { OfferAudience } from '../contract.ts';
import type { CoverageSum, Land } from './model/coverage.ts';

/** A month whose coverage was recorded. A month in which nothing ran has no row: what was then is not known. */
export const coverageMonth = pgTable(
  'coverage_month',
  {
    ...countyColumns,
    /** `2026-11`. */
    month: text().notNull(),
    /** The day of which it tells. */
    day: date({ mode: 'string' }).notNull(),
    /** Municipalities of then, so that one that was merged since keeps its past. */
    lands: jsonb().$type<Land[]>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('coverage_month'),
    unique('coverage_month_in_county').on(table.countyId, table.id),
    unique('coverage_month_once').on(table.countyId, table.month),
  ],
);

/** Its matrix by topic or language, for everybody or for one target group: the cells that are not empty. */
export const coverageRecord = pgTable(
  'coverage_record',
  {
    ...countyColumns,
    monthId: uuid().notNull(),
    axis: text().$type<'topic' | 'language'>().notNull(),
    audience: text().$type<OfferAudience>(),
    sums: jsonb().$type<CoverageSum[]>().notNull(),
  },
  (table) => [
    countyPolicy('coverage_record'),
    uniqueIndex('coverage_record_once').on(table.countyId, table.monthId, table.axis, sql`coalesce(${table.audience}, '')`),
    foreignKey({
      name: 'coverage_record_month',
      columns: [table.countyId, table.monthId],
      foreignColumns: [coverageMonth.countyId, coverageMonth.id],
    }).onDelete('cascade'),
  ],
);
