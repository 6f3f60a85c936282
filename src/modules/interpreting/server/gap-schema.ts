import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { GapHelp, GapOccasion } from '../contract-gaps.ts';

/** A conversation that failed for want of a language. It names no one: which desk, which day, what helped. */
export const languageGap = pgTable(
  'language_gap',
  {
    ...countyColumns,
    /** Made by the device. */
    clientId: uuid().notNull(),
    unitId: uuid(),
    municipalityId: uuid(),
    organisationId: uuid(),
    /** Null is unknown. */
    language: text(),
    occasion: text().$type<GapOccasion>().notNull(),
    help: text().$type<GapHelp>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_gap'),
    unique('language_gap_once').on(table.countyId, table.clientId),
    index('language_gap_by_day').on(table.countyId, table.day),
    foreignKey({
      name: 'language_gap_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'language_gap_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'language_gap_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    check('language_gap_desk', sql`num_nonnulls(${table.unitId}, ${table.municipalityId}, ${table.organisationId}) <= 1`),
  ],
);
