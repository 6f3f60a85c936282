import { sql } from 'drizzle-orm';
import { date, foreignKey, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { OrganisationKind } from '../contract.ts';

/** Who works beside the administration: associations, providers, schools, authorities. Names of fields as in HSDS. */
export const organisation = pgTable(
  'organisation',
  {
    ...countyColumns,
    name: text().notNull(),
    alternateName: text(),
    description: text(),
    website: text(),
    email: text(),
    kind: text().$type<OrganisationKind>().notNull(),
    municipalityId: uuid(),
    /** The partner unit that stands for it in strategies. */
    unitId: uuid(),
    closedOn: date({ mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('organisation'),
    unique('organisation_in_county').on(table.countyId, table.id),
    uniqueIndex('organisation_name')
      .on(table.countyId, sql`lower(${table.name})`)
      .where(sql`${table.closedOn} is null`),
    unique('organisation_unit_once').on(table.countyId, table.unitId),
    foreignKey({
      name: 'organisation_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'organisation_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
  ],
);
