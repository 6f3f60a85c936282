import { date, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { OfferAudience } from '#modules/offers/contract.ts';
import type { WaitingState } from '../contract-waiting.ts';
import { courseRun } from './schema.ts';

/** Who waits for a seat, in the order of coming. Whoever declines, is too late or leaves is deleted at once. */
export const courseWaiting = pgTable(
  'course_waiting',
  {
    ...countyColumns,
    runId: uuid().notNull(),
    /** The seats of which group; null for those that are for all. */
    audience: text().$type<OfferAudience>(),
    name: text().notNull(),
    mail: text(),
    phone: text(),
    /** Finds a person's rows without reading addresses. */
    contactHash: text().notNull(),
    language: text().notNull(),
    state: text().$type<WaitingState>().notNull(),
    consentAt: instant().notNull(),
    /** The last day of the consent. */
    expiresOn: date({ mode: 'string' }).notNull(),
    offeredUntil: instant(),
    acceptedAt: instant(),
    createdAt: instant().notNull(),
    askedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('course_waiting'),
    unique('course_waiting_once').on(table.countyId, table.runId, table.contactHash),
    index('course_waiting_by_state').on(table.countyId, table.state, table.offeredUntil),
    index('course_waiting_by_contact').on(table.countyId, table.contactHash),
    foreignKey({
      name: 'course_waiting_run',
      columns: [table.countyId, table.runId],
      foreignColumns: [courseRun.countyId, courseRun.id],
    }).onDelete('cascade'),
  ],
);
