import { createHash } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { AccountView, PaymentView, StatementView } from '../../contract-sheets.ts';
import { paidInput, paymentIdInput, paymentInput, poolOnlyInput } from '../../inputs-sheets.ts';
import { openAccountData } from '../bank-data.ts';
import { payoutsOf, type Account } from '../model/payout.ts';
import { sepaFile } from '../model/sepa.ts';
import { moveOn } from '../move-on.ts';
import {
  findAccounts,
  findPayer,
  findPayments,
  findStatements,
  lockStatements,
  paymentOf,
  statementOf,
} from '../payment-store.ts';
import { interpretingPayment, interpretingStatement } from '../payment-schema.ts';
import { policy } from '../policy.ts';
import { lockAssignment } from '../request-store.ts';
import { statementsFrom } from '../settled.ts';
import { findSheets, noteChange, saveSheet } from '../sheet-store.ts';
import { findPools, lockPool } from '../store.ts';
import { accountView } from './accounts.ts';

const pay = 'interpreting.pay';
const whatPayment = 'Diese Zahlung';
const filePlace = (countyId: string, id: string) => ({ purpose: 'interpreting-payment', boundTo: [countyId, id] });

export type Treasury = {
  pool: { id: string; name: string };
  payer: AccountView | null;
  /** What is to be paid, each with where it goes. */
  due: (StatementView & { account: AccountView | null })[];
  payments: (PaymentView & { statements: StatementView[] })[];
};

/** The cashier's page: statements to be paid, accounts by their last four, and files for the bank. Nothing of requests. */
export const readTreasury = useCase({
  name: 'interpreting.read-treasury',
  action: pay,
  policy,
  mode: 'read',
  input: poolOnlyInput,
  run: async ({ tx, input }) => {
    const [pool] = await findPools(tx, { id: input.poolId });
    if (!pool) return notFound('Diesen Pool');
    const { id, name } = pool.row;
    const statements = await findStatements(tx, { poolId: id });
    const due = statements.filter(({ row }) => row.paidOn === null && row.paymentId === null);
    const people = due.map(({ row }) => row.interpreterId);
    const accounts = new Map(
      (people.length === 0 ? [] : await findAccounts(tx, people)).map((row) => [row.interpreterId, accountView(row)]),
    );
    const payer = await findPayer(tx, id);
    return ok<Treasury>({
      pool: { id, name },
      payer: payer && { holder: payer.holder, ending: payer.ending, changedAt: payer.changedAt.toISOString() },
      due: due.map((one) => ({ ...statementOf(one), account: accounts.get(one.row.interpreterId) ?? null })),
      payments: (await findPayments(tx, { poolId: id })).map((row) => ({
        ...paymentOf(row),
        statements: statements.filter((one) => one.row.paymentId === row.id).map(statementOf),
      })),
    });
  },
});

/** Makes the file for the bank of the chosen statements. Without a right account for each there is none. */
export const makePayment = useCase({
  name: 'interpreting.make-payment',
  action: pay,
  policy,
  mode: 'write',
  input: paymentInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const { poolId, executeOn } = input;
    const pool = await lockPool(tx, poolId);
    if (pool === null) return notFound('Diesen Pool');
    const payer = await findPayer(tx, poolId);
    if (payer === null) return conflict('no-payer', 'Bitte tragen Sie zuerst das Konto ein, von dem gezahlt wird.');
    const from = openAccountData({ ctx, owner: { of: 'interpreting-payer', id: poolId }, sealed: payer.sealed });
    if (from === null) return conflict('sealed', 'Das Konto des Pools lässt sich nicht öffnen. Bitte geben Sie es neu ein.');
    const ids = [...new Set(input.statementIds)];
    const rows = await lockStatements(tx, ids);
    if (rows.length !== ids.length || rows.some((row) => row.poolId !== poolId)) return notFound('Diese Abrechnung');
    const again = rows.find((row) => row.paidOn !== null || row.paymentId !== null);
    if (again) return conflict('again', `Abrechnung ${again.number} steht schon in einer Zahlung.`);
    const made = (await findStatements(tx, { ids })).toSorted((one, other) => one.row.number.localeCompare(other.row.number));
    const accounts = new Map<string, Account>();
    for (const row of await findAccounts(
      tx,
      rows.map(({ interpreterId }) => interpreterId),
    )) {
      const data = openAccountData({ ctx, owner: { of: 'interpreter-account', id: row.interpreterId }, sealed: row.sealed });
      if (data !== null) accounts.set(row.interpreterId, { holder: row.holder, ...data });
    }
    const statements = await statementsFrom(tx, made);
    const { transfers, waiting } = payoutsOf({ statements, accountOf: (id) => accounts.get(id) ?? null });
    if (waiting.length > 0)
      return invalidField(
        'statementIds',
        `Ohne Bankverbindung: ${waiting.map(({ number }) => number).join(', ')}. Bitte eintragen oder abwählen.`,
        'no-account',
      );
    const id = newId(now.getTime());
    const messageId = `KL-${berlinDay(now).replaceAll('-', '')}-${id.slice(-12)}`;
    const file = sepaFile({
      ...{ messageId, createdAt: now, executeOn, oneBooking: true, transfers },
      payer: { name: payer.holder, ...from, address: null },
    });
    if (!file.ok) {
      const faults = (file.problem.fields ?? []).map(({ path, message }) => {
        const transfer = transfers[Number(/^transfers\.(\d+)/.exec(path)?.[1] ?? -1)];
        return transfer ? `${transfer.reference}: ${message}` : message;
      });
      const field = file.problem.fields?.some(({ path }) => path === 'executeOn') ? 'executeOn' : 'statementIds';
      const message = faults.join(' ') || file.problem.message;
      return invalid(file.problem.code, message, [{ path: field, message, code: file.problem.code }]);
    }
    const { xml, count, cents } = file.value;
    const sha256 = createHash('sha256').update(xml).digest('hex');
    await tx.insert(interpretingPayment).values({
      ...{ id, countyId: ctx.county.id, poolId, messageId, executeOn, count, cents, sha256 },
      sealedFile: ctx.secrets.seal({ text: xml, ...filePlace(ctx.county.id, id) }),
      createdAt: now,
      createdBy: actorRef(ctx.actor),
    });
    await tx.update(interpretingStatement).set({ paymentId: id }).where(inArray(interpretingStatement.id, ids));
    audit({
      subjectType: 'interpreting-payment',
      subjectId: id,
      summary: `Datei für die Bank mit ${count === 1 ? 'einer Überweisung' : `${count} Überweisungen`} erstellt`,
      fields: { cents: { after: cents }, sha256: { after: sha256 } },
    });
    return ok({ id, messageId, count, cents, sha256 });
  },
});

