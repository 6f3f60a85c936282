import { XMLParser } from 'fast-xml-parser';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { interpreterAccount, interpretingPayment } from '../payment-schema.ts';
import { interpreterPool } from '../schema.ts';
import { sheetRetention } from '../sheet-personal-data.ts';
import { settledUntil } from '../sheet-store.ts';
import { after, ibanOf, openSheets, times, type SheetTest } from '../sheets.fixture.ts';
import { withTariff } from '../model/tariff/dated-tariffs.ts';

let pool: SheetTest;
beforeAll(async () => {
  pool = await openSheets();
});
beforeEach(() => pool.test.setNow(after!));
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const month = { poolId: '', month: '2026-12' };
beforeAll(() => {
  month.poolId = pool.poolId;
});
const tx = <T>(run: Parameters<SheetTest['test']['app']['db']['transaction']>[1]) =>
  pool.test.app.db.transaction({ countyId: pool.county.id }, run) as Promise<T>;
const read = async (assignmentId: string) => must(await app().readSheet(pool.staff(), { assignmentId }));

describe('approval and release', () => {
  it('need two people of the county', async () => {
    const { assignmentId } = await pool.signed();
    const assignmentIds = [assignmentId];
    expect(await app().releaseSheets(pool.second(), { assignmentIds })).toMatchObject({ problem: { code: 'not-now' } });
    must(await app().approveSheets(pool.staff(), { assignmentIds }));
    expect(await app().approveSheets(pool.staff(), { assignmentIds })).toMatchObject({ problem: { code: 'again' } });
    expect(await app().releaseSheets(pool.staff(), { assignmentIds })).toMatchObject({ problem: { code: 'four-eyes' } });
    for (const ctx of [pool.cashier(), ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'auditor' }))])
      expect(await app().releaseSheets(ctx, { assignmentIds })).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await app().releaseSheets(pool.second(), { assignmentIds }));
    expect(await app().releaseSheets(pool.second(), { assignmentIds })).toMatchObject({ problem: { code: 'settled' } });
    expect(await read(assignmentId)).toMatchObject({ state: 'released', money: { fixed: true, cents: 3600 } });
  });

  it('are refused as a whole where one of many cannot be', async () => {
    const [right, unsigned] = [await pool.signed(), await pool.talk()];
    must(await app().submitSheet(unsigned.own, { assignmentId: unsigned.assignmentId, ...times }));
    expect((await app().approveSheets(pool.staff(), { assignmentIds: [right.assignmentId, unsigned.assignmentId] })).ok).toBe(
      false,
    );
    expect(await pool.stateOf(right.assignmentId)).toBe('countersigned');
  });

  it('of a pool run by others are done by its staff and the coordination, which sees no institution', async () => {
    const { assignmentId } = await pool.signed();
    expect(await app().approveSheets(pool.coordinator(), { assignmentIds: [assignmentId] })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    must(await app().approveSheets(pool.staff(), { assignmentIds: [assignmentId] }));
    const rows = must(await app().listSettlement(pool.coordinator(), month));
    expect(rows.find((row) => row.assignmentId === assignmentId)).toMatchObject({ cents: 3600, sameHand: false });
    const samples = must(await app().readSamples(pool.coordinator(), month));
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.length).toBeLessThanOrEqual(5);
    for (const secret of ['Sonnenschein', 'Musterweg', 'K-12']) expect(JSON.stringify([rows, samples])).not.toContain(secret);
    expect(await app().readSamples(pool.staff(), month)).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await app().releaseSheets(pool.coordinator(), { assignmentIds: [assignmentId] }));
  });

  it('can be taken back until a statement is made', async () => {
    const { assignmentId } = await pool.signed();
    must(await app().approveSheets(pool.staff(), { assignmentIds: [assignmentId] }));
    must(await app().releaseSheets(pool.second(), { assignmentIds: [assignmentId] }));
    must(await app().reopenSheet(pool.staff(), { assignmentId }));
    expect(await read(assignmentId)).toMatchObject({ state: 'approved', releasedBy: null });
    must(await app().reopenSheet(pool.staff(), { assignmentId }));
    expect(await read(assignmentId)).toMatchObject({ state: 'countersigned', money: { fixed: false } });
    must(await app().approveSheets(pool.staff(), { assignmentIds: [assignmentId] }));
    must(await app().releaseSheets(pool.second(), { assignmentIds: [assignmentId] }));
    must(await app().settleMonth(pool.staff(), month));
    expect(await app().reopenSheet(pool.staff(), { assignmentId })).toMatchObject({ problem: { code: 'settled' } });
    expect(await app().correctSheet(pool.staff(), { assignmentId, ...times, to: '10:00' })).toMatchObject({
      problem: { code: 'settled' },
    });
  });

  it('say whose year comes near its limit, before and after', async () => {
    const one = await pool.signed({ person: { mostCentsPerYear: 4000 } });
    expect(await read(one.assignmentId)).toMatchObject({ ceiling: 'near' });
    expect(must(await app().approveSheets(pool.staff(), { assignmentIds: [one.assignmentId] })).near).toMatchObject([
      { ceiling: 'near' },
    ]);
    const next = await pool.signed({
      interpreterId: one.interpreterId,
      request: { slots: [{ day: '2026-12-08', from: '10:30', to: '11:30' }] },
      sheet: { from: '10:30', to: '11:30' },
    });
    expect(await read(next.assignmentId)).toMatchObject({ ceiling: 'over' });
    const [year] = must(await app().readYear(pool.coordinator(), { poolId: pool.poolId, year: '2026' })).filter(
      ({ interpreter }) => interpreter.id === one.interpreterId,
    );
    expect(year).toMatchObject({ cents: 3600, limitCents: 4000, ceiling: 'near', conversations: 1 });
  });
});

