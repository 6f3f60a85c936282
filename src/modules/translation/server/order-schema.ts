import { boolean, date, foreignKey, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { frameworkContract } from '#modules/materials/server/order-schema.ts';
import type { ExchangeFormat } from '../contract-exchange.ts';
import type { OrderState } from '../contract-orders.ts';

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