/** The file for the bank. That it was fetched stands in the log. */
export const fetchPaymentFile = useCase({
  name: 'interpreting.fetch-payment-file',
  action: pay,
  policy,
  mode: 'write',
  input: paymentIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await findPayments(tx, { id: input.paymentId });
    if (!row) return notFound(whatPayment);
    const xml =
      row.sealedFile === null ? null : ctx.secrets.open({ sealed: row.sealedFile, ...filePlace(ctx.county.id, row.id) });
    if (xml === null) return conflict('gone', 'Diese Datei wird nicht mehr aufbewahrt.');
    audit({ subjectType: 'interpreting-payment', subjectId: row.id, summary: 'Datei für die Bank abgeholt' });
    return ok({ xml, fileName: `${row.messageId}.xml` });
  },
});

/** The bank refused the file: its statements wait again. */
export const discardPayment = useCase({
  name: 'interpreting.discard-payment',
  action: pay,
  policy,
  mode: 'write',
  input: paymentIdInput,
  run: async ({ tx, input, audit }) => {
    const [row] = await findPayments(tx, { id: input.paymentId });
    if (!row) return notFound(whatPayment);
    const statements = await lockStatements(
      tx,
      (await findStatements(tx, { paymentId: row.id })).map((one) => one.row.id),
    );
    if (row.paidOn !== null || statements.some(({ paidOn }) => paidOn !== null))
      return conflict('settled', 'Aus dieser Datei ist schon etwas bezahlt. Sie bleibt stehen.');
    await tx.update(interpretingStatement).set({ paymentId: null }).where(eq(interpretingStatement.paymentId, row.id));
    await tx.delete(interpretingPayment).where(eq(interpretingPayment.id, row.id));
    audit({
      subjectType: 'interpreting-payment',
      subjectId: row.id,
      summary: `Datei ${row.messageId} verworfen`,
      fields: { sha256: { before: row.sha256 } },
    });
    return ok();
  },
});

/** The money went out, by a file or otherwise. */
export const markPaid = useCase({
  name: 'interpreting.mark-paid',
  action: pay,
  policy,
  mode: 'write',
  input: paidInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { paidOn } = input;
    if (paidOn > berlinDay(ctx.clock.now())) return invalidField('paidOn', 'Dieser Tag liegt in der Zukunft.', 'future');
    const ids = [...new Set(input.statementIds)];
    const rows = await lockStatements(tx, ids);
    if (rows.length !== ids.length) return notFound('Diese Abrechnung');
    const again = rows.find((row) => row.paidOn !== null);
    if (again) return conflict('again', `Abrechnung ${again.number} ist schon bezahlt.`);
    const early = rows.find((row) => paidOn < berlinDay(row.createdAt));
    if (early) return invalidField('paidOn', `Abrechnung ${early.number} gab es an diesem Tag noch nicht.`, 'too-early');
    const sheets = await findSheets(tx, { statementIds: ids });
    for (const { row } of sheets.toSorted((one, other) => (one.row.id < other.row.id ? -1 : 1))) {
      const held = (await lockAssignment(tx, row.id))!;
      const moved = await moveOn({ ctx, tx, row: held, event: 'pay', by: 'cashier' });
      if (!moved.ok) return moved;
      const sheet = await saveSheet({ ctx, tx, row: moved.value, set: { paidOn } });
      await noteChange({ ctx, tx, sheetId: sheet.id, side: 'cashier', deed: 'paid' });
    }
    await tx.update(interpretingStatement).set({ paidOn }).where(inArray(interpretingStatement.id, ids));
    for (const paymentId of new Set(rows.flatMap((row) => row.paymentId ?? []))) {
      const left = await findStatements(tx, { paymentId, unpaid: true });
      if (left.length === 0) await tx.update(interpretingPayment).set({ paidOn }).where(eq(interpretingPayment.id, paymentId));
    }
    for (const { id, number } of rows)
      audit({ subjectType: 'interpreting-statement', subjectId: id, summary: `Abrechnung ${number} bezahlt` });
    return ok({ paid: rows.length });
  },
});
