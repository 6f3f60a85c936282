import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { MaterialAudience, MaterialKind, MaterialState, MaterialSubject } from '../contract.ts';

/** A form, leaflet, poster … of the administration; its editions are the files and links. */
export const material = pgTable(
  'material',
  {
    ...countyColumns,
    title: text().notNull(),
    summary: text(),
    kind: text().$type<MaterialKind>().notNull(),
    subject: text().$type<MaterialSubject>().notNull(),
    audience: text().array().$type<MaterialAudience[]>().notNull(),
    /** Who keeps it: a unit, a municipality or an organisation, or nobody in particular. */
    unitId: uuid(),
    municipalityId: uuid(),
    organisationId: uuid(),
    /** Who helps to fill it in. */
    helpPlaceId: uuid(),
    helpNote: text(),
    /** The county's online service for the same matter. */
    serviceName: text(),
    serviceUrl: text(),
    /** Key of the matter in the catalogue of public services, 14 digits. */
    leikaKey: text(),
    /** Shelf, cupboard, folder: where the office finds it. */
    keptAt: text(),
    /** Who published it, where it is not the county. */
    source: text(),
    state: text().$type<MaterialState>().notNull(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('material'),
    unique('material_in_county').on(table.countyId, table.id),
    foreignKey({ name: 'material_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    foreignKey({
      name: 'material_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'material_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    check('material_one_keeper', sql`num_nonnulls(${table.unitId}, ${table.municipalityId}, ${table.organisationId}) <= 1`),
    foreignKey({
      name: 'material_help_place',
      columns: [table.countyId, table.helpPlaceId],
      foreignColumns: [place.countyId, place.id],
    }),
  ],
);

/** One printed edition in one language. A new one does not replace the row of the earlier: translations name it. */
export const materialEdition = pgTable(
  'material_edition',
  {
    ...countyColumns,
    materialId: uuid().notNull(),
    language: text().notNull(),
    number: integer().notNull(),
    /** Day that is printed on it. */
    day: date({ mode: 'string' }).notNull(),
    label: text(),
    /** The German edition that it renders. */
    basedOnId: uuid(),
    minor: boolean().notNull().default(false),
    fileId: uuid(),
    link: text(),
    /** Translation office or publisher. */
    translatedBy: text(),
    checkedOn: date({ mode: 'string' }),
    shown: boolean().notNull().default(true),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('material_edition'),
    unique('material_edition_in_county').on(table.countyId, table.id),
    unique('material_edition_number').on(table.countyId, table.materialId, table.language, table.number),
    index('material_edition_by_material').on(table.countyId, table.materialId),
    foreignKey({
      name: 'material_edition_material',
      columns: [table.countyId, table.materialId],
      foreignColumns: [material.countyId, material.id],
    }).onDelete('cascade'),
  ],
);
