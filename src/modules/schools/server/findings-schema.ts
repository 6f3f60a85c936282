import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { FamilyLanguage, FindingKind } from '../contract-findings.ts';

/** What the examination before school found in a year: counts alone, no child. Without a municipality it is the whole county. */
export const entryFindings = pgTable(
  'entry_findings',
  {
    ...countyColumns,
    year: integer().notNull(),
    municipalityId: uuid(),
    language: text().$type<FamilyLanguage>().notNull(),
    examined: integer().notNull(),
    /** Children with a finding, by kind; what nobody counted is not there. */
    findings: jsonb().$type<Partial<Record<FindingKind, number>>>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    source: text().notNull(),
    version: integer().notNull().default(1),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('entry_findings'),
    uniqueIndex('entry_findings_once').on(
      table.countyId,
      table.year,
      sql`coalesce(${table.municipalityId}, '00000000-0000-0000-0000-000000000000')`,
      table.language,
    ),
    foreignKey({
      name: 'entry_findings_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }).onDelete('cascade'),
    check('entry_findings_examined', sql`${table.examined} > 0`),
  ],
);

/** Which unit is the health office, and enters them; one row. */
export const findingsKeeper = pgTable('findings_keeper', { ...countyColumns, unitId: uuid().notNull() }, (table) => [
  countyPolicy('findings_keeper'),
  uniqueIndex('findings_keeper_once').on(table.countyId),
  foreignKey({
    name: 'findings_keeper_unit',
    columns: [table.countyId, table.unitId],
    foreignColumns: [unit.countyId, unit.id],
  }).onDelete('cascade'),
]);
