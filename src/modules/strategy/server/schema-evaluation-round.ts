import { date, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { Rating, RatingFields } from '../contract-evaluation-round.ts';
import { strategy, strategyNode } from './schema.ts';

/** Measures that are taken to a working group: partners rate them until the day before, the meeting says its own view. */
export const evaluationRound = pgTable(
  'evaluation_round',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    title: text().notNull(),
    intro: text().notNull(),
    meetingOn: date({ mode: 'string' }).notNull(),
    /** A body's meeting, where it is one; the round keeps its own day. */
    meetingId: uuid(),
    /** In the order in which they are talked over. */
    nodeIds: uuid().array().notNull(),
    createdAt: instant().notNull(),
    createdRef: text().notNull(),
    /** Called off since then; what was said before stays. */
    cancelledAt: instant(),
    cancelReason: text(),
  },
  (table) => [
    countyPolicy('evaluation_round'),
    unique('evaluation_round_in_county').on(table.countyId, table.id),
    index('evaluation_round_by_strategy').on(table.countyId, table.strategyId),
    foreignKey({
      name: 'evaluation_round_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
  ],
);

/** A partner who was asked by mail. Her link is a task link whose subject is this row. */
export const evaluationInvite = pgTable(
  'evaluation_invite',
  {
    ...countyColumns,
    roundId: uuid().notNull(),
    name: text().notNull(),
    organisation: text(),
    mail: text().notNull(),
    createdAt: instant().notNull(),
    /** When she sent last. */
    sentAt: instant(),
    /** When her invitation went out last. */
    invitedAt: instant().notNull(),
    /** The day of the meeting and the measures of which she was told last: what differs is news. */
    toldMeetingOn: date({ mode: 'string' }).notNull(),
    toldNodeIds: uuid().array().notNull(),
  },
  (table) => [
    countyPolicy('evaluation_invite'),
    unique('evaluation_invite_in_county').on(table.countyId, table.id),
    index('evaluation_invite_by_round').on(table.countyId, table.roundId),
    foreignKey({
      name: 'evaluation_invite_round',
      columns: [table.countyId, table.roundId],
      foreignColumns: [evaluationRound.countyId, evaluationRound.id],
    }).onDelete('cascade'),
  ],
);

/** What one partner says of one measure: as typed, and as sent last. Only what was sent counts. */
export const evaluationRating = pgTable(
  'evaluation_rating',
  {
    ...countyColumns,
    inviteId: uuid().notNull(),
    nodeId: uuid().notNull(),
    draft: jsonb().$type<RatingFields>().notNull(),
    savedAt: instant().notNull(),
    sent: jsonb().$type<RatingFields>(),
  },
  (table) => [
    countyPolicy('evaluation_rating'),
    unique('evaluation_rating_once').on(table.countyId, table.inviteId, table.nodeId),
    foreignKey({
      name: 'evaluation_rating_invite',
      columns: [table.countyId, table.inviteId],
      foreignColumns: [evaluationInvite.countyId, evaluationInvite.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'evaluation_rating_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

/** What the meeting says of one measure, beside what its unit says. */
export const evaluationMeetingView = pgTable(
  'evaluation_meeting_view',
  {
    ...countyColumns,
    roundId: uuid().notNull(),
    nodeId: uuid().notNull(),
    progress: text().$type<Rating>(),
    effect: text().$type<Rating>(),
    text: text().notNull(),
    savedAt: instant().notNull(),
    writtenRef: text().notNull(),
    /** Its words are public since then. Other words are not. */
    releasedAt: instant(),
  },
  (table) => [
    countyPolicy('evaluation_meeting_view'),
    unique('evaluation_meeting_view_once').on(table.countyId, table.roundId, table.nodeId),
    index('evaluation_meeting_view_by_node').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'evaluation_meeting_view_round',
      columns: [table.countyId, table.roundId],
      foreignColumns: [evaluationRound.countyId, evaluationRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'evaluation_meeting_view_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);
