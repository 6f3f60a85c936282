import { foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { PrintedOffice, WallKind } from '../contract-wall.ts';

/** A poster or sheet that hangs on a wall, and what stood on it when it was last printed. */
export const wallSheet = pgTable(
  'wall_sheet',
  {
    ...countyColumns,
    kind: text().$type<WallKind>().notNull(),
    name: text().notNull(),
    street: text(),
    postcode: text(),
    municipalityId: uuid(),
    /** Name of the stop, not its id: a new timetable gives new ids. */
    stop: text(),
    placeId: uuid(),
    functions: text().array().$type<OfficeFunction[]>().notNull(),
    languages: text().array().notNull(),
    hungWhere: text(),
    printed: jsonb().$type<PrintedOffice[]>(),
    printedAt: instant(),
    /** Since when the worker has known it to be wrong: duties are asked for on every page, and must cost nothing. */
    wrongSince: instant(),
    /** Offices to which other buses lead by now. Ways are searched for once for each timetable, never for a list. */
    wrongWays: text().array().notNull().default([]),
    waysCheckedWith: uuid(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('wall_sheet'),
    unique('wall_sheet_in_county').on(table.countyId, table.id),
    foreignKey({
      name: 'wall_sheet_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
    foreignKey({
      name: 'wall_sheet_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
  ],
);
