import { date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { MediumKind } from '../contract-media.ts';

/** A picture or a document of the county's site, with its rights. */
export const medium = pgTable(
  'medium',
  {
    ...countyColumns,
    kind: text().$type<MediumKind>().notNull(),
    /** As the office knows it; of a document also what the public reads. */
    title: text().notNull(),
    /** What a picture shows, for those who do not see it; empty where it only decorates. */
    alt: text().notNull(),
    caption: text(),
    author: text().notNull(),
    licence: text().notNull(),
    source: text(),
    /** Last day on which it may be shown; null for ever. */
    rightsUntil: date({ mode: 'string' }),
    unitId: uuid(),
    municipalityId: uuid(),
    organisationId: uuid(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('medium'),
    unique('medium_in_county').on(table.countyId, table.id),
    foreignKey({ name: 'medium_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    foreignKey({
      name: 'medium_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'medium_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
  ],
);

/** A file in which a medium is served: of a picture one for each width. */
export const mediumFile = pgTable(
  'medium_file',
  {
    ...countyColumns,
    mediumId: uuid().notNull(),
    /** Its row among the stored files, which keeps the bytes from being swept. */
    fileId: uuid().notNull(),
    sha256: text().notNull(),
    mime: text().notNull(),
    bytes: integer().notNull(),
    /** In pixels; 0 for a document. */
    width: integer().notNull(),
    height: integer().notNull(),
  },
  (table) => [
    countyPolicy('medium_file'),
    index('medium_file_by_hash').on(table.countyId, table.sha256),
    foreignKey({
      name: 'medium_file_medium',
      columns: [table.countyId, table.mediumId],
      foreignColumns: [medium.countyId, medium.id],
    }).onDelete('cascade'),
  ],
);
