import { boolean, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { ExchangeFormat } from '../contract-exchange.ts';
import type { OrderState, PriceBasis } from '../contract-orders.ts';

/** A framework contract with a translation office. Amounts are net, in cents; the price is in tenths of a cent. */
export const frameworkContract = pgTable(
  'framework_contract',
  {
    ...countyColumns,
    office: text().notNull(),
    /** Where orders go: an office's address, not a person's. */
    mail: text(),
    number: text(),
    basis: text().$type<PriceBasis>().notNull(),
    price: integer().notNull(),
    lineLetters: integer().notNull(),
    budget: integer(),
    validFrom: date({ mode: 'string' }),
    validTo: date({ mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [countyPolicy('framework_contract'), unique('framework_contract_in_county').on(table.countyId, table.id)],
);

/** Texts ordered from an office: which they were is kept, so that the same file can be fetched again. */
export const translationOrder = pgTable(
  'translation_order',
  {
    ...countyColumns,
    contractId: uuid().notNull(),
    languages: text().array().notNull(),
    kind: text(),
    format: text().$type<ExchangeFormat>().notNull(),
    state: text().$type<OrderState>().notNull(),
    texts: integer().notNull(),
    words: integer().notNull(),
    cost: integer().notNull(),
    dueOn: date({ mode: 'string' }),
    note: text(),
    sentByMail: boolean().notNull(),
    /** Things by language. */
    subjects: jsonb().$type<Record<string, string[]>>().notNull(),
    orderedAt: instant().notNull(),
    deliveredAt: instant(),
    acceptedAt: instant(),
  },
  (table) => [
    countyPolicy('translation_order'),
    index('translation_order_by_contract').on(table.countyId, table.contractId),
    foreignKey({
      name: 'translation_order_contract',
      columns: [table.countyId, table.contractId],
      foreignColumns: [frameworkContract.countyId, frameworkContract.id],
    }),
  ],
);
