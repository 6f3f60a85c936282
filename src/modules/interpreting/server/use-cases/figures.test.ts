import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person } from '../../../../../tests/database/test-app.ts';
import { metricName } from '../../contract-figures.ts';
import { layDown, yearOf139 } from '../figures.fixture.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';
import { retention } from '../personal-data.ts';

let pool: PoolTest;
let towns: string[];
const year = { from: '2024-01-01', to: '2024-12-31' };
const figures = () => pool.test.app.interpreting;
const hidden = { value: null, hidden: true };
const told = (value: number | null) => ({ value, hidden: false });

beforeAll(async () => {
  pool = await openPool();
  towns = must(await pool.test.app.tenancy.listUnits(pool.coordinator(), {}))
    .municipalities.slice(0, 3)
    .map(({ id }) => id);
  const somebody = await pool.addPerson();
  const { id } = await pool.addKita();
  await layDown(pool, { requesterId: id, rows: yearOf139(towns, somebody) });
});
afterAll(() => pool.test.close());

const read = async (fields: object = {}) =>
  must(await figures().readFigures(pool.coordinator(), { ...year, compare: 'year', ...fields }));
const total = (view: Awaited<ReturnType<typeof read>>, key: string) => view.now.total[metricName(key)];
const ofLanguage = (view: Awaited<ReturnType<typeof read>>, language: string, key: string) =>
  view.now.rows.find((row) => row.by === 'language' && row.key === language)?.numbers[metricName(key)];

describe('figures of a year', () => {
  it('state what was: 139 conversations, their languages, hours and costs', async () => {
    const view = await read();
    expect(total(view, 'held')).toEqual(told(139));
    expect(total(view, 'requests')).toEqual(told(159));
    expect(total(view, 'unfilled')).toEqual(told(13));
    expect(total(view, 'fill-rate')).toEqual(told(92));
    expect(total(view, 'hours')).toEqual(told(139));
    // An hour each at 24 €, and an hour for each of five late call-offs and two who did not come.
    expect(total(view, 'cost')).toEqual(told(2400 * (139 + 5 + 2)));
    expect(total(view, 'time-to-fill')).toEqual(told(6));
    expect(ofLanguage(view, 'ru', 'held')).toEqual(told(38));
    expect(ofLanguage(view, 'uk', 'held')).toEqual(told(34));
    expect(ofLanguage(view, 'ar', 'unfilled')).toEqual(told(6));
    expect(view.before?.total[metricName('held')]).toEqual(told(0));
    expect(view.compared).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  it('tell no number below five, and none from which one follows', async () => {
    const view = await read();
    for (const language of ['ti', 'so', 'vi']) expect(ofLanguage(view, language, 'held'), language).toEqual(hidden);
    expect(ofLanguage(view, 'so', 'hours')).toEqual(hidden);
    expect(total(view, 'no-show-client')).toEqual(hidden);
    for (const { numbers } of [...view.now.rows, { numbers: view.now.total }])
      for (const key of ['held', 'requests', 'filled', 'unfilled'])
        expect([1, 2, 3, 4]).not.toContain(numbers[metricName(key)]?.value);
    for (const by of ['language', 'occasion', 'municipality', 'month'])
      for (const key of ['held', 'requests', 'filled', 'unfilled']) {
        const rows = view.now.rows.filter((row) => row.by === by).map(({ numbers }) => numbers[metricName(key)]!);
        const unknown = rows.filter((number) => number.hidden).length;
        if (total(view, key)?.hidden === false) expect(unknown, `${by} ${key}`).not.toBe(1);
      }
  });

  it('say for which languages people are wanted, and why', async () => {
    const { recruit } = await read();
    expect(recruit[0]).toMatchObject({ name: 'Tigrinya', people: 0, priority: 'first' });
    expect(recruit[0]!.reasons).toContain('Niemand im Pool spricht diese Sprache.');
    const arabic = recruit.find(({ language }) => language === 'ar')!;
    expect(arabic.people).toBeNull();
    expect(arabic.reasons).toContain('6 Gespräche blieben unbesetzt.');
    const own = must(await figures().readFigures(pool.staff(), { ...year }));
    expect(own.recruit.find(({ language }) => language === 'ar')!.people).toBe(1);
  });

  it('stay the same when contents are erased and people have left', async () => {
    const before = await read();
    pool.test.setNow('2036-06-01T10:00:00Z');
    const people = must(await figures().listInterpreters(pool.staff(), { poolId: pool.poolId }));
    for (const one of people) must(await figures().leavePool(pool.staff(), { interpreterId: one.id }));
    const now = new Date('2050-01-01T10:00:00Z');
    let erased = 0;
    for (const rule of retention)
      erased += await pool.test.app.db.transaction({ countyId: pool.county.id }, (tx) =>
        rule.run({ tx, countyId: pool.county.id, now }),
      );
    expect(erased).toBe(159 + people.length);
    const after = await read();
    expect(after.now).toEqual(before.now);
    pool.test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('whoever reads figures', () => {
  it('is somebody of this county who may', async () => {
    const other = await openCounty(pool.test, 'suedkreis');
    const stranger = ctxOf(pool.test, other, person({ county: other, role: 'coordinator' }));
    expect(must(await figures().readFigures(stranger, year)).now.total[metricName('held')]).toEqual(told(0));
    expect(await figures().readFigures(stranger, { ...year, poolId: pool.poolId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    for (const role of ['auditor', 'committee-reader'] as const)
      expect(
        must(await figures().readFigures(ctxOf(pool.test, pool.county, person({ county: pool.county, role })), year)).pools,
      ).toHaveLength(1);
    const translator = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'translator' }));
    expect(await figures().readFigures(translator, year)).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('asks for whole months, in their order', async () => {
    for (const period of [
      { from: '2024-01-02', to: '2024-01-31' },
      { from: '2024-01-01', to: '2024-01-30' },
      { from: '2024-02-01', to: '2024-01-31' },
      { from: '1900-01-01', to: '2024-01-31' },
    ])
      expect(await figures().readFigures(pool.coordinator(), period), JSON.stringify(period)).toMatchObject({
        problem: { kind: 'invalid' },
      });
  });
});

describe('figures for reports', () => {
  it('are read by their name, by whoever may, and hide the same', async () => {
    const { app } = pool.test;
    const reading = must(await app.readMetric(pool.coordinator(), { name: 'interpreting.held', ...year, by: 'language' }));
    expect(`Sprachmittlung: ${reading.total.value} ${reading.metric.title} ${reading.period.from.slice(0, 4)}`).toBe(
      'Sprachmittlung: 139 Einsätze 2024',
    );
    expect(reading.rows.map(({ label, value }) => [label, value]).slice(0, 4)).toEqual([
      ['Russisch', 38],
      ['Ukrainisch', 34],
      ['Arabisch', 27],
      ['Polnisch', 18],
    ]);
    expect(reading.rows.find(({ key }) => key === 'vi')).toMatchObject(hidden);
    expect(must(await app.listMetrics(pool.coordinator(), {})).map(({ name }) => name)).toContain('interpreting.need');
    const translator = ctxOf(pool.test, pool.county, person({ county: pool.county, role: 'translator' }));
    expect(must(await app.listMetrics(translator, {}))).toEqual([]);
    for (const asked of [{ name: 'interpreting.held' }, { name: 'interpreting.nothing' }])
      expect(await app.readMetric(translator, { ...asked, ...year })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await app.readMetric(pool.coordinator(), { name: 'interpreting.wait-now', ...year, by: 'language' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
