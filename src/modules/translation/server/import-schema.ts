import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ReturnedUnit } from '#kernel/exchange.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';

/** A file with translations that came in and waits to be looked at. Ends after thirty days. */
export const translationImport = pgTable(
  'translation_import',
  {
    ...countyColumns,
    language: text().notNull(),
    fromLanguage: text().notNull(),
    fileName: text().notNull(),
    units: jsonb().$type<ReturnedUnit[]>().notNull(),
    state: text().$type<'open' | 'applied' | 'discarded'>().notNull(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [countyPolicy('translation_import'), index('translation_import_by_state').on(table.countyId, table.state)],
);
