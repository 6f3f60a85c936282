import { index, integer, jsonb, date, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { ReportSection } from '../contract.ts';

/** A progress report. While it is a draft its document is made anew; frozen, it is this document for good. */
export const report = pgTable(
  'report',
  {
    ...countyColumns,
    /** Last part of its address. */
    key: text().notNull(),
    strategyId: uuid().notNull(),
    title: text().notNull(),
    periodFrom: date({ mode: 'string' }).notNull(),
    periodTo: date({ mode: 'string' }).notNull(),
    state: text().$type<'draft' | 'frozen'>().notNull().default('draft'),
    sections: jsonb().$type<ReportSection[]>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    frozenAt: instant(),
    frozenBy: text(),
  },
  (table) => [countyPolicy('report'), index('report_by_county').on(table.countyId, table.createdAt)],
);

/** The document of a frozen report: written once, append-only. */
export const reportEdition = pgTable(
  'report_edition',
  {
    ...countyColumns,
    reportId: uuid().notNull(),
    document: jsonb().$type<unknown>().notNull(),
    contentHash: text().notNull(),
    frozenAt: instant().notNull(),
  },
  (table) => [countyPolicy('report_edition'), index('report_edition_by_report').on(table.countyId, table.reportId)],
);
