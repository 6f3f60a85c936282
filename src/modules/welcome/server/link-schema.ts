import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { LinkState, LinkUse } from '../contract-links.ts';

/** A link of the public site as the last night found it. */
export const linkCheck = pgTable(
  'link_check',
  {
    ...countyColumns,
    url: text().notNull(),
    uses: jsonb().$type<LinkUse[]>().notNull(),
    state: text().$type<LinkState>().notNull(),
    code: text(),
    movedTo: text(),
    failures: integer().notNull().default(0),
    failingSince: instant(),
    checkedAt: instant(),
  },
  (table) => [
    countyPolicy('link_check'),
    unique('link_check_once').on(table.countyId, table.url),
    index('link_check_by_state').on(table.countyId, table.state),
  ],
);
