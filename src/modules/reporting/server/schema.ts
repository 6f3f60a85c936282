import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { CitableDocument } from '#kernel/document.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { meeting, paper } from '#modules/network/server/schema.ts';
import { strategy } from '#modules/strategy/server/schema.ts';
import type { ReportKind, ReportSection } from '../contract.ts';

/** A progress report. While it is a draft its document is made anew; frozen, it is this document for good. */
export const report = pgTable(
  'report',
  {
    ...countyColumns,
    /** Last part of its address; never reused once frozen. */
    key: text().notNull(),
    strategyId: uuid().notNull(),
    title: text().notNull(),
    kind: text().$type<ReportKind>().notNull().default('progress'),
    meetingId: uuid(),
    /** What came back after the meeting; beside the frozen document, never in it. */
    paperNumber: text(),
    paperId: uuid(),
    periodFrom: date({ mode: 'string' }).notNull(),
    periodTo: date({ mode: 'string' }).notNull(),
    state: text().$type<'draft' | 'frozen'>().notNull().default('draft'),
    sections: jsonb().$type<ReportSection[]>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    /** `actorRef` of whoever did it. */
    createdBy: text().notNull(),
    frozenAt: instant(),
    frozenBy: text(),
  },
  (table) => [
    countyPolicy('report'),
    index('report_by_county').on(table.countyId, table.createdAt),
    unique('report_key').on(table.countyId, table.key),
    unique('report_in_county').on(table.countyId, table.id),
    foreignKey({
      name: 'report_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }),
    foreignKey({
      name: 'report_meeting',
      columns: [table.countyId, table.meetingId],
      foreignColumns: [meeting.countyId, meeting.id],
    }),
    foreignKey({ name: 'report_paper', columns: [table.countyId, table.paperId], foreignColumns: [paper.countyId, paper.id] }),
    check('report_kind', sql`(${table.kind} = 'committee') = (${table.meetingId} is not null)`),
    check('report_period', sql`${table.periodFrom} <= ${table.periodTo}`),
  ],
);

/** The document of a frozen report: written once, append-only. */
export const reportEdition = pgTable(
  'report_edition',
  {
    ...countyColumns,
    reportId: uuid().notNull(),
    document: jsonb().$type<CitableDocument>().notNull(),
    contentHash: text().notNull(),
    frozenAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('report_edition'),
    // One edition and no second: a report is frozen once.
    unique('report_edition_of_report').on(table.countyId, table.reportId),
    foreignKey({
      name: 'report_edition_report',
      columns: [table.countyId, table.reportId],
      foreignColumns: [report.countyId, report.id],
    }),
  ],
);
