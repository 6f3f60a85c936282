import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { Objection, Receipt, SheetDeed, SheetSide, SigningWay } from '../contract-sheets.ts';
import type { AllowanceLine, SettledSheet, Travel } from '../contract-tariff.ts';
import { interpretingInvoice, interpretingStatement } from './payment-schema.ts';
import { interpretingAssignment } from './request-schema.ts';
import { interpreter, interpreterPool } from './schema.ts';

/**
 * What a conversation took, who signed it, and, from its approval on, what it is worth. No remarks: nothing here tells of whom it was
 * about.
 */
export const interpretingSheet = pgTable(
  'interpreting_sheet',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    assignmentId: uuid().notNull(),
    interpreterId: uuid().notNull(),
    plannedFrom: instant().notNull(),
    plannedUntil: instant().notNull(),
    /** Empty for what did not take place. */
    actualFrom: instant(),
    actualUntil: instant(),
    travel: jsonb().$type<Travel>(),
    receipts: jsonb().$type<Receipt[]>().notNull().default([]),
    interpreterSignedAt: instant(),
    clientSignedAt: instant(),
    clientWay: text().$type<SigningWay>(),
    objection: text().$type<Objection>(),
    wrongCodes: integer().notNull().default(0),
    /** Fixed when it is approved: a tariff that changes later changes nothing here. */
    tariffFrom: date({ mode: 'string' }),
    lines: jsonb().$type<AllowanceLine[]>(),
    cents: integer(),
    billedCents: integer(),
    bearer: jsonb().$type<SettledSheet['bearer']>(),
    approvedAt: instant(),
    approvedBy: text(),
    releasedAt: instant(),
    releasedBy: text(),
    statementId: uuid(),
    invoiceId: uuid(),
    paidOn: date({ mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_sheet'),
    unique('interpreting_sheet_in_county').on(table.countyId, table.id),
    unique('interpreting_sheet_of_assignment').on(table.countyId, table.assignmentId),
    index('interpreting_sheet_by_pool').on(table.countyId, table.poolId, table.plannedFrom),
    index('interpreting_sheet_by_person').on(table.countyId, table.interpreterId, table.plannedFrom),
    index('interpreting_sheet_by_statement').on(table.countyId, table.statementId),
    foreignKey({
      name: 'interpreting_sheet_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    foreignKey({
      name: 'interpreting_sheet_assignment',
      columns: [table.countyId, table.assignmentId],
      foreignColumns: [interpretingAssignment.countyId, interpretingAssignment.id],
    }),
    foreignKey({
      name: 'interpreting_sheet_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }),
    foreignKey({
      name: 'interpreting_sheet_statement',
      columns: [table.countyId, table.statementId],
      foreignColumns: [interpretingStatement.countyId, interpretingStatement.id],
    }),
    foreignKey({
      name: 'interpreting_sheet_invoice',
      columns: [table.countyId, table.invoiceId],
      foreignColumns: [interpretingInvoice.countyId, interpretingInvoice.id],
    }),
    check('interpreting_sheet_order', sql`${table.actualFrom} <= ${table.actualUntil}`),
    check('interpreting_sheet_money', sql`${table.cents} >= 0 and ${table.billedCents} >= 0`),
  ],
);

/** What happened to a sheet, in order. Nothing is ever taken away. */
export const interpretingSheetChange = pgTable(
  'interpreting_sheet_change',
  {
    ...countyColumns,
    sheetId: uuid().notNull(),
    at: instant().notNull(),
    side: text().$type<SheetSide>().notNull(),
    deed: text().$type<SheetDeed>().notNull(),
    /** Times, ways and money before and after, in words; no person. */
    details: text().array().notNull().default([]),
  },
  (table) => [
    countyPolicy('interpreting_sheet_change'),
    index('interpreting_sheet_change_by_sheet').on(table.countyId, table.sheetId, table.at),
    foreignKey({
      name: 'interpreting_sheet_change_of',
      columns: [table.countyId, table.sheetId],
      foreignColumns: [interpretingSheet.countyId, interpretingSheet.id],
    }),
  ],
);
