import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { body, meeting, paper } from '#modules/network/server/schema.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { DecisionKind } from '../contract.ts';
import { strategy, strategyNode } from './schema.ts';

/** What a body gave: it becomes a measure or is answered, and waits until then. Its state is no column: it follows. */
export const decision = pgTable(
  'decision',
  {
    ...countyColumns,
    date: date({ mode: 'string' }).notNull(),
    kind: text().$type<DecisionKind>().notNull(),
    title: text().notNull(),
    wording: text(),
    bodyId: uuid(),
    meetingId: uuid(),
    paperId: uuid(),
    paperNumber: text(),
    /** The unit that is asked; null for the coordination. */
    unitId: uuid(),
    due: date({ mode: 'string' }),
    strategyId: uuid(),
    nodeId: uuid(),
    answer: text(),
    answeredOn: date({ mode: 'string' }),
    isPublic: boolean().notNull().default(true),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('decision'),
    index('decision_by_node').on(table.countyId, table.nodeId),
    index('decision_by_meeting').on(table.countyId, table.meetingId),
    foreignKey({ name: 'decision_body', columns: [table.countyId, table.bodyId], foreignColumns: [body.countyId, body.id] }),
    foreignKey({
      name: 'decision_meeting',
      columns: [table.countyId, table.meetingId],
      foreignColumns: [meeting.countyId, meeting.id],
    }),
    foreignKey({ name: 'decision_paper', columns: [table.countyId, table.paperId], foreignColumns: [paper.countyId, paper.id] }),
    foreignKey({ name: 'decision_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    foreignKey({
      name: 'decision_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }),
    foreignKey({
      name: 'decision_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }),
    check('decision_answer', sql`(${table.answer} is null) = (${table.answeredOn} is null)`),
  ],
);
