import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { openCounty, systemCtx } from '../../../../../tests/database/test-app.ts';
import { asked, openPool, type PoolTest } from '../interpreting.fixture.ts';

// 25 November 2026, noon in Berlin.
let pool: PoolTest;
let kitaId: string;
let personId: string;
beforeAll(async () => {
  pool = await openPool();
  kitaId = (await pool.addKita()).id;
  personId = await pool.addPerson();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const system = () => systemCtx(pool.test, pool.county);
const row = (fields: object = {}) => ({
  ...{ requesterId: kitaId, interpreterId: personId, language: 'ar', occasion: 'kita-talk', mode: 'on-site' as const },
  ...{ requestedAt: '2024-02-20T08:00:00Z', startsAt: '2024-03-05T08:00:00Z', endsAt: '2024-03-05T09:00:00Z' },
  ended: 'paid' as const,
  ...fields,
});
const load = (...rows: object[]) => app().loadHistory(system(), { poolId: pool.poolId, rows: rows as never });

it('a year is taken over as it was, numbered by the year, without what a request said and without a mail', async () => {
  const mails = (await pool.mails()).length;
  const late = { startsAt: '2024-12-10T08:00:00Z', endsAt: '2024-12-10T08:30:00Z', requestedAt: '2024-12-01T08:00:00Z' };
  expect(must(await load(row(late), row(), row({ interpreterId: null, ended: 'unfilled' })))).toEqual({ loaded: 3 });
  expect(must(await load(row({ ended: 'cancelled-by-client' })))).toEqual({ loaded: 1 });
  const requests = must(await app().listRequests(pool.staff(), { poolId: pool.poolId, open: false }));
  expect(requests.map(({ number }) => number).toSorted()).toEqual(['2024-0001', '2024-0002', '2024-0003', '2024-0004']);
  expect(requests.find(({ assignments }) => assignments[0]!.state === 'paid')).toMatchObject({
    ...{ street: null, caseReference: null, costBearer: 'county' },
    erasedAt: expect.any(String),
    assignments: [{ language: 'ar', interpreter: { id: personId } }],
  });
  expect(must(await app().listRequests(pool.staff(), { poolId: pool.poolId }))).toEqual([]);
  expect(await pool.mails()).toHaveLength(mails);
});

it.each([
  ['has not been', { startsAt: '2026-12-05T08:00:00Z', endsAt: '2026-12-05T09:00:00Z' }],
  ['ended before it began', { endsAt: '2024-03-05T07:00:00Z' }],
  ['was asked for afterwards', { requestedAt: '2024-03-06T08:00:00Z' }],
  ['was paid to nobody', { interpreterId: null }],
  ['belongs to an unknown institution', { requesterId: '00000000-0000-4000-8000-000000000001' }],
  ['was held by somebody of another pool', { interpreterId: '00000000-0000-4000-8000-000000000001' }],
])('what %s is not taken over', async (_what, fields) => {
  expect(await load(row(fields))).toMatchObject({ ok: false });
});

it('an example request may have somebody who has promised to come, once at a time', async () => {
  const given = { ...asked(), requesterId: kitaId };
  const { ids } = must(await app().loadRequest(system(), { ...given, confirmedBy: personId }));
  expect(must(await app().readRequest(pool.staff(), { requestId: ids[0]! })).assignments).toMatchObject([
    { state: 'confirmed', interpreter: { id: personId } },
  ]);
  expect(await app().loadRequest(system(), { ...given, confirmedBy: personId })).toMatchObject({ problem: { code: 'overlap' } });
});

it('nobody with an account takes anything over, and nothing of another county', async () => {
  for (const ctx of [pool.coordinator(), pool.staff()]) {
    expect(await app().loadHistory(ctx, { poolId: pool.poolId, rows: [] })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().loadInterpreters(ctx, { poolId: pool.poolId, rows: [] })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await app().loadRequesters(ctx, { rows: [] })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().loadRequest(ctx, { ...asked(), requesterId: kitaId })).toMatchObject({ problem: { kind: 'forbidden' } });
  }
  const south = systemCtx(pool.test, await openCounty(pool.test, 'suedkreis'));
  expect(await app().loadHistory(south, { poolId: pool.poolId, rows: [] })).toMatchObject({ problem: { kind: 'not-found' } });
  expect(await app().loadInterpreters(south, { poolId: pool.poolId, rows: [] })).toMatchObject({
    problem: { kind: 'not-found' },
  });
});
