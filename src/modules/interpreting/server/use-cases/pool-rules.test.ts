import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { defaultRules } from '../../contract-rules.ts';
import { asked, openPool, type PoolTest } from '../interpreting.fixture.ts';
import { usualCostRules, usualTariff } from '../model/tariff/usual.ts';
import { interpretingAssignment } from '../request-schema.ts';

// 25 November 2026.
let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const read = async () => must(await app().readPool(pool.coordinator(), { poolId: pool.poolId }));
const at = async () => ({ poolId: pool.poolId, version: (await read()).version });
const occasions = defaultRules.occasions.map((one) => ({ ...one, trainings: [...one.trainings] }));
const rules = (fields: object = {}) => ({ ...defaultRules, occasions, validFrom: '2026-12-01', ...fields });
const tariff = (fields: object = {}) => ({ ...usualTariff, validFrom: '2026-12-01', ...fields });
const refused = (field: string, code?: string) => ({
  problem: {
    kind: 'invalid',
    fields: [expect.objectContaining({ path: expect.stringContaining(field), ...(code ? { code } : {}) })],
  },
});

describe('rules of a pool', () => {
  it('hold from a day on; what held before stays', async () => {
    must(await app().saveRules(pool.coordinator(), { ...(await at()), rules: rules({ longestMinutes: 60 }) }));
    expect((await read()).rules.map(({ validFrom, longestMinutes }) => [validFrom, longestMinutes])).toEqual([
      ['2020-01-01', 180],
      ['2026-12-01', 60],
    ]);
    const page = await (await pool.addKita()).page();
    const long = (day: string) => app().requestInterpreter(page, asked({ slots: [{ day, from: '09:00', to: '11:00' }] }));
    // Two hours are too long from December on.
    expect(await long('2026-12-08')).toMatchObject({ problem: { code: 'too-long' } });
    must(await app().saveRules(pool.coordinator(), { ...(await at()), rules: rules() }));
    expect((await read()).rules).toHaveLength(2);
    must(await long('2026-12-08'));
    // The day has not come: they can be taken back.
    const drop = async (validFrom: string) => app().dropDated(pool.coordinator(), { ...(await at()), kind: 'rules', validFrom });
    must(await drop('2026-12-01'));
    expect(await drop('2020-01-01')).toMatchObject({ problem: { code: 'begun' } });
    expect(await drop('2026-12-01')).toMatchObject({ problem: { kind: 'not-found' } });
    expect((await read()).rules).toHaveLength(1);
  });

  it.each([
    ['begin in the past', { validFrom: '2026-11-24' }, 'validFrom'],
    ['let nobody ask', { occasions: occasions.map((one) => ({ ...one, isAllowed: false, hint: 'Nein.' })) }, 'occasions'],
    ['name an occasion twice', { occasions: [...occasions, { ...occasions[0]!, key: 'again' }] }, 'occasions'],
    [
      'say no without saying who helps',
      { occasions: [...occasions, { ...occasions[0]!, key: 'x', label: 'X', isAllowed: false }] },
      'occasions',
    ],
    ['end before they begin', { earliest: '12:00', latest: '09:00' }, 'latest'],
    ['have a shortest that is longer than the longest', { shortestMinutes: 200 }, 'longestMinutes'],
    ['give the urgent more time than others', { leadDays: { planned: 2, urgent: 3, now: 0 } }, 'leadDays.urgent'],
  ])('never %s', async (_what, fields, field) => {
    expect(await app().saveRules(pool.coordinator(), { ...(await at()), rules: rules(fields) })).toMatchObject(refused(field));
  });
});

