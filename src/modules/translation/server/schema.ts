import { boolean, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { MachineProvider } from '#kernel/machine-translation.ts';
import { countyColumns, countyPolicy } from '#kernel/table.ts';
import type { Formality } from '../contract-machine.ts';

/** How a county translates. Absent where it chose nothing. */
export const translationSettings = pgTable(
  'translation_settings',
  {
    ...countyColumns,
    translatorsCheck: boolean().notNull().default(true),
    /** From which language another is translated, where not from the one in which it was written. */
    sources: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The translation service; null while the county has none. */
    provider: text().$type<MachineProvider>(),
    address: text().notNull().default(''),
    /** Encrypted under the installation's secret. */
    sealedKey: text(),
    formality: text().$type<Formality>().notNull().default('default'),
    wordsPerYear: integer().notNull().default(0),
    /** Readers may have a page translated that is missing in their language. */
    forReaders: boolean().notNull().default(false),
  },
  (table) => [countyPolicy('translation_settings'), unique('translation_settings_once').on(table.countyId)],
);
