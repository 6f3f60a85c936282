import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { OrderState, PriceUnit } from '../contract-orders.ts';
import { material, materialEdition } from './schema.ts';

/** How many residents speak a language, as somebody estimated it for the whole county. */
export const languageDemand = pgTable(
  'language_demand',
  {
    ...countyColumns,
    language: text().notNull(),
    residents: integer().notNull(),
    year: integer().notNull(),
    source: text().notNull(),
    demonstration: boolean().notNull().default(false),
  },
  (table) => [countyPolicy('language_demand'), unique('language_demand_once').on(table.countyId, table.language)],
);

/** A framework contract with a translation office. Amounts are in cents, without value-added tax. */
export const materialContract = pgTable(
  'material_contract',
  {
    ...countyColumns,
    name: text().notNull(),
    agency: text().notNull(),
    unit: text().$type<PriceUnit>().notNull(),
    price: integer().notNull(),
    minimum: integer().notNull().default(0),
    /** No more than this may be called off. */
    ceiling: integer(),
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }).notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('material_contract'),
    unique('material_contract_in_county').on(table.countyId, table.id),
    check('material_contract_time', sql`${table.validFrom} <= ${table.validTo}`),
  ],
);

/** One material into one language. Its delivery makes the edition, its acceptance shows it. */
export const materialOrder = pgTable(
  'material_order',
  {
    ...countyColumns,
    contractId: uuid().notNull(),
    materialId: uuid().notNull(),
    /** The German edition that is to be translated. */
    basedOnId: uuid().notNull(),
    language: text().notNull(),
    quantity: integer().notNull(),
    price: integer().notNull(),
    orderedOn: date({ mode: 'string' }).notNull(),
    due: date({ mode: 'string' }).notNull(),
    deliveredOn: date({ mode: 'string' }),
    acceptedOn: date({ mode: 'string' }),
    state: text().$type<OrderState>().notNull(),
    editionId: uuid(),
    note: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('material_order'),
    index('material_order_by_material').on(table.countyId, table.materialId),
    foreignKey({
      name: 'material_order_contract',
      columns: [table.countyId, table.contractId],
      foreignColumns: [materialContract.countyId, materialContract.id],
    }),
    foreignKey({
      name: 'material_order_material',
      columns: [table.countyId, table.materialId],
      foreignColumns: [material.countyId, material.id],
    }),
    foreignKey({
      name: 'material_order_edition',
      columns: [table.countyId, table.editionId],
      foreignColumns: [materialEdition.countyId, materialEdition.id],
    }),
  ],
);
