import { and, eq, inArray } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { InvoiceView, StatementView, YearRow } from '../../contract-sheets.ts';
import { monthInput, periodInput, poolOnlyInput, yearInput } from '../../inputs-sheets.ts';
import { openAccountData } from '../bank-data.ts';
import { financeCsv } from '../model/finance-table.ts';
import { invoicesOf, statementsOf, yearCeiling, yearTotals } from '../model/statement.ts';
import { findAccounts, findInvoices, findStatements, invoiceOf, nextInSeries, statementOf } from '../payment-store.ts';
import { interpretingInvoice, interpretingStatement } from '../payment-schema.ts';
import { policy } from '../policy.ts';
import { mayRun, thingOf } from '../rights.ts';
import { invoicesFrom, invoiceSeries, statementsFrom, statementSeries } from '../settled.ts';
import { poolToPay, poolToSettle } from '../sheet-access.ts';
import { interpretingSheet } from '../sheet-schema.ts';
import { findSheets, settledSheet } from '../sheet-store.ts';
import { findInterpreters, findPools, lockPool } from '../store.ts';

const settle = 'interpreting.settle';
const readSettled = 'interpreting.read-settled';

export type SettlingPool = { id: string; name: string; operator: string; mayRun: boolean; maySettle: boolean; mayPay: boolean };

/** Pools whose money the reader may see. */
export const listSettlingPools = useCase({
  name: 'interpreting.list-settling-pools',
  action: readSettled,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { actor, county } = ctx;
    const countyId = county.id;
    const mayPay = may({ rows: policy, actor, countyId, action: 'interpreting.pay' }) === 'yes';
    return ok<SettlingPool[]>(
      (await findPools(tx))
        .filter(({ row }) => !row.elsewhere)
        .map(({ row, unit, organisation }) => ({
          ...{ id: row.id, name: row.name, mayPay },
          operator: organisation ?? unit ?? 'Koordination des Landkreises',
          mayRun: mayRun(ctx, row),
          maySettle: may({ rows: policy, actor, countyId, action: settle, thing: thingOf(row) }) === 'yes',
        }))
        .filter((pool) => pool.mayRun || pool.maySettle || pool.mayPay),
    );
  },
});

/** Makes statements of everything that is released and stands on none: of this month, and what came late of earlier ones. */
export const settleMonth = useCase({
  name: 'interpreting.settle-month',
  action: settle,
  policy,
  mode: 'write',
  input: monthInput,
  load: ({ ctx, tx, input }) => poolToSettle({ ctx, tx, poolId: input.poolId }),
  run: async ({ ctx, tx, input, loaded: pool, audit }) => {
    const { month } = input;
    const now = ctx.clock.now();
    if (month > berlinDay(now).slice(0, 7)) return invalidField('month', 'Dieser Monat hat noch nicht begonnen.', 'future');
    await lockPool(tx, pool.id);
    const sheets = (await findSheets(tx, { poolId: pool.id, without: 'statement' })).flatMap((one) => settledSheet(one) ?? []);
    const first = await nextInSeries({ ctx, tx, of: 'statement', year: month.slice(0, 4) });
    const statements = statementsOf({ sheets, month, series: statementSeries!, first });
    if (statements.length === 0) return conflict('nothing', 'Für diesen Monat ist nichts Neues freigegeben.');
    for (const { number, interpreter, rows, cents, minutes } of statements) {
      const id = newId(now.getTime());
      await tx.insert(interpretingStatement).values({
        ...{ id, countyId: ctx.county.id, poolId: pool.id, interpreterId: interpreter.id, number, month, cents, minutes },
        createdAt: now,
      });
      await tx
        .update(interpretingSheet)
        .set({ statementId: id })
        .where(
          inArray(
            interpretingSheet.id,
            rows.map((row) => row.id),
          ),
        );
      audit({ subjectType: 'interpreting-statement', subjectId: id, summary: `Abrechnung ${number} erstellt` });
    }
    return ok({ made: statements.length });
  },
});

