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

/**
 * A framework contract with a translation office, for materials and for the texts of the translators' desk. Amounts are net, in cents;
 * the price is in tenths of a cent.
 */
export const frameworkContract = pgTable(
  'framework_contract',
  {
    ...countyColumns,
    name: text().notNull(),
    agency: text('office').notNull(),
    /** Where orders go: an office's address, not a person's. */
    mail: text(),
    number: text(),
    unit: text('basis').$type<PriceUnit>().notNull(),
    price: integer().notNull(),
    /** No order costs less. */
    minimum: integer().notNull().default(0),
    lineLetters: integer().notNull().default(55),
    /** No more than this may be called off. */
    ceiling: integer('budget'),
    /** What all orders together cost, whichever module placed them. */
    calledOff: integer().notNull().default(0),
    validFrom: date({ mode: 'string' }),
    validTo: date({ mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('framework_contract'),
    unique('framework_contract_in_county').on(table.countyId, table.id),
    check('framework_contract_time', sql`${table.validFrom} <= ${table.validTo}`),
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
      foreignColumns: [frameworkContract.countyId, frameworkContract.id],
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
