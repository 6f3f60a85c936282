import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { PlaceState } from '#modules/network/contract-places.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { PlacesState, SchoolType, VocationalForm } from '../contract.ts';

/** A Kita or a school: what families ask about it. Name, address, hours and contact stand at its place. */
export const school = pgTable(
  'school',
  {
    ...countyColumns,
    placeId: uuid().notNull(),
    type: text().$type<SchoolType>().notNull(),
    forms: text().array().$type<VocationalForm[]>().notNull().default([]),
    organisationId: uuid(),
    unitId: uuid(),
    municipalityId: uuid(),
    ageFrom: integer(),
    ageTo: integer(),
    gradeFrom: integer(),
    gradeTo: integer(),
    /** Municipalities for whose children it is there; empty for the whole county. */
    areaIds: uuid().array().notNull().default([]),
    areaNote: text(),
    registration: text(),
    registrationFrom: date({ mode: 'string' }),
    registrationUntil: date({ mode: 'string' }),
    registrationUrl: text(),
    documents: text(),
    note: text(),
    places: text().$type<PlacesState>(),
    placesOn: date({ mode: 'string' }),
    state: text().$type<PlaceState>().notNull(),
    confirmedAt: instant(),
    /** As `actorRef` names them. */
    confirmedBy: text(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('school'),
    unique('school_in_county').on(table.countyId, table.id),
    // A house may be two of them, a primary school and an after-school club, but none of them twice.
    uniqueIndex('school_once').on(table.countyId, table.placeId, table.type),
    index('school_by_type').on(table.countyId, table.state, table.type),
    foreignKey({
      name: 'school_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
    foreignKey({
      name: 'school_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'school_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'school_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('school_one_keeper', sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.municipalityId}) <= 1`),
    check('school_ages', sql`${table.ageFrom} is null or ${table.ageTo} is null or ${table.ageFrom} <= ${table.ageTo}`),
    check('school_grades', sql`${table.gradeFrom} is null or ${table.gradeTo} is null or ${table.gradeFrom} <= ${table.gradeTo}`),
    check('school_report', sql`(${table.places} is null) = (${table.placesOn} is null)`),
  ],
);

/** How a county keeps its directory; one row. */
export const schoolSettings = pgTable(
  'school_settings',
  {
    ...countyColumns,
    /** So many days a report of free places holds. */
    reportDays: integer().notNull(),
    /** Percent of a language class's places that are taken, both included; outside it is looked into. */
    occupancyFrom: integer().notNull().default(60),
    occupancyTo: integer().notNull().default(100),
  },
  (table) => [
    countyPolicy('school_settings'),
    uniqueIndex('school_settings_once').on(table.countyId),
    check('school_settings_range', sql`${table.occupancyFrom} between 0 and ${table.occupancyTo}`),
  ],
);
