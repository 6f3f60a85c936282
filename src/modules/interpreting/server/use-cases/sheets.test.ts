import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { after, before, openSheets, times, type SheetTest } from '../sheets.fixture.ts';

let pool: SheetTest;
beforeAll(async () => {
  pool = await openSheets();
});
beforeEach(() => pool.test.setNow(after!));
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const read = async (assignmentId: string) => must(await app().readSheet(pool.staff(), { assignmentId }));
const png = async (text = 'a') => ({
  ...(await pool.test.app.files.put(Buffer.from(`\u0089PNG\r\n\u001a\n${text}`, 'latin1'))),
  name: 'Familie Beispiel.png',
  mime: 'image/png',
});

describe('a time sheet', () => {
  it('is written by the interpreter and signed with the institution’s code', async () => {
    const { own, assignmentId, code, interpreterId } = await pool.talk();
    must(await app().submitSheet(own, { assignmentId, ...times, metres: 23_500, drove: true, upload: await png() }));
    expect(
      must(await app().readSheetToSign(ctxOf(pool.test, pool.county, { kind: 'anonymous' }), { assignmentId })),
    ).toMatchObject({ state: 'sheet-submitted', language: 'ar' });
    expect(must(await app().signSheetWithCode(own, { assignmentId, code }))).toEqual({ signed: true });
    const sheet = await read(assignmentId);
    expect(sheet).toMatchObject({
      state: 'countersigned',
      clientWay: 'code',
      interpreter: { id: interpreterId },
      money: { cents: 4305, fixed: false, tariffFrom: '2020-01-01' },
    });
    expect(sheet.money.lines.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['work', 90],
      ['kilometres', 23_500],
    ]);
    expect(sheet.changes.map(({ side, deed }) => [side, deed])).toEqual([
      ['interpreter', 'submitted'],
      ['client', 'signed'],
    ]);
    // The name under which the file came might name somebody.
    expect(sheet.receipts).toMatchObject([{ name: 'Beleg.png', mime: 'image/png' }]);
    expect(must(await app().readReceipt(pool.staff(), { assignmentId, sha256: sheet.receipts[0]!.sha256 })).bytes.length).toBe(9);
    const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(auditEntry),
    );
    expect(JSON.stringify(log)).not.toContain(code.replace(' ', ''));
  });

  it('is locked after five wrong codes until the office sends a new one to the institution', async () => {
    const { own, assignmentId, code } = await pool.talk();
    must(await app().submitSheet(own, { assignmentId, ...times }));
    const wrong = code === '1234 5678' ? '8765 4321' : '1234 5678';
    for (const left of [4, 3, 2, 1, 0])
      expect(must(await app().signSheetWithCode(own, { assignmentId, code: wrong }))).toEqual({ signed: false, left });
    expect(await app().signSheetWithCode(own, { assignmentId, code })).toMatchObject({ problem: { code: 'locked' } });
    expect(await app().signSheetWithCode(own, { assignmentId, code: '12' })).toMatchObject({ problem: { kind: 'invalid' } });
    expect(await read(assignmentId)).toMatchObject({ state: 'sheet-submitted', locked: true });
    must(await app().sendNewCode(pool.staff(), { assignmentId }));
    const mail = (await pool.mails()).find(({ subject }) => /^Neuer Code: Anfrage 2026-\d{4}$/.test(subject))!;
    expect(mail.to).toMatch(/^kita/);
    const fresh = /Nachweis: (\d{4} \d{4})/.exec(mail.body)![1]!;
    expect(must(await app().signSheetWithCode(own, { assignmentId, code: fresh }))).toEqual({ signed: true });
  });

  it('is signed once by each side, by its own side, and not before it is written', async () => {
    const { own, page, assignmentId, code } = await pool.talk();
    const stranger = await (await pool.addKita()).page();
    pool.test.setNow(after!);
    expect(await app().countersignSheet(page, { assignmentId })).toMatchObject({ problem: { code: 'not-now' } });
    expect(await app().signSheetWithCode(own, { assignmentId, code })).toMatchObject({ ok: false });
    must(await app().submitSheet(own, { assignmentId, ...times }));
    expect(await app().submitSheet(own, { assignmentId, ...times })).toMatchObject({ problem: { code: 'again' } });
    expect(await app().countersignSheet(stranger, { assignmentId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await app().countersignSheet(own, { assignmentId })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().submitSheet(page, { assignmentId, ...times })).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await app().countersignSheet(page, { assignmentId }));
    expect(await app().countersignSheet(page, { assignmentId })).toMatchObject({ problem: { code: 'again' } });
    expect(await app().signSheetWithCode(own, { assignmentId, code })).toMatchObject({ problem: { code: 'again' } });
    expect(await read(assignmentId)).toMatchObject({ clientWay: 'own-page' });
  });

  it('loses signatures when it is corrected, and keeps what stood there before', async () => {
    const { own, page, assignmentId } = await pool.signed();
    expect(await app().correctOwnSheet(own, { assignmentId, ...times })).toMatchObject({ problem: { code: 'unchanged' } });
    must(await app().correctSheet(pool.staff(), { assignmentId, ...times, to: '10:00' }));
    expect(await read(assignmentId)).toMatchObject({
      state: 'sheet-submitted',
      interpreterSignedAt: null,
      clientSignedAt: null,
      money: { cents: 2400 },
    });
    // The office signs for nobody: the interpreter first, then the institution.
    expect(await app().countersignSheet(page, { assignmentId })).toMatchObject({ problem: { code: 'unsigned' } });
    must(await app().correctOwnSheet(own, { assignmentId, ...times, to: '10:00' }));
    must(await app().countersignSheet(page, { assignmentId }));
    const { changes } = await read(assignmentId);
    expect(changes.map(({ deed }) => deed)).toEqual(['submitted', 'signed', 'corrected', 'submitted', 'signed']);
    expect(changes[2]!.details).toEqual(['Zeit: 2026-12-08 09:00 bis 10:20 → 2026-12-08 09:00 bis 10:00']);
  });

  it('goes back when the institution objects', async () => {
    const { own, page, assignmentId } = await pool.talk();
    must(await app().submitSheet(own, { assignmentId, ...times }));
    must(await app().objectToSheet(page, { assignmentId, objection: 'times' }));
    expect(await read(assignmentId)).toMatchObject({ state: 'done', objection: 'times', interpreterSignedAt: null });
    must(await app().submitSheet(own, { assignmentId, ...times, to: '10:05' }));
    must(await app().countersignSheet(page, { assignmentId }));
    expect(await read(assignmentId)).toMatchObject({ state: 'countersigned', objection: null });
  });

  it('is entered from paper with its picture', async () => {
    const { own, assignmentId } = await pool.talk();
    expect(await app().enterPaperSheet(pool.staff(), { assignmentId, ...times })).toMatchObject({
      problem: { fields: [{ path: 'datei' }] },
    });
    expect(await pool.stateOf(assignmentId)).toBe('confirmed');
    must(await app().enterPaperSheet(pool.staff(), { assignmentId, ...times, upload: await png('scan') }));
    expect(await read(assignmentId)).toMatchObject({
      state: 'countersigned',
      clientWay: 'paper',
      receipts: [{ name: 'Nachweis auf Papier.png' }],
    });
    expect(await app().submitSheet(own, { assignmentId, ...times })).toMatchObject({ problem: { code: 'again' } });
  });

  it('refuses what cannot have been, at its field, with nothing written', async () => {
    const { own, assignmentId } = await pool.talk();
    const wrong = {
      ...(await pool.test.app.files.put(Buffer.from('MZ this is a program'))),
      name: 'beleg.pdf',
      mime: 'application/pdf',
    };
    for (const [fields, path] of [
      [{ from: '10:00', to: '09:00' }, 'to'],
      [{ from: '09:00', to: '09:00' }, 'to'],
      [{ day: '2026-12-07', from: '08:00', untilDay: '2026-12-08', to: '08:01' }, 'untilDay'],
      [{ to: '23:00' }, 'to'],
      [{ day: '2026-12-05' }, 'day'],
      [{ day: '2026-13-05' }, 'day'],
      [{ metres: -1 }, 'metres'],
      [{ ticketCents: -5 }, 'ticketCents'],
      [{ ticketCents: 1.5 }, 'ticketCents'],
      [{ metres: 1000, metresOutside: 2000 }, 'metresOutside'],
      [{ upload: wrong }, 'datei'],
      [{ upload: { error: 'too-large' as const } }, 'datei'],
    ] as const) {
      const refused = await app().submitSheet(own, { assignmentId, ...times, ...fields });
      expect(refused, JSON.stringify(fields)).toMatchObject({ problem: { kind: 'invalid', fields: [{ path }] } });
    }
    expect(await pool.stateOf(assignmentId)).toBe('confirmed');
    pool.test.setNow(before!);
    expect(await app().submitSheet(own, { assignmentId, ...times })).toMatchObject({ problem: { code: 'not-now' } });
  });

  it('counts hours, not what clocks show, in the nights of the change', async () => {
    const { own, assignmentId } = await pool.talk();
    await pool.move(assignmentId, '2027-03-28T00:00:00Z', '2027-03-28T01:30:00Z');
    pool.test.setNow('2027-03-28T12:00:00Z');
    must(await app().submitSheet(own, { assignmentId, day: '2027-03-28', from: '01:00', to: '03:30' }));
    expect((await read(assignmentId)).money).toMatchObject({ lines: [{ kind: 'work', quantity: 90 }], cents: 3600 });
    const autumn = await pool.talk();
    await pool.move(autumn.assignmentId, '2027-10-30T23:30:00Z', '2027-10-31T02:30:00Z');
    pool.test.setNow('2027-10-31T12:00:00Z');
    const given = { assignmentId: autumn.assignmentId, day: '2027-10-31' };
    must(await app().submitSheet(autumn.own, { ...given, from: '01:30', to: '03:30' }));
    expect((await read(autumn.assignmentId)).money.lines).toMatchObject([{ quantity: 180 }]);
    // From half past two the first time to a quarter past two the second: 45 minutes.
    must(await app().correctOwnSheet(autumn.own, { ...given, from: '02:30', to: '02:15' }));
    expect((await read(autumn.assignmentId)).actual).toEqual({
      startsAt: '2027-10-31T00:30:00.000Z',
      endsAt: '2027-10-31T01:15:00.000Z',
    });
  });

  it('is seen by those who run the pool, and by nobody of another county', async () => {
    const { own, assignmentId } = await pool.talk();
    must(await app().submitSheet(own, { assignmentId, ...times }));
    for (const ctx of [pool.coordinator(), pool.cashier()])
      expect(await app().readSheet(ctx, { assignmentId })).toMatchObject({ problem: { kind: 'forbidden' } });
    const south = await openCounty(pool.test, 'suedkreis');
    for (const role of ['coordinator', 'cashier'] as const) {
      const stranger = ctxOf(pool.test, south, person({ county: south, role }));
      expect((await app().readSheet(stranger, { assignmentId })).ok).toBe(false);
      expect(await app().readSheetToSign(stranger, { assignmentId })).toMatchObject({ problem: { kind: 'not-found' } });
    }
    const other = await pool.talk();
    expect(await app().readOwnSheet(other.own, { assignmentId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await app().readClientSheet(other.page, { assignmentId })).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('who does not come', () => {
  it('is noted by the side that waited, and paid by the tariff', async () => {
    const waited = await pool.talk();
    expect(await app().recordClientMissing(waited.page, { assignmentId: waited.assignmentId })).toMatchObject({ ok: false });
    pool.test.setNow(before!);
    expect(await app().recordClientMissing(waited.own, { assignmentId: waited.assignmentId })).toMatchObject({
      problem: { code: 'not-now' },
    });
    pool.test.setNow(after!);
    must(await app().recordClientMissing(waited.own, { assignmentId: waited.assignmentId, metres: 10_000, drove: true }));
    expect(await read(waited.assignmentId)).toMatchObject({ state: 'no-show-client', money: { cents: 2700 } });
    expect(await app().submitSheet(waited.own, { assignmentId: waited.assignmentId, ...times })).toMatchObject({
      problem: { code: 'over' },
    });

    const alone = await pool.talk();
    must(await app().recordInterpreterMissing(alone.page, { assignmentId: alone.assignmentId }));
    expect(await read(alone.assignmentId)).toMatchObject({ state: 'no-show-interpreter', money: { cents: 0 } });
    expect(await app().approveSheets(pool.staff(), { assignmentIds: [alone.assignmentId] })).toMatchObject({ ok: false });

    const told = await pool.talk();
    must(await app().recordNoShow(pool.staff(), { assignmentId: told.assignmentId, side: 'client' }));
    expect(await read(told.assignmentId)).toMatchObject({ state: 'no-show-client', outcome: 'no-show-client' });
  });

  it('or cancels late, is owed an hour; who cancels early, nothing', async () => {
    const [late, early] = [await pool.talk(), await pool.talk()];
    pool.test.setNow('2026-12-07T20:00:00Z');
    must(await app().cancelOwnRequest(late.page, { requestId: late.requestId }));
    pool.test.setNow('2026-12-01T08:00:00Z');
    must(await app().cancelOwnRequest(early.page, { requestId: early.requestId }));
    pool.test.setNow(after!);
    const listed = must(await app().listSheets(pool.staff(), { poolId: pool.poolId, month: '2026-12' }));
    expect(listed.find(({ assignmentId }) => assignmentId === late.assignmentId)).toMatchObject({
      money: { cents: 2400, lines: [{ kind: 'cancellation', quantity: 60 }] },
    });
    expect(listed.some(({ assignmentId }) => assignmentId === early.assignmentId)).toBe(false);
    expect(await app().approveSheets(pool.staff(), { assignmentIds: [early.assignmentId] })).toMatchObject({
      problem: { code: 'nothing-owed' },
    });
    must(await app().approveSheets(pool.staff(), { assignmentIds: [late.assignmentId] }));
    expect(await read(late.assignmentId)).toMatchObject({ state: 'approved', outcome: 'cancelled-by-client' });
  });
});