/** Makes invoices for a period. A pool that the county runs itself bills the county nothing. */
export const makeInvoices = useCase({
  name: 'interpreting.make-invoices',
  action: settle,
  policy,
  mode: 'write',
  input: periodInput,
  load: ({ ctx, tx, input }) => poolToSettle({ ctx, tx, poolId: input.poolId }),
  run: async ({ ctx, tx, input, loaded: pool, audit }) => {
    const { from, to } = input;
    const now = ctx.clock.now();
    if (to > berlinDay(now)) return invalidField('to', 'Der Zeitraum ist noch nicht vorbei.', 'future');
    await lockPool(tx, pool.id);
    const sheets = (await findSheets(tx, { poolId: pool.id, without: 'invoice' })).flatMap((one) => settledSheet(one) ?? []);
    const kinds = pool.organisationId === null ? (['requester', 'other'] as const) : (['county', 'requester', 'other'] as const);
    const first = await nextInSeries({ ctx, tx, of: 'invoice', year: to.slice(0, 4) });
    const invoices = invoicesOf({ sheets, period: { from, to }, kinds, series: invoiceSeries!, first });
    if (invoices.length === 0) return conflict('nothing', 'In diesem Zeitraum ist nichts in Rechnung zu stellen.');
    for (const { number, bearer, rows, cents } of invoices) {
      const id = newId(now.getTime());
      await tx.insert(interpretingInvoice).values({
        ...{ id, countyId: ctx.county.id, poolId: pool.id, number, fromDay: from, toDay: to, bearer, cents },
        createdAt: now,
      });
      await tx
        .update(interpretingSheet)
        .set({ invoiceId: id })
        .where(
          and(
            eq(interpretingSheet.poolId, pool.id),
            inArray(
              interpretingSheet.id,
              rows.map((row) => row.id),
            ),
          ),
        );
      audit({ subjectType: 'interpreting-invoice', subjectId: id, summary: `Rechnung ${number} erstellt` });
    }
    return ok({ made: invoices.length });
  },
});

/** Statements of a month and invoices of a pool. */
export const listSettled = useCase({
  name: 'interpreting.list-settled',
  action: readSettled,
  policy,
  mode: 'read',
  input: poolOnlyInput,
  load: ({ ctx, tx, input }) => poolToPay({ ctx, tx, poolId: input.poolId }),
  run: async ({ tx, loaded: pool }) =>
    ok<{ statements: StatementView[]; invoices: InvoiceView[] }>({
      statements: (await findStatements(tx, { poolId: pool.id })).map(statementOf),
      invoices: (await findInvoices(tx, { poolId: pool.id })).map(invoiceOf),
    }),
});

/** A month for the county's finance system. Accounts stand in it for the cashier alone. */
export const exportFinance = useCase({
  name: 'interpreting.export-finance',
  action: readSettled,
  policy,
  mode: 'read',
  input: monthInput,
  load: ({ ctx, tx, input }) => poolToPay({ ctx, tx, poolId: input.poolId }),
  run: async ({ ctx, tx, input, loaded: pool }) => {
    const made = await findStatements(tx, { poolId: pool.id, month: input.month });
    const invoices = (await findInvoices(tx, { poolId: pool.id })).filter(({ row }) => row.toDay.startsWith(input.month));
    const { actor, county } = ctx;
    const pays = may({ rows: policy, actor, countyId: county.id, action: 'interpreting.pay' }) === 'yes';
    const accounts =
      pays && made.length > 0
        ? await findAccounts(
            tx,
            made.map(({ row }) => row.interpreterId),
          )
        : [];
    const ibans = new Map(
      accounts.map((row) => [
        row.interpreterId,
        openAccountData({ ctx, owner: { of: 'interpreter-account', id: row.interpreterId }, sealed: row.sealed })?.iban ?? null,
      ]),
    );
    return ok({
      csv: financeCsv({
        statements: await statementsFrom(tx, made),
        invoices: await invoicesFrom(tx, invoices),
        day: berlinDay(ctx.clock.now()),
        ibanOf: pays ? (id) => ibans.get(id) ?? null : null,
      }),
      fileName: `sprachmittlung-${input.month}.csv`,
    });
  },
});

/** What each person got in a year, against the limit. */
export const readYear = useCase({
  name: 'interpreting.read-year',
  action: settle,
  policy,
  mode: 'read',
  input: yearInput,
  load: ({ ctx, tx, input }) => poolToSettle({ ctx, tx, poolId: input.poolId }),
  run: async ({ ctx, tx, input, loaded: pool }) => {
    const found = await findSheets(tx, { poolId: pool.id, states: ['approved', 'released', 'paid'] });
    const totals = yearTotals({
      sheets: found.flatMap((one) => settledSheet(one) ?? []),
      year: input.year,
      today: berlinDay(ctx.clock.now()),
    });
    const people = await findInterpreters(tx, { poolId: pool.id, left: true });
    const limits = new Map(people.map(({ row }) => [row.id, row.mostCentsPerYear]));
    return ok<YearRow[]>(
      totals.map(({ interpreter, conversations, minutes, paid, pending }) => {
        const limitCents = limits.get(interpreter.id) ?? null;
        return {
          ...{ interpreter, conversations, minutes, limitCents },
          cents: paid.cents + pending.cents,
          travelCents: paid.travelCents + pending.travelCents,
          ceiling: yearCeiling({ total: { paid, pending }, limitCents, withTravel: false }),
        };
      }),
    );
  },
});
