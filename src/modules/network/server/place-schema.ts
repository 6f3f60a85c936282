import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Area } from '#kernel/geo.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { OpeningHours } from '../contract-hours.ts';
import type { OfficeFunction, PlaceAudience, PlaceKind, PlaceState } from '../contract-places.ts';
import { organisation } from './schema.ts';

/** Somewhere people go. Names of fields as in schema.org and HSDS where there are any. */
export const place = pgTable(
  'place',
  {
    ...countyColumns,
    slug: text().notNull(),
    /** Earlier parts of the address: links to them lead on. */
    formerSlugs: text().array().notNull().default([]),
    name: text().notNull(),
    kind: text().$type<PlaceKind>().notNull(),
    summary: text(),
    description: text(),
    street: text(),
    postcode: text(),
    town: text(),
    municipalityId: uuid(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    approximate: boolean().notNull().default(false),
    stopName: text(),
    stopMinutes: integer(),
    stopLines: text(),
    phone: text(),
    email: text(),
    website: text(),
    appointmentUrl: text(),
    /** A picture of the county's media, which are a higher module's: one that is gone is shown no more. */
    pictureId: uuid(),
    languages: text().array().notNull().default([]),
    barrierFree: boolean(),
    temporarilyClosed: boolean().notNull().default(false),
    closedReason: text(),
    closedUntil: date({ mode: 'string' }),
    hours: jsonb().$type<OpeningHours>(),
    hoursNote: text(),
    hoursAreExample: boolean().notNull().default(false),
    organisationId: uuid(),
    unitId: uuid(),
    audience: text().array().$type<PlaceAudience[]>().notNull().default([]),
    state: text().$type<PlaceState>().notNull(),
    reviewBy: date({ mode: 'string' }),
    confirmedAt: instant(),
    /** `actorRef` of whoever confirmed it last. */
    confirmedBy: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    countyPolicy('place'),
    unique('place_in_county').on(table.countyId, table.id),
    uniqueIndex('place_slug').on(table.countyId, table.slug),
    index('place_by_kind').on(table.countyId, table.state, table.kind),
    foreignKey({
      name: 'place_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'place_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({ name: 'place_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    check('place_one_holder', sql`num_nonnulls(${table.organisationId}, ${table.unitId}) <= 1`),
    check('place_position', sql`(${table.latitude} is null) = (${table.longitude} is null)`),
  ],
);

/** A contact card: kept once, shown wherever it is used. */
export const contact = pgTable(
  'contact',
  {
    ...countyColumns,
    areaOfResponsibility: text(),
    name: text(),
    /** The name is a person's, and may be public only where `nameIsPublic`. */
    isPerson: boolean().notNull().default(false),
    nameIsPublic: boolean().notNull().default(false),
    phone: text(),
    mobile: text(),
    email: text(),
    website: text(),
    appointmentUrl: text(),
    languages: text().array().notNull().default([]),
    hours: jsonb().$type<OpeningHours>(),
    placeId: uuid(),
    organisationId: uuid(),
    unitId: uuid(),
    state: text().$type<PlaceState>().notNull(),
    hiddenAt: instant(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('contact'),
    unique('contact_in_county').on(table.countyId, table.id),
    index('contact_by_place').on(table.countyId, table.placeId),
    foreignKey({ name: 'contact_place', columns: [table.countyId, table.placeId], foreignColumns: [place.countyId, place.id] }),
    foreignKey({
      name: 'contact_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({ name: 'contact_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
  ],
);

/** Which office has a function: in the whole county, a municipality or a postcode area. The most special line holds. */
export const responsibleOffice = pgTable(
  'responsible_office',
  {
    ...countyColumns,
    function: text().$type<OfficeFunction>().notNull(),
    municipalityId: uuid(),
    postcode: text(),
    placeId: uuid(),
    contactId: uuid(),
    note: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('responsible_office'),
    unique('responsible_office_in_county').on(table.countyId, table.id),
    uniqueIndex('responsible_office_once').on(
      table.countyId,
      table.function,
      sql`coalesce(${table.municipalityId}::text, '')`,
      sql`coalesce(${table.postcode}, '')`,
    ),
    foreignKey({
      name: 'responsible_office_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'responsible_office_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
    foreignKey({
      name: 'responsible_office_contact',
      columns: [table.countyId, table.contactId],
      foreignColumns: [contact.countyId, contact.id],
    }),
  ],
);

/** Borders of a municipality, coarse enough to be drawn on every page. */
export const municipalityOutline = pgTable(
  'municipality_outline',
  {
    ...countyColumns,
    municipalityId: uuid().notNull(),
    area: jsonb().$type<Area>().notNull(),
    /** As it is to be named wherever it is shown. */
    source: text().notNull(),
    licence: text().notNull(),
  },
  (table) => [
    countyPolicy('municipality_outline'),
    unique('municipality_outline_once').on(table.countyId, table.municipalityId),
    foreignKey({
      name: 'municipality_outline_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }).onDelete('cascade'),
  ],
);
