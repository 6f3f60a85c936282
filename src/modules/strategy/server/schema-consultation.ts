import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { CommentAnswer } from '../contract-consultation.ts';
import { strategy, strategyNode } from './schema.ts';

/** A strategy, or single entries of it, laid before the network until a day. */
export const feedbackRound = pgTable(
  'feedback_round',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    title: text().notNull(),
    intro: text().notNull(),
    /** Empty for the whole strategy. */
    nodeIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    closesOn: date({ mode: 'string' }).notNull(),
    /** Set when it was ended before its day. */
    closedAt: instant(),
    createdAt: instant().notNull(),
    createdRef: text().notNull(),
  },
  (table) => [
    countyPolicy('feedback_round'),
    unique('feedback_round_in_county').on(table.countyId, table.id),
    index('feedback_round_by_strategy').on(table.countyId, table.strategyId),
    foreignKey({
      name: 'feedback_round_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
  ],
);

/** A person who was asked by mail. Her link is a task link whose subject is this row. */
export const feedbackInvite = pgTable(
  'feedback_invite',
  {
    ...countyColumns,
    consultationId: uuid().notNull(),
    name: text().notNull(),
    organisation: text(),
    mail: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('feedback_invite'),
    index('feedback_invite_by_consultation').on(table.countyId, table.consultationId),
    foreignKey({
      name: 'feedback_invite_consultation',
      columns: [table.countyId, table.consultationId],
      foreignColumns: [feedbackRound.countyId, feedbackRound.id],
    }).onDelete('cascade'),
  ],
);

/** One comment, with what stood there when it was written and how it was answered. */
export const feedbackComment = pgTable(
  'feedback_comment',
  {
    ...countyColumns,
    consultationId: uuid().notNull(),
    /** The link by which it came. */
    linkId: uuid().notNull(),
    nodeId: uuid(),
    seenTitle: text(),
    seenText: text(),
    name: text().notNull(),
    organisation: text(),
    organisationPublic: boolean().notNull().default(false),
    text: text().notNull(),
    createdAt: instant().notNull(),
    answer: text().$type<CommentAnswer>(),
    answerText: text(),
    answeredAt: instant(),
    answeredRef: text(),
    /** The change of the adopted plan that came of it; no key, because that table is only added to. */
    changeEntryId: uuid(),
  },
  (table) => [
    countyPolicy('feedback_comment'),
    index('feedback_comment_by_consultation').on(table.countyId, table.consultationId, table.createdAt),
    index('feedback_comment_by_node').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'feedback_comment_consultation',
      columns: [table.countyId, table.consultationId],
      foreignColumns: [feedbackRound.countyId, feedbackRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'feedback_comment_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    check('feedback_comment_answer', sql`(${table.answer} is null) = (${table.answerText} is null)`),
  ],
);
