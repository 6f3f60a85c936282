import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { coverageRetention } from '../coverage-store.ts';
import { recordCoverageJob } from './coverage-history.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let municipalityId: string;
let placeId: string;
let first: string;
beforeAll(async () => {
  test = await createTestApp();
  [county, other] = [await openCounty(test), await openCounty(test, 'suedkreis')];
  municipalityId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
  placeId = must(
    await test.app.network.addPlace(coordinator(), { name: 'Rathaus', kind: 'authority', state: 'public', municipalityId }),
  ).id;
});
afterAll(() => test.close());

const coordinator = (of = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const add = async (name: string, fields: object = {}): Promise<string> =>
  must(
    await test.app.offers.addOffer(coordinator(), {
      name,
      kind: 'course',
      topics: ['language'],
      languages: ['ar'],
      state: 'public',
      places: [{ placeId, schedules: 'Mo 9:00–11:00' }],
      ...fields,
    }),
  ).id;
const trend = async (asked: object = {}) => must(await test.app.offers.readCoverageTrend(coordinator(), asked));
const lineOf = async (asked: object = {}, key = 'language') => (await trend(asked)).lines.find((line) => line.key === key)!;
/** A night of the worker. */
const night = async (day: string): Promise<void> => {
  test.setNow(`${day}T03:00:00Z`);
  await recordCoverageJob(systemCtx(test, county));
};

describe('coverage over time', () => {
  it('has nothing before the first month, but says what is there today', async () => {
    test.setNow('2026-05-04T03:00:00Z');
    first = await add('Deutsch A1', { capacities: [{ unit: 'seats', maximum: 12 }], audiences: ['women'] });
    expect((await trend()).months).toEqual([]);
    expect(await lineOf()).toMatchObject({ points: [], now: { offers: 1, seats: 12, hours: 2 } });
    expect(must(await test.app.offers.readCoverageHistory(coordinator(), {}))).toEqual([]);
  });

  it('is recorded once in a month, by the first night that runs, and invents no month that was left out', async () => {
    // The worker stood still until the 9th.
    await night('2026-05-09');
    await add('Deutsch A2', { audiences: ['men'] });
    await night('2026-05-10');
    await add('Entwurf', { state: 'draft' });
    await add('Pause', { status: 'temporarily closed' });
    await night('2026-07-01');
    test.setNow('2026-08-20T11:00:00Z');
    expect((await trend()).months).toEqual([
      { month: '2026-05', day: '2026-05-09' },
      { month: '2026-06', day: null },
      { month: '2026-07', day: '2026-07-01' },
      { month: '2026-08', day: null },
    ]);
    const line = await lineOf();
    expect(line.points.map((point) => point?.offers ?? null)).toEqual([1, null, 2, null]);
    expect(line.points[0]).toMatchObject({ seats: 12, hours: 2 });
    expect(line.now.offers).toBe(2);
    // What was hidden since is gone from today and stays in its months.
    must(await test.app.offers.setOfferState(coordinator(), { offerId: first, state: 'hidden' }));
    const after = await lineOf();
    expect([after.points.map((point) => point?.offers ?? null), after.now.offers]).toEqual([[1, null, 2, null], 1]);
  });

  it('is asked by language, target group and place', async () => {
    expect((await lineOf({ audience: 'women' })).points.map((point) => point?.offers ?? null)).toEqual([1, null, 1, null]);
    expect((await lineOf({ by: 'language' }, 'ar')).points[2]).toMatchObject({ offers: 2 });
    expect((await lineOf({ place: municipalityId })).points[0]).toMatchObject({ offers: 1 });
    expect((await lineOf({ place: 'elsewhere' })).points[0]).toMatchObject({ offers: 0 });
    expect((await trend()).places).toEqual([{ id: municipalityId, name: 'Musterstadt' }]);
    expect(await test.app.offers.readCoverageTrend(coordinator(), { place: 'hier' as 'total' })).toMatchObject({ ok: false });
  });

  it('is measured against residents as they were known of that day, and hides what is too small', async () => {
    const save = async (day: string, count: string): Promise<unknown> =>
      must(
        await test.app.offers.saveResidents(coordinator(), { day, source: 'Melderegister', counts: [{ municipalityId, count }] }),
      );
    await save('2026-05-01', '500');
    await save('2026-06-30', '3');
    const { points } = await lineOf({ place: municipalityId });
    expect(points.map((point) => point?.perThousand ?? null)).toEqual([2, null, null, null]);
    const history = must(await test.app.offers.readCoverageHistory(coordinator(), {}));
    expect(history.map(({ month, view }) => [month, view.rows[0]!.residents, view.rows[0]!.suppressed])).toEqual([
      ['2026-05', 500, false],
      ['2026-07', null, true],
    ]);
  });

  it('is recorded by the worker alone, belongs to one county and ends after ten years', async () => {
    expect(await test.app.offers.recordCoverage(coordinator(), {})).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await test.app.offers.readCoverageTrend(coordinator(other), {})).months).toEqual([]);
    const nobody = ctxOf(test, county, { kind: 'anonymous' });
    expect(await test.app.offers.readCoverageTrend(nobody, {})).toMatchObject({ problem: { kind: 'unauthenticated' } });
    const erase = (now: string): Promise<number> =>
      systemCtx(test, county).db.transaction({ countyId: county.id }, (tx) =>
        coverageRetention[0]!.run({ tx, countyId: county.id, now: new Date(now) }),
      );
    expect(await erase('2036-05-31T22:00:00Z')).toBe(0);
    expect(await erase('2036-06-01T02:00:00Z')).toBe(1);
    expect((await trend()).months[0]).toEqual({ month: '2026-07', day: '2026-07-01' });
  });
});
