import { foreignKey, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { interpretingRequester } from './schema.ts';

/**
 * An appointment with an adviser for which nobody there speaks the language: what a request is drafted from. It names no client, and is
 * deleted when the request is made, the appointment is gone or its time is over.
 */
export const interpretingDraft = pgTable(
  'interpreting_draft',
  {
    ...countyColumns,
    needId: uuid().notNull(),
    /** The institution whose adviser it is, where it is known. */
    requesterId: uuid(),
    /** Who advises, as it was told. */
    holder: text().notNull(),
    language: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    mode: text().$type<'on-site' | 'video' | 'phone'>().notNull(),
    topic: text().notNull(),
    street: text(),
    municipality: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_draft'),
    unique('interpreting_draft_in_county').on(table.countyId, table.id),
    unique('interpreting_draft_need').on(table.countyId, table.needId),
    foreignKey({
      name: 'interpreting_draft_requester',
      columns: [table.countyId, table.requesterId],
      foreignColumns: [interpretingRequester.countyId, interpretingRequester.id],
    }).onDelete('cascade'),
  ],
);
