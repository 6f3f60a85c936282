import { date, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { responsiblePerson } from '#modules/tenancy/server/schema.ts';
import type { ReportAnswer, ReportDraftFields, ReportPart } from '../contract-rounds.ts';
import { strategyNode } from './schema.ts';

/** Who reports on an entry in place of the reporters of its lead unit. */
export const nodeReporter = pgTable(
  'node_reporter',
  { ...countyColumns, nodeId: uuid().notNull(), personId: uuid().notNull() },
  (table) => [
    countyPolicy('node_reporter'),
    unique('node_reporter_once').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'node_reporter_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'node_reporter_person',
      columns: [table.countyId, table.personId],
      foreignColumns: [responsiblePerson.countyId, responsiblePerson.id],
    }).onDelete('cascade'),
  ],
);

/** One time at which the offices are asked. The three due dates are kept as they were set: later settings move none. */
export const reportingRound = pgTable(
  'reporting_round',
  {
    ...countyColumns,
    title: text().notNull(),
    /** The day of the county's settings from which it was made; null for one set by hand. */
    scheduledFor: date({ mode: 'string' }),
    opensOn: date({ mode: 'string' }).notNull(),
    reporterDue: date({ mode: 'string' }).notNull(),
    deputyDue: date({ mode: 'string' }).notNull(),
    headDue: date({ mode: 'string' }).notNull(),
    startedAt: instant(),
    closedAt: instant(),
    createdAt: instant().notNull(),
    /** `actorRef` of whoever set it. */
    createdBy: text().notNull(),
  },
  (table) => [
    countyPolicy('reporting_round'),
    unique('reporting_round_in_county').on(table.countyId, table.id),
    unique('reporting_round_scheduled').on(table.countyId, table.scheduledFor),
  ],
);

/** One measure in one round, and what was answered. */
export const roundItem = pgTable(
  'round_item',
  {
    ...countyColumns,
    roundId: uuid().notNull(),
    nodeId: uuid().notNull(),
    /** Who is asked at present; null when there is nobody left. */
    part: text().$type<ReportPart>(),
    answer: text().$type<Exclude<ReportAnswer, 'skip'>>(),
    answeredAt: instant(),
    statusId: uuid(),
    /** The request through whose link it was answered; null for an answer in the back office. */
    requestId: uuid(),
  },
  (table) => [
    countyPolicy('round_item'),
    unique('round_item_once').on(table.countyId, table.roundId, table.nodeId),
    index('round_item_by_node').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'round_item_round',
      columns: [table.countyId, table.roundId],
      foreignColumns: [reportingRound.countyId, reportingRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'round_item_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

/** One person asked in one round: her measures, her due date. Her links belong to it. */
export const reportRequest = pgTable(
  'report_request',
  {
    ...countyColumns,
    roundId: uuid().notNull(),
    part: text().$type<ReportPart>().notNull(),
    name: text().notNull(),
    mail: text().notNull(),
    nodeIds: uuid().array().notNull(),
    due: date({ mode: 'string' }).notNull(),
    createdAt: instant().notNull(),
    /** When the first mail with its link was written. */
    toldAt: instant(),
    /** The coordination asks for a reminder with the next mail. */
    reminderAskedAt: instant(),
    finishedAt: instant(),
    /** Measures that she handed on to her deputy, each with the deputy's request. */
    handedOn: jsonb().$type<Record<string, { to: string; at: string }>>().notNull().default({}),
  },
  (table) => [
    countyPolicy('report_request'),
    unique('report_request_in_county').on(table.countyId, table.id),
    unique('report_request_once').on(table.countyId, table.roundId, table.mail, table.part),
    foreignKey({
      name: 'report_request_round',
      columns: [table.countyId, table.roundId],
      foreignColumns: [reportingRound.countyId, reportingRound.id],
    }).onDelete('cascade'),
  ],
);

/** What was typed and not sent. It survives the deadline, so that nothing typed is lost. */
export const reportDraft = pgTable(
  'report_draft',
  {
    ...countyColumns,
    requestId: uuid().notNull(),
    nodeId: uuid().notNull(),
    fields: jsonb().$type<ReportDraftFields>().notNull(),
    fileId: uuid(),
    savedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('report_draft'),
    unique('report_draft_once').on(table.countyId, table.requestId, table.nodeId),
    foreignKey({
      name: 'report_draft_request',
      columns: [table.countyId, table.requestId],
      foreignColumns: [reportRequest.countyId, reportRequest.id],
    }).onDelete('cascade'),
  ],
);
