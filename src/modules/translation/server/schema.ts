import { boolean, jsonb, pgTable, unique } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy } from '#kernel/table.ts';

/** How a county translates. Absent where it chose nothing. */
export const translationSettings = pgTable(
  'translation_settings',
  {
    ...countyColumns,
    translatorsCheck: boolean().notNull().default(true),
    /** From which language another is translated, where not from the one in which it was written. */
    sources: jsonb().$type<Record<string, string>>().notNull().default({}),
  },
  (table) => [countyPolicy('translation_settings'), unique('translation_settings_once').on(table.countyId)],
);
