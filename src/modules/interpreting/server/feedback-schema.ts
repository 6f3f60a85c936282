import { boolean, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { FeedbackMark, FeedbackSide } from '../contract-feedback.ts';
import { interpretingAssignment } from './request-schema.ts';

/** What one side says to the pool about a conversation. The other side never sees it. A row without a mark is a question that waits. */
export const conversationFeedback = pgTable(
  'conversation_feedback',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    assignmentId: uuid().notNull(),
    side: text().$type<FeedbackSide>().notNull(),
    askedAt: instant().notNull(),
    answeredAt: instant(),
    mark: text().$type<FeedbackMark>(),
    points: text().array().notNull().default([]),
    words: text(),
    notAgain: boolean().notNull().default(false),
    handledAt: instant(),
  },
  (table) => [
    countyPolicy('conversation_feedback'),
    unique('conversation_feedback_once').on(table.countyId, table.assignmentId, table.side),
    index('conversation_feedback_by_pool').on(table.countyId, table.poolId, table.answeredAt),
    foreignKey({
      name: 'conversation_feedback_assignment',
      columns: [table.countyId, table.assignmentId],
      foreignColumns: [interpretingAssignment.countyId, interpretingAssignment.id],
    }).onDelete('cascade'),
  ],
);
