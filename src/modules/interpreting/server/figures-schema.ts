import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { RawTable } from '#kernel/table-file.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { RequesterKind } from '../contract.ts';
import type { CountField, CountImportState, CountOutcome } from '../contract-figures.ts';
import { interpreterPool } from './schema.ts';

/** A table that a pool kept elsewhere handed in. Its rows are kept until somebody decided: columns that nobody asked for may hold anything. */
export const interpretingCountImport = pgTable(
  'interpreting_count_import',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    fileName: text().notNull(),
    state: text().$type<CountImportState>().notNull(),
    /** Null once it is decided. */
    content: jsonb().$type<RawTable>(),
    mapping: jsonb().$type<Partial<Record<CountField, number>>>().notNull(),
    rowsTaken: integer().notNull().default(0),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    decidedAt: instant(),
  },
  (table) => [
    countyPolicy('interpreting_count_import'),
    unique('interpreting_count_import_in_county').on(table.countyId, table.id),
    foreignKey({
      name: 'interpreting_count_import_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
  ],
);

/** A conversation of a pool kept elsewhere, for statistics. Nobody stands in it. */
export const interpretingCount = pgTable(
  'interpreting_count',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    importId: uuid().notNull(),
    /** How the other pool names it: so that nothing is counted twice. */
    externalId: text().notNull(),
    /** The first of the month where only that was told. */
    day: date({ mode: 'string' }).notNull(),
    language: text().notNull(),
    occasion: text(),
    municipalityId: uuid(),
    requesterKind: text().$type<RequesterKind>(),
    minutes: integer().notNull(),
    cents: integer().notNull(),
    outcome: text().$type<CountOutcome>().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_count'),
    unique('interpreting_count_once').on(table.countyId, table.poolId, table.externalId),
    index('interpreting_count_by_day').on(table.countyId, table.day),
    foreignKey({
      name: 'interpreting_count_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    foreignKey({
      name: 'interpreting_count_of_import',
      columns: [table.countyId, table.importId],
      foreignColumns: [interpretingCountImport.countyId, interpretingCountImport.id],
    }),
    foreignKey({
      name: 'interpreting_count_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('interpreting_count_amounts', sql`${table.minutes} >= 0 and ${table.cents} >= 0`),
  ],
);
