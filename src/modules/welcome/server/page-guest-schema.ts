import { foreignKey, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Content } from '#kernel/content/blocks.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { GuestDecision } from '../contract-desk.ts';
import { page } from './schema.ts';

/** Somebody without an account who is asked to look over one page: by a link, once, with a text that others decide about. */
export const pageGuest = pgTable(
  'page_guest',
  {
    ...countyColumns,
    pageId: uuid().notNull(),
    language: text().notNull(),
    name: text().notNull(),
    mail: text().notNull(),
    /** What the guest is asked. */
    message: text().notNull(),
    createdAt: instant().notNull(),
    createdRef: text().notNull(),
    expiresAt: instant().notNull(),
    /** The text as it stood when the guest was asked; what came back is compared with it. */
    given: jsonb().$type<Content>().notNull(),
    handedIn: jsonb().$type<Content>(),
    handedInAt: instant(),
    /** What the guest says about it. */
    remark: text(),
    decision: text().$type<GuestDecision>(),
    decidedAt: instant(),
  },
  (table) => [
    countyPolicy('page_guest'),
    index('page_guest_by_page').on(table.countyId, table.pageId),
    foreignKey({
      name: 'page_guest_page',
      columns: [table.countyId, table.pageId],
      foreignColumns: [page.countyId, page.id],
    }).onDelete('cascade'),
  ],
);
