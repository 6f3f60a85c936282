import { date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { SettledSheet } from '../contract-tariff.ts';
import { interpreter, interpreterPool } from './schema.ts';

/** Where a person's money goes. Sealed for this county and person; only the last four are kept open. */
export const interpreterAccount = pgTable(
  'interpreter_account',
  {
    ...countyColumns,
    interpreterId: uuid().notNull(),
    holder: text().notNull(),
    sealed: text().notNull(),
    ending: text().notNull(),
    version: integer().notNull().default(1),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreter_account'),
    unique('interpreter_account_of_person').on(table.countyId, table.interpreterId),
    foreignKey({
      name: 'interpreter_account_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }),
  ],
);

/** The account from which a pool's money goes out. */
export const interpretingPayer = pgTable(
  'interpreting_payer',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    holder: text().notNull(),
    sealed: text().notNull(),
    ending: text().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_payer'),
    unique('interpreting_payer_of_pool').on(table.countyId, table.poolId),
    foreignKey({
      name: 'interpreting_payer_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
  ],
);

/** One file for the bank. It names accounts, so it is sealed too. */
export const interpretingPayment = pgTable(
  'interpreting_payment',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    messageId: text().notNull(),
    executeOn: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
    cents: integer().notNull(),
    sha256: text().notNull(),
    /** Empty once its time is over. */
    sealedFile: text(),
    paidOn: date({ mode: 'string' }),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_payment'),
    unique('interpreting_payment_in_county').on(table.countyId, table.id),
    unique('interpreting_payment_message').on(table.countyId, table.messageId),
    foreignKey({
      name: 'interpreting_payment_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
  ],
);

/** What a person gets for a month; its sheets name it. */
export const interpretingStatement = pgTable(
  'interpreting_statement',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    interpreterId: uuid().notNull(),
    number: text().notNull(),
    month: text().notNull(),
    cents: integer().notNull(),
    minutes: integer().notNull(),
    paymentId: uuid(),
    paidOn: date({ mode: 'string' }),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_statement'),
    unique('interpreting_statement_in_county').on(table.countyId, table.id),
    unique('interpreting_statement_number').on(table.countyId, table.number),
    index('interpreting_statement_by_month').on(table.countyId, table.poolId, table.month),
    index('interpreting_statement_by_person').on(table.countyId, table.interpreterId),
    foreignKey({
      name: 'interpreting_statement_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    foreignKey({
      name: 'interpreting_statement_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }),
    foreignKey({
      name: 'interpreting_statement_payment',
      columns: [table.countyId, table.paymentId],
      foreignColumns: [interpretingPayment.countyId, interpretingPayment.id],
    }),
  ],
);

/** What whoever bears costs owes for a period; its sheets name it. */
export const interpretingInvoice = pgTable(
  'interpreting_invoice',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    number: text().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
    bearer: jsonb().$type<SettledSheet['bearer']>().notNull(),
    cents: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_invoice'),
    unique('interpreting_invoice_in_county').on(table.countyId, table.id),
    unique('interpreting_invoice_number').on(table.countyId, table.number),
    foreignKey({
      name: 'interpreting_invoice_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
  ],
);
