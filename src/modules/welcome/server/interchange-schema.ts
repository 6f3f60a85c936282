import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { ImportedKind, NumberedType } from '../contract-interchange.ts';

/**
 * Whole numbers by which other systems know things of the county that have a UUID here. A number is given once and stays with
 * what it names; it is never given again.
 */
export const publicNumber = pgTable(
  'public_number',
  {
    ...countyColumns,
    subjectType: text().$type<NumberedType>().notNull(),
    subjectId: uuid().notNull(),
    /** The text in one language; empty for the thing itself. */
    language: text().notNull(),
    number: integer().notNull(),
  },
  (table) => [
    countyPolicy('public_number'),
    unique('public_number_subject').on(table.countyId, table.subjectType, table.subjectId, table.language),
    unique('public_number_once').on(table.countyId, table.number),
  ],
);

/** What was taken over from another system: what it is there, what it is here, and as what it came. */
export const importedThing = pgTable(
  'imported_thing',
  {
    ...countyColumns,
    /** Address of the other system, with the region. */
    source: text().notNull(),
    kind: text().$type<ImportedKind>().notNull(),
    externalId: text().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    /** Of what came, in all languages: the same again changes nothing. */
    hash: text().notNull(),
    importedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('imported_thing'),
    unique('imported_thing_once').on(table.countyId, table.source, table.kind, table.externalId),
    index('imported_thing_by_subject').on(table.countyId, table.subjectId),
  ],
);
