import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
import type { CountyRef } from '#kernel/context.ts';
import { auditEntry, outboxMail } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let fromUnitId: string;
let toUnitId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { units } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  [fromUnitId, toUnitId] = [
    units.find(({ key }) => key === 'integrationsstelle')!.id,
    units.find(({ key }) => key === 'jugend')!.id,
  ];
  const lea = { name: 'Lea Leitfaden', mail: 'lea@beispiel.example', part: 'reporter' as const, unitId: toUnitId };
  must(await test.app.tenancy.addResponsiblePerson(coordinator(), lea));
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const of = (unitId: string) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const sender = () => of(fromUnitId);
const recipient = () => of(toUnitId);
const secret = 'Familie Musterfrau, zwei Kinder, Musterweg 1';
const given = (fields: object = {}) => ({
  fromUnitId,
  fromMunicipalityId: null,
  toUnitId,
  toMunicipalityId: null,
  purpose: 'kita-place' as const,
  basis: 'consent' as const,
  basisNote: 'schriftlich am 20.11.2026',
  content: secret,
  due: '2026-12-15',
  ...fields,
});
const handOver = async (fields: object = {}): Promise<string> =>
  must(await test.app.guidance.sendHandover(sender(), given(fields))).id;
const sent = async (id: string) => must(await test.app.guidance.listHandovers(sender(), {})).sent.find((one) => one.id === id)!;
const everything = () =>
  test.app.db.transaction({ countyId: county.id, readOnly: true }, async (tx) => ({
    mails: await tx.select().from(outboxMail),
    log: await tx.select().from(auditEntry),
  }));

describe('handing over', () => {
  it('is confirmed and done by the recipient; the sender sees done or not done, mails carry no content', async () => {
    const handoverId = await handOver();
    const { mails } = await everything();
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(['lea@beispiel.example']);
    const page = must(await test.app.guidance.readHandover(recipient(), { handoverId }));
    expect(page).toMatchObject({ content: secret, basis: 'consent', from: 'Integrationsstelle', state: 'sent' });
    for (const other of [sender(), coordinator()])
      expect(await test.app.guidance.readHandover(other, { handoverId })).toMatchObject({ problem: { kind: 'forbidden' } });
    const duties = must(await test.app.listDuties(recipient(), {})).filter(({ subjectId }) => subjectId === handoverId);
    expect(duties).toMatchObject([{ kind: 'guidance.handover', due: '2026-12-15', title: 'Kita-Platz' }]);
    must(await test.app.guidance.answerHandover(recipient(), { handoverId, version: 1, answer: 'accepted' }));
    expect(await sent(handoverId)).toMatchObject({ state: 'open', mayWithdraw: false });
    expect(await test.app.guidance.withdrawHandover(sender(), { handoverId })).toMatchObject({
      problem: { code: 'already-accepted' },
    });
    must(await test.app.guidance.answerHandover(recipient(), { handoverId, version: 2, answer: 'done', doneOn: '2026-12-01' }));
    expect(await sent(handoverId)).toMatchObject({ state: 'done' });
    expect(Object.keys(await sent(handoverId))).not.toContain('content');
    expect(JSON.stringify([await everything(), await sent(handoverId), duties])).not.toContain('Musterfrau');
  });

  it('is given back with a closed reason, or taken back before it is confirmed', async () => {
    const [back, gone] = [await handOver(), await handOver()];
    const answer = { handoverId: back, version: 1, answer: 'returned' as const };
    expect(await test.app.guidance.answerHandover(recipient(), answer)).toMatchObject({
      problem: { fields: [{ path: 'reason' }] },
    });
    must(await test.app.guidance.answerHandover(recipient(), { ...answer, reason: 'not-responsible' }));
    expect(await sent(back)).toMatchObject({ state: 'returned', returnReason: 'not-responsible' });
    must(await test.app.guidance.withdrawHandover(sender(), { handoverId: gone }));
    expect(must(await test.app.guidance.readHandover(recipient(), { handoverId: gone }))).toMatchObject({
      content: null,
      state: 'withdrawn',
    });
    expect(must(await test.app.guidance.listHandovers(recipient(), {})).received.map(({ id }) => id)).not.toContain(gone);
  });

  it.each([
    [{ basisNote: '' }, 'basisNote'],
    [{ content: '' }, 'content'],
    [{ toUnitId: null }, 'toUnitId'],
    [{ due: '2026-11-01' }, 'due'],
    [{ toUnitId: '00000000-0000-4000-8000-000000000000' }, 'toUnitId'],
  ])('refuses %j', async (fields, path) => {
    expect(await test.app.guidance.sendHandover(sender(), given(fields))).toMatchObject({ problem: { fields: [{ path }] } });
  });

  it('is sent by nobody in another’s name, and answered by nobody else', async () => {
    expect(await test.app.guidance.sendHandover(recipient(), given())).toMatchObject({ problem: { kind: 'forbidden' } });
    const handoverId = await handOver();
    expect(await test.app.guidance.answerHandover(sender(), { handoverId, version: 1, answer: 'done' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });

  it('loses its content after a time; days until a place stay as a figure', async () => {
    const now = test.now().toISOString();
    for (const days of [2, 4, 6, 8]) {
      const handoverId = await handOver();
      const doneOn = `2026-11-${25 + Math.min(days, 5)}`;
      must(await test.app.guidance.answerHandover(recipient(), { handoverId, version: 1, answer: 'done', doneOn }));
    }
    const { purposes } = must(await test.app.guidance.readHandoverFigures(coordinator(), {}));
    expect(purposes).toMatchObject([{ purpose: 'kita-place', medianDays: 5 }]);
    const handoverId = must(await test.app.guidance.listHandovers(sender(), {})).sent[0]!.id;
    test.setNow('2027-04-01T10:00:00Z');
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
    expect(must(await test.app.guidance.readHandover(recipient(), { handoverId })).content).toBeNull();
    test.setNow(now);
  });
});
