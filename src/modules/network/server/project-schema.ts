import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { ProjectPhase } from '../contract-projects.ts';
import { organisation } from './schema.ts';

/** Work with a beginning, an end and money of its own that carries measures. */
export const project = pgTable(
  'project',
  {
    ...countyColumns,
    title: text().notNull(),
    description: text(),
    text: text(),
    carrierOrganisationId: uuid(),
    carrierUnitId: uuid(),
    phase: text().$type<ProjectPhase>().notNull(),
    periodFrom: date({ mode: 'string' }),
    periodTo: date({ mode: 'string' }),
    funderOrganisationId: uuid(),
    funderName: text(),
    programme: text(),
    targetGroups: text().array().notNull(),
    municipalityIds: uuid().array().notNull(),
    /** In cents. */
    budget: bigint({ mode: 'number' }),
    contactUnitId: uuid(),
    isPublic: boolean().notNull().default(false),
    /** What comes after its end. */
    followUp: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('project'),
    unique('project_in_county').on(table.countyId, table.id),
    index('project_by_end').on(table.countyId, table.periodTo),
    ...(
      [
        ['carrier_organisation', table.carrierOrganisationId, organisation],
        ['carrier_unit', table.carrierUnitId, unit],
        ['funder', table.funderOrganisationId, organisation],
        ['contact', table.contactUnitId, unit],
      ] as const
    ).map(([name, column, target]) =>
      foreignKey({
        name: `project_${name}`,
        columns: [table.countyId, column],
        foreignColumns: [target.countyId, target.id],
      }),
    ),
    check('project_one_carrier', sql`num_nonnulls(${table.carrierOrganisationId}, ${table.carrierUnitId}) <= 1`),
    check('project_one_funder', sql`num_nonnulls(${table.funderOrganisationId}, ${table.funderName}) <= 1`),
    check(
      'project_period',
      sql`${table.periodFrom} is null or ${table.periodTo} is null or ${table.periodFrom} <= ${table.periodTo}`,
    ),
    check('project_budget', sql`${table.budget} is null or ${table.budget} >= 0`),
  ],
);
