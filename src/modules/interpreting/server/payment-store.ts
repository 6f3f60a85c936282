import { and, asc, desc, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import type { InvoiceView, PaymentView, StatementView } from '../contract-sheets.ts';
import {
  interpreterAccount,
  interpretingInvoice,
  interpretingPayer,
  interpretingPayment,
  interpretingStatement,
} from './payment-schema.ts';
import { interpreter } from './schema.ts';
import { interpretingSheet } from './sheet-schema.ts';

export type AccountRow = typeof interpreterAccount.$inferSelect;
export type PayerRow = typeof interpretingPayer.$inferSelect;
export type PaymentRow = typeof interpretingPayment.$inferSelect;
export type StatementRow = typeof interpretingStatement.$inferSelect;
export type InvoiceRow = typeof interpretingInvoice.$inferSelect;

const sheetsOn = sql<number>`(select count(*)::int from ${interpretingSheet} where ${interpretingSheet.statementId} = ${interpretingStatement.id})`;

export type FoundStatement = { row: StatementRow; name: string; conversations: number; payment: string | null };

/** Statements, the newest month first. */
export const findStatements = (
  tx: Tx,
  filter: {
    ids?: readonly string[];
    poolId?: string;
    month?: string;
    interpreterId?: string;
    paymentId?: string;
    unpaid?: boolean;
    free?: boolean;
  },
): Promise<FoundStatement[]> =>
  tx
    .select({
      row: interpretingStatement,
      name: interpreter.name,
      conversations: sheetsOn,
      payment: interpretingPayment.messageId,
    })
    .from(interpretingStatement)
    .innerJoin(interpreter, eq(interpreter.id, interpretingStatement.interpreterId))
    .leftJoin(interpretingPayment, eq(interpretingPayment.id, interpretingStatement.paymentId))
    .where(
      and(
        filter.ids ? inArray(interpretingStatement.id, [...filter.ids]) : undefined,
        filter.poolId ? eq(interpretingStatement.poolId, filter.poolId) : undefined,
        filter.month ? eq(interpretingStatement.month, filter.month) : undefined,
        filter.interpreterId ? eq(interpretingStatement.interpreterId, filter.interpreterId) : undefined,
        filter.paymentId ? eq(interpretingStatement.paymentId, filter.paymentId) : undefined,
        filter.unpaid ? isNull(interpretingStatement.paidOn) : undefined,
        filter.free ? isNull(interpretingStatement.paymentId) : undefined,
      ),
    )
    .orderBy(desc(interpretingStatement.month), asc(interpretingStatement.number));

/** Statements, held in one order. */
export const lockStatements = (tx: Tx, ids: readonly string[]): Promise<StatementRow[]> =>
  tx
    .select()
    .from(interpretingStatement)
    .where(inArray(interpretingStatement.id, [...ids]))
    .orderBy(asc(interpretingStatement.id))
    .for('update');

export const statementOf = ({ row, name, conversations, payment }: FoundStatement): StatementView => ({
  ...{ id: row.id, poolId: row.poolId, number: row.number, month: row.month, minutes: row.minutes, cents: row.cents },
  interpreter: { id: row.interpreterId, name },
  ...{ conversations, payment, paidOn: row.paidOn },
});

const sheetsOfInvoice = sql<number>`(select count(*)::int from ${interpretingSheet} where ${interpretingSheet.invoiceId} = ${interpretingInvoice.id})`;

/** Invoices, the newest first. */
export const findInvoices = (
  tx: Tx,
  filter: { id?: string; poolId?: string },
): Promise<{ row: InvoiceRow; conversations: number }[]> =>
  tx
    .select({ row: interpretingInvoice, conversations: sheetsOfInvoice })
    .from(interpretingInvoice)
    .where(
      and(
        filter.id ? eq(interpretingInvoice.id, filter.id) : undefined,
        filter.poolId ? eq(interpretingInvoice.poolId, filter.poolId) : undefined,
      ),
    )
    .orderBy(desc(interpretingInvoice.toDay), desc(interpretingInvoice.number));

export const invoiceOf = ({ row, conversations }: { row: InvoiceRow; conversations: number }): InvoiceView => ({
  ...{ id: row.id, number: row.number, from: row.fromDay, to: row.toDay, bearer: row.bearer, cents: row.cents, conversations },
});

/**
 * The next number of a series in a year, counted over the county. Whoever asks first has it: the others wait until the transaction ends,
 * so that numbers run on without a gap.
 */
export async function nextInSeries(input: {
  ctx: CountyCtx;
  tx: Tx;
  of: 'statement' | 'invoice';
  year: string;
}): Promise<number> {
  const { ctx, tx, of, year } = input;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`interpreting-${of}-${ctx.county.id}`}))`);
  const table = of === 'statement' ? interpretingStatement : interpretingInvoice;
  const [found] = await tx
    .select({ last: sql<number>`coalesce(max(split_part(${table.number}, '-', 3)::int), 0)` })
    .from(table)
    .where(like(table.number, `%-${year}-%`));
  return (found?.last ?? 0) + 1;
}

export const findAccounts = (tx: Tx, interpreterIds: readonly string[]): Promise<AccountRow[]> =>
  tx
    .select()
    .from(interpreterAccount)
    .where(inArray(interpreterAccount.interpreterId, [...interpreterIds]));

export async function saveAccountRow(input: {
  ctx: CountyCtx;
  tx: Tx;
  interpreterId: string;
  set: Pick<AccountRow, 'holder' | 'sealed' | 'ending'>;
}): Promise<void> {
  const { ctx, tx, interpreterId, set } = input;
  const now = ctx.clock.now();
  await tx
    .insert(interpreterAccount)
    .values({ id: newId(now.getTime()), countyId: ctx.county.id, interpreterId, ...set, changedAt: now })
    .onConflictDoUpdate({
      target: [interpreterAccount.countyId, interpreterAccount.interpreterId],
      set: { ...set, changedAt: now, version: sql`${interpreterAccount.version} + 1` },
    });
}

export async function findPayer(tx: Tx, poolId: string): Promise<PayerRow | null> {
  const [row] = await tx.select().from(interpretingPayer).where(eq(interpretingPayer.poolId, poolId));
  return row ?? null;
}

export async function savePayerRow(input: {
  ctx: CountyCtx;
  tx: Tx;
  poolId: string;
  set: Pick<PayerRow, 'holder' | 'sealed' | 'ending'>;
}): Promise<void> {
  const { ctx, tx, poolId, set } = input;
  const now = ctx.clock.now();
  await tx
    .insert(interpretingPayer)
    .values({ id: newId(now.getTime()), countyId: ctx.county.id, poolId, ...set, changedAt: now })
    .onConflictDoUpdate({ target: [interpretingPayer.countyId, interpretingPayer.poolId], set: { ...set, changedAt: now } });
}

export const findPayments = (tx: Tx, filter: { id?: string; poolId?: string }): Promise<PaymentRow[]> =>
  tx
    .select()
    .from(interpretingPayment)
    .where(
      and(
        filter.id ? eq(interpretingPayment.id, filter.id) : undefined,
        filter.poolId ? eq(interpretingPayment.poolId, filter.poolId) : undefined,
      ),
    )
    .orderBy(desc(interpretingPayment.createdAt));

export const paymentOf = (row: PaymentRow): PaymentView => ({
  ...{ id: row.id, messageId: row.messageId, executeOn: row.executeOn, count: row.count, cents: row.cents },
  ...{ sha256: row.sha256, paidOn: row.paidOn, createdAt: row.createdAt.toISOString(), kept: row.sealedFile !== null },
});