describe('a tariff that changes', () => {
  it('never alters what is approved, and counts for what is not', async () => {
    const [fixed, open] = [await pool.signed(), await pool.signed()];
    must(await app().approveSheets(pool.staff(), { assignmentIds: [fixed.assignmentId] }));
    const [row] = await tx<(typeof interpreterPool.$inferSelect)[]>((work) =>
      work.select().from(interpreterPool).where(eq(interpreterPool.id, pool.poolId)),
    );
    const last = await tx<string>((work) => settledUntil(work, pool.poolId));
    expect(last).toBe('2026-12-08');
    const dearer = { ...row!.tariffs[0]!, validFrom: '2026-12-01', centsPerHour: 3000 };
    expect(withTariff({ tariffs: row!.tariffs, tariff: dearer, settledUntil: last })).toMatchObject({
      problem: { code: 'tariff-too-early' },
    });
    await tx((work) =>
      work
        .update(interpreterPool)
        .set({ tariffs: [...row!.tariffs, dearer] })
        .where(eq(interpreterPool.id, pool.poolId)),
    );
    expect((await read(fixed.assignmentId)).money).toMatchObject({ cents: 3600, tariffFrom: '2020-01-01' });
    expect((await read(open.assignmentId)).money).toMatchObject({ cents: 4500, tariffFrom: '2026-12-01' });
    must(await app().releaseSheets(pool.second(), { assignmentIds: [fixed.assignmentId] }));
    expect((await read(fixed.assignmentId)).money.cents).toBe(3600);
    await tx((work) => work.update(interpreterPool).set({ tariffs: row!.tariffs }).where(eq(interpreterPool.id, pool.poolId)));
  });
});

