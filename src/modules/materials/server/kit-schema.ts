import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { BookingReason } from '../contract-kits.ts';
import { material } from './schema.ts';

/** A welcome bag for a group of people. */
export const kit = pgTable(
  'kit',
  {
    ...countyColumns,
    title: text().notNull(),
    targetGroup: text().notNull(),
    summary: text(),
    unitId: uuid(),
    wanted: integer().notNull().default(0),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('kit'),
    unique('kit_in_county').on(table.countyId, table.id),
    foreignKey({ name: 'kit_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
  ],
);

/** What is in a bag: a material, in the language of whoever gets it, or a give-away. */
export const kitPart = pgTable(
  'kit_part',
  {
    ...countyColumns,
    kitId: uuid().notNull(),
    materialId: uuid(),
    giveAway: text(),
    perBag: integer().notNull(),
    position: integer().notNull(),
  },
  (table) => [
    countyPolicy('kit_part'),
    index('kit_part_by_kit').on(table.countyId, table.kitId),
    check('kit_part_one', sql`num_nonnulls(${table.materialId}, ${table.giveAway}) <= 1`),
    foreignKey({ name: 'kit_part_kit', columns: [table.countyId, table.kitId], foreignColumns: [kit.countyId, kit.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      name: 'kit_part_material',
      columns: [table.countyId, table.materialId],
      foreignColumns: [material.countyId, material.id],
    }),
  ],
);

/** What lies on the shelf: a material in one language, or a give-away. Never less than nothing. */
export const stockItem = pgTable(
  'stock_item',
  {
    ...countyColumns,
    materialId: uuid(),
    language: text(),
    giveAway: text(),
    unitId: uuid(),
    count: integer().notNull().default(0),
    minimum: integer().notNull().default(0),
  },
  (table) => [
    countyPolicy('stock_item'),
    unique('stock_item_in_county').on(table.countyId, table.id),
    unique('stock_item_once').on(table.countyId, table.materialId, table.language, table.giveAway).nullsNotDistinct(),
    check('stock_item_left', sql`${table.count} >= 0`),
    check('stock_item_one', sql`num_nonnulls(${table.materialId}, ${table.giveAway}) <= 1`),
    check('stock_item_language', sql`(${table.materialId} is null) = (${table.language} is null)`),
    foreignKey({
      name: 'stock_item_material',
      columns: [table.countyId, table.materialId],
      foreignColumns: [material.countyId, material.id],
    }),
    foreignKey({ name: 'stock_item_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
  ],
);

/** Into the stock and out of it; only added to. */
export const stockBooking = pgTable(
  'stock_booking',
  {
    ...countyColumns,
    itemId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    change: integer().notNull(),
    reason: text().$type<BookingReason>().notNull(),
    note: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('stock_booking'),
    index('stock_booking_by_item').on(table.countyId, table.itemId),
    foreignKey({
      name: 'stock_booking_item',
      columns: [table.countyId, table.itemId],
      foreignColumns: [stockItem.countyId, stockItem.id],
    }),
  ],
);

/** So many bags in a language on a day; to whom is kept nowhere. Only added to. */
export const kitHandout = pgTable(
  'kit_handout',
  {
    ...countyColumns,
    kitId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    language: text().notNull(),
    bags: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('kit_handout'),
    index('kit_handout_by_kit').on(table.countyId, table.kitId),
    foreignKey({ name: 'kit_handout_kit', columns: [table.countyId, table.kitId], foreignColumns: [kit.countyId, kit.id] }),
  ],
);
