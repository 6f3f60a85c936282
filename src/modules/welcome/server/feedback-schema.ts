import { foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { FeedbackDoor, FeedbackKind, FeedbackRating, FeedbackState } from '../contract-feedback.ts';

/** What a reader says about a page, a place, an event, an offer or a search, without an account. */
export const feedback = pgTable(
  'feedback',
  {
    ...countyColumns,
    kind: text().$type<FeedbackKind>().notNull(),
    /** The page, place, event or offer; null where it is about none. */
    subjectId: uuid(),
    /** Its title at the time, or what was looked for. */
    subject: text().notNull(),
    /** As it was given: leads to the public page. */
    about: text(),
    /** What groups entries about the same thing. */
    subjectKey: text().notNull(),
    language: text().notNull(),
    rating: text().$type<FeedbackRating>(),
    comment: text(),
    mail: text(),
    door: text().$type<FeedbackDoor>().notNull(),
    state: text().$type<FeedbackState>().notNull(),
    unitId: uuid(),
    note: text(),
    answer: text(),
    answeredAt: instant(),
    receivedAt: instant().notNull(),
    doneAt: instant(),
    version: integer().notNull().default(1),
  },
  (table) => [
    countyPolicy('feedback'),
    unique('feedback_in_county').on(table.countyId, table.id),
    index('feedback_by_state').on(table.countyId, table.state, table.receivedAt),
    index('feedback_by_subject').on(table.countyId, table.subjectKey),
    foreignKey({ name: 'feedback_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
  ],
);