describe('money', () => {
  const people: { assignmentId: string; interpreterId: string; own: Awaited<ReturnType<SheetTest['signed']>>['own'] }[] = [];
  const released = async (given: Parameters<SheetTest['signed']>[0] = {}) => {
    const one = await pool.signed(given);
    must(await app().approveSheets(pool.staff(), { assignmentIds: [one.assignmentId] }));
    must(await app().releaseSheets(pool.second(), { assignmentIds: [one.assignmentId] }));
    return one;
  };
  const dueOf = async () => must(await app().readTreasury(pool.cashier(), { poolId: pool.poolId })).due;

  beforeAll(async () => {
    for (let count = 0; count < 3; count += 1)
      people.push(await released({ kita: { name: `Fachdienst ${count}`, kind: 'authority' } }));
  });

  it('stands on one statement for each person and month, and on invoices with numbers without a gap', async () => {
    expect(await app().settleMonth(pool.staff(), { ...month, month: '2027-01' })).toMatchObject({
      problem: { fields: [{ path: 'month' }] },
    });
    must(await app().settleMonth(pool.coordinator(), month));
    expect(await app().settleMonth(pool.staff(), month)).toMatchObject({ problem: { code: 'nothing' } });
    const { statements } = must(await app().listSettled(pool.cashier(), { poolId: pool.poolId }));
    const numbers = statements.map(({ number }) => number).toSorted();
    expect(numbers).toEqual(numbers.map((_, index) => `SM-2026-${String(index + 1).padStart(4, '0')}`));
    for (const { interpreterId } of people)
      expect(statements.filter(({ interpreter }) => interpreter.id === interpreterId)).toMatchObject([
        { cents: 3600, conversations: 1, minutes: 90, paidOn: null },
      ]);
    const own = must(await app().readOwnMoney(people[0]!.own, {}));
    expect(own.statements.map(({ cents }) => cents)).toEqual([3600]);
    expect(await app().makeInvoices(pool.staff(), { poolId: pool.poolId, from: '2026-12-01', to: '2026-12-31' })).toMatchObject({
      problem: { fields: [{ path: 'to' }] },
    });
    pool.test.setNow('2027-01-05T10:00:00Z');
    const period = { poolId: pool.poolId, from: '2026-12-01', to: '2026-12-31' };
    expect(must(await app().makeInvoices(pool.coordinator(), period)).made).toBe(3);
    expect(await app().makeInvoices(pool.staff(), period)).toMatchObject({ problem: { code: 'nothing' } });
    const { invoices } = must(await app().listSettled(pool.staff(), { poolId: pool.poolId }));
    expect(invoices.map(({ number, cents, bearer }) => [number, cents, bearer.kind]).toSorted()).toEqual([
      ['RE-2026-0001', 3600, 'requester'],
      ['RE-2026-0002', 3600, 'requester'],
      ['RE-2026-0003', 3600, 'requester'],
    ]);
    const { csv } = must(await app().exportFinance(pool.staff(), month));
    const lines = csv.trim().split('\r\n');
    expect(lines[0]).toContain('Belegart;Belegnummer');
    const sum = (kind: string) =>
      lines
        .filter((line) => line.startsWith(kind))
        .reduce((total, line) => total + Number(line.split(';')[4]!.replace(',', '.')), 0);
    expect(sum('Auszahlung') * 100).toBe(statements.reduce((total, { cents }) => total + cents, 0));
    expect(sum('Rechnung')).toBe(108);
  });

  it('is on paper for those who may see it', async () => {
    const { statements, invoices } = must(await app().listSettled(pool.cashier(), { poolId: pool.poolId }));
    const mine = statements.find(({ interpreter }) => interpreter.id === people[0]!.interpreterId)!;
    const isPdf = (pdf: Uint8Array) => Buffer.from(pdf.subarray(0, 5)).toString() === '%PDF-';
    for (const ctx of [pool.staff(), pool.coordinator(), pool.cashier()]) {
      const paper = must(await app().renderStatement(ctx, { statementId: mine.id }));
      expect(paper.fileName).toBe(`${mine.number}.pdf`);
      expect(isPdf(paper.pdf)).toBe(true);
    }
    expect(isPdf(must(await app().renderOwnStatement(people[0]!.own, { statementId: mine.id })).pdf)).toBe(true);
    expect(isPdf(must(await app().renderInvoice(pool.staff(), { invoiceId: invoices[0]!.id })).pdf)).toBe(true);
    const { assignmentId } = people[0]!;
    expect(isPdf(must(await app().renderOwnPaperSheet(people[0]!.own, { assignmentId })).pdf)).toBe(true);
    expect(await app().renderOwnStatement(people[1]!.own, { statementId: mine.id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await app().renderPaperSheet(pool.cashier(), { assignmentId })).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('of a pool is nothing to those who run another', async () => {
    const unitId = '00000000-0000-4000-8000-000000000001';
    const other = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'unit-editor', unitId }));
    const { statements } = must(await app().listSettled(pool.staff(), { poolId: pool.poolId }));
    const period = { poolId: pool.poolId, from: '2026-11-01', to: '2026-11-30' };
    for (const refused of [
      await app().listSheets(other, month),
      await app().listSettlement(other, month),
      await app().settleMonth(other, month),
      await app().exportFinance(other, month),
      await app().makeInvoices(other, period),
      await app().listSettled(other, { poolId: pool.poolId }),
      await app().readYear(other, { poolId: pool.poolId, year: '2026' }),
      await app().renderStatement(other, { statementId: statements[0]!.id }),
      await app().approveSheets(other, { assignmentIds: [people[0]!.assignmentId] }),
      await app().releaseSheets(other, { assignmentIds: [people[0]!.assignmentId] }),
    ])
      expect(refused).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await app().listSettlingPools(other, {}))).toEqual([]);
  });

  it('goes to nobody without a right account, and its bank data is open to the cashier alone', async () => {
    const [one, , third] = people;
    for (const [iban, code] of [
      ['DE02120300000000202052', 'iban-checksum'],
      ['DE0212030000000020205', 'iban-length'],
      ['4711', 'iban-country'],
    ] as const)
      expect(await app().saveOwnAccount(one!.own, { holder: 'Person', iban })).toMatchObject({
        problem: { code, fields: [{ path: 'iban' }] },
      });
    for (const [index, { own }] of people.slice(0, 2).entries())
      must(await app().saveOwnAccount(own, { holder: `Person ${index}`, iban: ibanOf(index) }));
    expect(must(await app().readOwnMoney(one!.own, {})).account).toMatchObject({ ending: `DE … ${ibanOf(0).slice(-4)}` });
    const due = await dueOf();
    const chosen = due.filter(({ interpreter }) => people.some(({ interpreterId }) => interpreterId === interpreter.id));
    const asked = { poolId: pool.poolId, statementIds: chosen.map(({ id }) => id), executeOn: '2026-12-10' };
    expect(await app().makePayment(pool.cashier(), asked)).toMatchObject({ problem: { code: 'no-payer' } });
    must(await app().savePayer(pool.cashier(), { poolId: pool.poolId, holder: 'Landkreis Nordkreis', iban: ibanOf(99) }));
    const refused = await app().makePayment(pool.cashier(), asked);
    expect(refused).toMatchObject({ problem: { code: 'no-account', fields: [{ path: 'statementIds' }] } });
    expect((await dueOf()).length).toBe(due.length);
    for (const ctx of [pool.staff(), pool.coordinator()]) {
      expect(await app().openAccount(ctx, { interpreterId: one!.interpreterId })).toMatchObject({
        problem: { kind: 'forbidden' },
      });
      expect(await app().readTreasury(ctx, { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'forbidden' } });
      expect(await app().makePayment(ctx, asked)).toMatchObject({ problem: { kind: 'forbidden' } });
    }
    must(
      await app().saveAccountFor(pool.cashier(), { interpreterId: third!.interpreterId, holder: 'Person 2', iban: ibanOf(2) }),
    );
    expect(must(await app().openAccount(pool.cashier(), { interpreterId: third!.interpreterId }))).toMatchObject({
      iban: ibanOf(2),
    });
    // At rest nobody reads an account, and one that is copied to another person's row does not open.
    const rows = await tx<(typeof interpreterAccount.$inferSelect)[]>((work) => work.select().from(interpreterAccount));
    expect(JSON.stringify(rows)).not.toContain(ibanOf(0).slice(4, 18));
    const [from, to] = rows;
    await tx((work) => work.update(interpreterAccount).set({ sealed: from!.sealed }).where(eq(interpreterAccount.id, to!.id)));
    expect(await app().openAccount(pool.cashier(), { interpreterId: to!.interpreterId })).toMatchObject({
      problem: { code: 'sealed' },
    });
    await tx((work) => work.update(interpreterAccount).set({ sealed: to!.sealed }).where(eq(interpreterAccount.id, to!.id)));
    const south = await openCounty(pool.test, 'suedkreis');
    const neighbour = ctxOf(pool.test, south, person({ county: south, role: 'cashier' }));
    expect(await app().readTreasury(neighbour, { poolId: pool.poolId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await app().openAccount(neighbour, { interpreterId: one!.interpreterId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('goes out by a file for the bank whose sums are right, once', async () => {
    const chosen = (await dueOf()).filter(({ account }) => account !== null);
    expect(chosen).toHaveLength(3);
    const asked = { poolId: pool.poolId, statementIds: chosen.map(({ id }) => id), executeOn: '2026-12-10' };
    expect(await app().makePayment(pool.cashier(), { ...asked, executeOn: '2026-12-01' })).toMatchObject({
      problem: { fields: [{ path: 'executeOn' }] },
    });
    const made = must(await app().makePayment(pool.cashier(), asked));
    expect(made).toMatchObject({ count: 3, cents: 10_800 });
    expect(await app().makePayment(pool.cashier(), asked)).toMatchObject({ problem: { code: 'again' } });
    const { xml } = must(await app().fetchPaymentFile(pool.cashier(), { paymentId: made.id }));
    const parsed = new XMLParser({ parseTagValue: false }).parse(xml).Document.CstmrCdtTrfInitn;
    expect(parsed.GrpHdr).toMatchObject({ MsgId: made.messageId, NbOfTxs: '3', CtrlSum: '108.00' });
    const transfers: { Amt: { InstdAmt: string }; CdtrAcct: { Id: { IBAN: string } }; PmtId: { EndToEndId: string } }[] =
      parsed.PmtInf.CdtTrfTxInf;
    expect(transfers.map(({ Amt }) => Amt.InstdAmt)).toEqual(['36.00', '36.00', '36.00']);
    expect(transfers.map(({ CdtrAcct }) => CdtrAcct.Id.IBAN).toSorted()).toEqual([0, 1, 2].map(ibanOf).toSorted());
    expect(transfers.map(({ PmtId }) => PmtId.EndToEndId).toSorted()).toEqual(chosen.map(({ number }) => number).toSorted());
    for (const word of ['Sonnenschein', 'Fachdienst', 'arab', 'ar-']) expect(xml).not.toContain(word);
    const [row] = await tx<(typeof interpretingPayment.$inferSelect)[]>((work) => work.select().from(interpretingPayment));
    expect(row!.sealedFile).not.toContain(ibanOf(0));

    // The bank refuses it; the next file has another number.
    must(await app().discardPayment(pool.cashier(), { paymentId: made.id }));
    const next = must(await app().makePayment(pool.cashier(), asked));
    expect(next.messageId).not.toBe(made.messageId);
    const paid = { statementIds: asked.statementIds, paidOn: '2026-12-08' };
    expect(await app().markPaid(pool.staff(), paid)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().markPaid(pool.cashier(), { ...paid, paidOn: '2026-12-09' })).toMatchObject({
      problem: { fields: [{ path: 'paidOn' }] },
    });
    must(await app().markPaid(pool.cashier(), paid));
    expect(await app().markPaid(pool.cashier(), paid)).toMatchObject({ problem: { code: 'again' } });
    expect(await app().discardPayment(pool.cashier(), { paymentId: next.id })).toMatchObject({ problem: { code: 'settled' } });
    for (const { assignmentId } of people)
      expect(await read(assignmentId)).toMatchObject({ state: 'paid', outcome: 'done', paidOn: '2026-12-08' });
    const log = await tx<unknown[]>((work) => work.select().from(auditEntry));
    for (const index of [0, 1, 2, 99]) expect(JSON.stringify(log)).not.toContain(ibanOf(index));
  });

  it('leaves no bank data behind when its time is over', async () => {
    const run = (now: string, table: string) =>
      tx<number>(async (work) => {
        let gone = 0;
        for (const rule of sheetRetention.filter((one) => one.table === table))
          gone += await rule.run({ tx: work, countyId: pool.county.id, now: new Date(now) });
        return gone;
      });
    expect(await run('2027-01-01T00:00:00Z', 'interpreting_payment')).toBe(0);
    expect(await run('2027-06-01T00:00:00Z', 'interpreting_payment')).toBe(1);
    await tx((work) =>
      work.execute(sql`update interpreter set state = 'left', left_at = '2026-12-09' where id = ${people[0]!.interpreterId}`),
    );
    expect(await run('2027-01-01T00:00:00Z', 'interpreter_account')).toBe(0);
    expect(await run('2027-12-01T00:00:00Z', 'interpreter_account')).toBe(1);
  });
});
