import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
let serviceId: string;
let otherUnit: string;
beforeAll(async () => {
  pool = await openPool();
  const { units } = must(await pool.test.app.tenancy.listUnits(pool.coordinator(), {}));
  otherUnit = units.find(({ key }) => key === 'jugend')!.id;
  serviceId = must(await app().addService(pool.coordinator(), service())).id;
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const service = (fields: object = {}) => ({
  name: 'Videodolmetschen Beispiel',
  kind: 'video' as const,
  poolId: pool.poolId,
  contractFrom: '2026-01-01',
  contractUntil: '2026-12-31',
  minimumMinutes: 10,
  prices: [
    { validFrom: '2026-01-01', language: null, centsPerMinute: 90 },
    { validFrom: '2026-07-01', language: null, centsPerMinute: 100 },
  ],
  ...fields,
});
const used = (fields: object = {}) => ({
  serviceId,
  user: `unit:${pool.unitId}`,
  day: '2026-11-03',
  language: 'ar',
  occasion: 'kita-talk',
  minutes: 22,
  ...fields,
});
const columns = { day: 1, language: 2, minutes: 3, cents: 4, user: 5, reference: 0 };
const file = async (name: string, text: string) => {
  const path = join(pool.test.home, name);
  await writeFile(path, text);
  return { path, name };
};
const invoice = [
  'Anruf-ID;Datum;Sprache;Dauer;Betrag;Abteilung',
  'A1;3.11.2026;Arabisch;21;22,00;Integrationsstelle',
  'A2;5.11.2026;Ukrainisch;4;10,00;Fachbereich Kinder, Jugend, Familie',
  'A3;6.11.2026;Ukrainisch;30;33,00;Integrationsstelle',
].join('\n');

describe('a service', () => {
  it('is kept by the coordination, with prices for each day once', async () => {
    expect(await app().addService(pool.staff(), service({ name: 'X' }))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().addService(pool.coordinator(), service())).toMatchObject({ problem: { code: 'name-taken' } });
    expect(await app().addService(pool.coordinator(), service({ name: 'Y', contractUntil: '2025-12-31' }))).toMatchObject({
      problem: { code: 'invalid-input' },
    });
    const doubled = [1, 2].map(() => ({ validFrom: '2026-01-01', language: null, centsPerMinute: 90 }));
    expect(await app().addService(pool.coordinator(), service({ name: 'Z', prices: doubled }))).toMatchObject({
      problem: { code: 'invalid-input' },
    });
  });

  it('bills by the price of the day and the minimum, and its bearer follows the pool’s rules', async () => {
    const made = must(await app().enterServiceUse(pool.staff(), used()));
    expect(made).toMatchObject({ billedMinutes: 22, cents: 2200, bearer: 'requester' });
    expect(must(await app().enterServiceUse(pool.staff(), used({ day: '2026-06-30', minutes: 3 })))).toMatchObject({
      ...{ billedMinutes: 10, cents: 900 },
    });
    const paid = must(
      await app().enterServiceUse(pool.staff(), used({ day: '2026-06-29', occasion: 'school-entry-examination' })),
    );
    expect(paid.bearer).toBe('county');
  });

  it('takes no minutes of a foreign unit, of tomorrow, without a contract or price', async () => {
    expect(await app().enterServiceUse(pool.staff(), used({ user: `unit:${otherUnit}` }))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await app().enterServiceUse(pool.staff(), used({ day: '2026-11-26' }))).toMatchObject({
      problem: { code: 'in-future' },
    });
    expect(await app().enterServiceUse(pool.staff(), used({ day: '2025-12-31' }))).toMatchObject({
      problem: { code: 'no-contract' },
    });
    expect(await app().enterServiceUse(pool.staff(), used({ occasion: 'nothing' }))).toMatchObject({
      problem: { code: 'unknown-reference' },
    });
    expect(await app().enterServiceUse(pool.staff(), used({ minutes: 0 }))).toMatchObject({ problem: { code: 'invalid-input' } });
  });
});

describe('an invoice', () => {
  it('is checked first, then counts each conversation once, and knows what a unit entered', async () => {
    const read = must(await app().readInvoiceFile(pool.coordinator(), await file('rechnung.csv', invoice)));
    expect(read.columns).toEqual(columns);
    const asked = { serviceId, invoice: 'R-2026-11', occasion: 'kita-talk', table: read.table, columns: read.columns };
    const plan = must(await app().checkInvoice(pool.coordinator(), asked));
    expect(plan.fresh.map(({ reference }) => reference)).toEqual(['A2', 'A3']);
    expect(plan.known.map(({ line }) => line.reference)).toEqual(['A1']);
    expect(plan.dear).toEqual([{ row: 4, asked: 3300, agreed: 3000 }]);
    expect(plan).toMatchObject({ faults: [], again: [], unbilled: 0 });
    const answers = await Promise.all([1, 2].map(() => app().takeInvoice(pool.coordinator(), asked)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'nothing-new' } });
    const uses = must(await app().listServiceUses(pool.coordinator(), { serviceId }));
    expect(uses.filter(({ invoice: number }) => number === 'R-2026-11').map(({ cents }) => cents)).toEqual([3300, 1000, 2200]);
    const billed = uses.find(({ invoice: number }) => number !== null)!;
    expect(await app().takeBackServiceUse(pool.coordinator(), { useId: billed.id })).toMatchObject({
      problem: { code: 'billed' },
    });
  });

  it('with a faulty line is not taken over at all, and says which', async () => {
    const read = must(
      await app().readInvoiceFile(
        pool.coordinator(),
        await file('falsch.csv', `${invoice.replaceAll('A', 'B')}\nB4;gestern;Arabisch;5;;Integrationsstelle`),
      ),
    );
    const asked = { serviceId, invoice: 'R2', occasion: 'kita-talk', table: read.table, columns };
    expect(must(await app().checkInvoice(pool.coordinator(), asked)).faults.map(({ row }) => row)).toContain(5);
    const before = must(await app().listServiceUses(pool.coordinator(), { serviceId })).length;
    expect(await app().takeInvoice(pool.coordinator(), asked)).toMatchObject({ problem: { code: 'faulty' } });
    expect(must(await app().listServiceUses(pool.coordinator(), { serviceId }))).toHaveLength(before);
    expect(await app().checkInvoice(pool.staff(), asked)).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

describe('figures', () => {
  it('stand beside the pool, and each unit sees its own conversations alone', async () => {
    const figures = must(await app().serviceFigures(pool.coordinator(), { from: '2026-11-01', to: '2026-11-30' }));
    expect(figures.services).toEqual([
      expect.objectContaining({ conversations: 3, minutes: 56, cents: 6500, centsPerConversation: 2167, centsPerMinute: 116 }),
    ]);
    expect(figures.pool).toMatchObject({ conversations: 0, centsPerConversation: null });
    expect(figures.languages.map(({ language, cents }) => [language, cents])).toEqual([
      ['ar', 2200],
      ['uk', 4300],
    ]);
    const other = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'unit-editor', unitId: otherUnit }));
    expect(must(await app().listServiceUses(other, { serviceId })).map(({ cents }) => cents)).toEqual([1000]);
    expect(must(await app().listServiceUsers(other, { serviceId })).users.map(({ key }) => key)).toEqual([`unit:${otherUnit}`]);
    const south = await openCounty(pool.test, 'suedkreis');
    const stranger = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
    expect(await app().listServiceUses(stranger, { serviceId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await app().listServices(stranger, {}))).toEqual([]);
  });
});
