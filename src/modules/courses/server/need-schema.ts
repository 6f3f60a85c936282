import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import type { DayTime } from '#modules/offers/contract.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { CourseKind } from '../contract-kinds.ts';
import type { StartLevel } from '../contract-needs.ts';

/** How many people need a course: a count with what they can, where they live and when it suits. Nothing of who they are. */
export const courseNeed = pgTable(
  'course_need',
  {
    ...countyColumns,
    /** Who reports and keeps it; none of the three for the coordination. */
    unitId: uuid(),
    municipalityId: uuid(),
    organisationId: uuid(),
    livesInId: uuid().notNull(),
    languages: text().array().notNull().default([]),
    startLevel: text().$type<StartLevel>().notNull(),
    kind: text().$type<CourseKind>(),
    people: integer().notNull(),
    times: text().array().$type<DayTime[]>().notNull().default([]),
    childcare: boolean().notNull().default(false),
    transport: boolean().notNull().default(false),
    /** The first day of a month. */
    from: date('from_month', { mode: 'string' }).notNull(),
    until: date('until_day', { mode: 'string' }).notNull(),
    /** When somebody said that it is no longer needed. */
    endedOn: date({ mode: 'string' }),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('course_need'),
    unique('course_need_in_county').on(table.countyId, table.id),
    index('course_need_by_home').on(table.countyId, table.livesInId),
    foreignKey({
      name: 'course_need_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'course_need_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'course_need_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'course_need_home',
      columns: [table.countyId, table.livesInId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('course_need_one_reporter', sql`num_nonnulls(${table.unitId}, ${table.municipalityId}, ${table.organisationId}) <= 1`),
    check('course_need_people', sql`${table.people} > 0`),
    check('course_need_period', sql`${table.from} <= ${table.until}`),
  ],
);
