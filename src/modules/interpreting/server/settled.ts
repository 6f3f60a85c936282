import type { Tx } from '#kernel/context.ts';
import type { Invoice, Statement } from '../contract-statements.ts';
import { invoicesOf, statementsOf } from './model/statement.ts';
import type { FoundStatement, InvoiceRow } from './payment-store.ts';
import { findSheets, settledSheet } from './sheet-store.ts';

export const [statementSeries, invoiceSeries] = ['SM', 'RE'];

/** Statements as they were made, from the sheets that name them: those never change again. */
export async function statementsFrom(tx: Tx, made: readonly FoundStatement[]): Promise<Statement[]> {
  if (made.length === 0) return [];
  const found = await findSheets(tx, { statementIds: made.map(({ row }) => row.id) });
  return made.flatMap(({ row }) => {
    const sheets = found.filter(({ sheet }) => sheet?.statementId === row.id).flatMap((one) => settledSheet(one) ?? []);
    return statementsOf({ sheets, month: row.month, series: statementSeries!, first: 1 }).map((statement) => ({
      ...statement,
      number: row.number,
    }));
  });
}

/** And invoices. */
export async function invoicesFrom(tx: Tx, made: readonly { row: InvoiceRow }[]): Promise<Invoice[]> {
  const all: Invoice[] = [];
  for (const { row } of made) {
    const sheets = (await findSheets(tx, { invoiceId: row.id })).flatMap((one) => settledSheet(one) ?? []);
    const period = { from: row.fromDay, to: row.toDay };
    const kinds = ['county', 'requester', 'other'] as const;
    for (const invoice of invoicesOf({ sheets, period, kinds, series: invoiceSeries!, first: 1 }))
      all.push({ ...invoice, number: row.number, bearer: row.bearer });
  }
  return all;
}