describe('who pays', () => {
  const rule = { ...usualCostRules[0]!, validFrom: '2026-01-01' };
  const saveCosts = async (costRules: object[]) =>
    app().saveCostRules(pool.coordinator(), { ...(await at()), costRules: costRules as never });

  it('is said by occasion, kind and period, and stands at the next request', async () => {
    must(
      await saveCosts([{ ...rule, requesterKind: null, occasion: 'kita-talk', bearer: 'other', costUnit: 'Stiftung Beispiel' }]),
    );
    const { ids } = must(await app().requestInterpreter(await (await pool.addKita()).page(), asked()));
    expect(must(await app().readRequest(pool.staff(), { requestId: ids[0]! }))).toMatchObject({
      costBearer: 'other',
      costUnit: 'Stiftung Beispiel',
    });
    must(await saveCosts([]));
    // What was told stays.
    expect(must(await app().readRequest(pool.staff(), { requestId: ids[0]! }))).toMatchObject({ costBearer: 'other' });
  });

  it.each([
    ['an occasion that nobody knows', [{ ...rule, occasion: 'nowhere' }], 'costRules.0.occasion'],
    ['an end before the beginning', [{ ...rule, validUntil: '2025-12-31' }], 'validUntil'],
    ['somebody else without a name', [{ ...rule, bearer: 'other', costUnit: '' }], 'costUnit'],
    ['the same case twice', [rule, { ...rule, bearer: 'requester' }], 'costRules.1.validFrom'],
  ])('is refused with %s', async (_what, costRules, field) => {
    expect(await saveCosts(costRules)).toMatchObject(refused(field));
  });
});

describe('a tariff', () => {
  const saveOne = async (fields: object) => app().saveTariff(pool.coordinator(), { ...(await at()), tariff: tariff(fields) });

  it('begins on a day, and the one before it stays as it is', async () => {
    must(await saveOne({ centsPerHour: 2600 }));
    expect((await read()).tariffs.map(({ validFrom, centsPerHour }) => [validFrom, centsPerHour])).toEqual([
      ['2020-01-01', 2400],
      ['2026-12-01', 2600],
    ]);
    must(await app().dropDated(pool.coordinator(), { ...(await at()), kind: 'tariff', validFrom: '2026-12-01' }));
  });

  it('begins in no month that is over, and on no day that is settled', async () => {
    expect(await saveOne({ validFrom: '2026-10-31' })).toMatchObject(refused('validFrom', 'past-month'));
    const { ids } = must(await app().requestInterpreter(await (await pool.addKita()).page(), asked()));
    const personId = await pool.addPerson();
    await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: false }, (tx) =>
      tx
        .update(interpretingAssignment)
        .set({ state: 'paid', outcome: 'done', interpreterId: personId })
        .where(eq(interpretingAssignment.requestId, ids[0]!)),
    );
    // The conversation of 8 December is paid.
    for (const validFrom of ['2026-11-25', '2026-12-08'])
      expect(await saveOne({ validFrom })).toMatchObject(refused('validFrom', 'tariff-too-early'));
    must(await saveOne({ validFrom: '2026-12-09' }));
  });

  it('says each number that cannot be', async () => {
    const answer = await saveOne({
      validFrom: '2027-01-01',
      unitMinutes: 0,
      travel: { ...usualTariff.travel, kilometres: { centsPerKm: -1, freeKm: 0, mostCents: null } },
    });
    expect(answer).toMatchObject({ problem: { code: 'tariff-faulty' } });
    expect(answer.ok ? [] : answer.problem.fields?.map(({ path }) => path)).toEqual([
      'unitMinutes',
      'travel.kilometres.centsPerKm',
    ]);
  });
});

describe('rules, costs and tariffs', () => {
  it('are read by whoever runs the pool and written by the coordination of the county alone', async () => {
    const asked = { poolId: pool.poolId, version: (await read()).version };
    expect(must(await app().readPool(pool.staff(), { poolId: pool.poolId })).tariffs.length).toBeGreaterThan(0);
    const south = await openCounty(pool.test, 'suedkreis');
    const neighbour = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
    for (const [ctx, kind] of [
      [pool.staff(), 'forbidden'],
      [neighbour, 'not-found'],
    ] as const) {
      expect(await app().saveRules(ctx, { ...asked, rules: rules() })).toMatchObject({ problem: { kind } });
      expect(await app().saveCostRules(ctx, { ...asked, costRules: [] })).toMatchObject({ problem: { kind } });
      expect(await app().saveTariff(ctx, { ...asked, tariff: tariff({ validFrom: '2027-02-01' }) })).toMatchObject({
        problem: { kind },
      });
      expect(await app().dropDated(ctx, { ...asked, kind: 'tariff', validFrom: '2027-02-01' })).toMatchObject({
        problem: { kind },
      });
    }
  });

  it('are not overwritten by somebody who has not seen what changed', async () => {
    const old = { poolId: pool.poolId, version: 1 };
    expect(await app().saveRules(pool.coordinator(), { ...old, rules: rules() })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
  });
});
