import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { StatusState } from '../contract.ts';
import { strategyNode } from './schema.ts';

/**
 * What one municipality reports on a measure that several or all of them report on. It stands beside the notes of the
 * measure's unit, which alone say how the measure stands.
 */
export const municipalReport = pgTable(
  'municipal_report',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    municipalityId: uuid().notNull(),
    date: date({ mode: 'string' }).notNull(),
    state: text().$type<StatusState>().notNull(),
    text: text().notNull(),
    nextStep: text(),
    reason: text(),
    /** Where it comes from; the name of who reported by link where there is no account. */
    source: text().notNull(),
    authorId: text(),
    authorName: text().notNull(),
    createdAt: instant().notNull(),
    releasedAt: instant(),
    releasedBy: text(),
    withdrawnAt: instant(),
  },
  (table) => [
    countyPolicy('municipal_report'),
    index('municipal_report_by_node').on(table.countyId, table.nodeId, table.municipalityId, table.date),
    foreignKey({
      name: 'municipal_report_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'municipal_report_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }).onDelete('cascade'),
    check('municipal_report_reason', sql`${table.state} not in ('delayed', 'dropped') or ${table.reason} is not null`),
  ],
);
