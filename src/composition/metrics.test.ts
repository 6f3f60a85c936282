import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const month = { from: '2026-11-01', to: '2026-11-30' };

describe('figures that modules declare', () => {
  it('are read by name, of a period and by a dimension, and tell no small number nor one from which it follows', async () => {
    const send = async (task: 'foreigners-authority' | 'housing-benefit' | 'job-centre', times: number) => {
      for (let time = 0; time < times; time += 1)
        must(await test.app.guidance.countReferral(coordinator(), { task, municipalityAgs: '03998001' }));
    };
    await send('foreigners-authority', 9);
    await send('job-centre', 7);
    const read = async (by: string | null) =>
      must(await test.app.readMetric(coordinator(), { name: 'guidance.referrals', ...month, by }));
    expect(await read(null)).toMatchObject({ total: { value: 16, hidden: false }, rows: [], metric: { title: 'Verweise' } });
    expect((await read('task')).rows.map(({ label, value }) => [label, value])).toEqual([
      [expect.stringMatching(/Ausländer/), 9],
      [expect.stringMatching(/Jobcenter/), 7],
    ]);
    await send('housing-benefit', 2);
    const rows = (await read('task')).rows;
    expect(rows.filter(({ hidden }) => hidden).length).toBeGreaterThanOrEqual(2);
    expect(rows.every(({ value }) => value !== 2)).toBe(true);
    expect(must(await test.app.readMetric(coordinator(), { name: 'guidance.days-to-place', ...month })).total).toEqual({
      value: null,
      hidden: false,
    });
  });

  it('belong to those who may read them, and to no other county', async () => {
    const names = must(await test.app.listMetrics(coordinator(), {})).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['guidance.referrals', 'guidance.days-to-place', 'interpreting.held']));
    const stranger = ctxOf(test, county, person({ county, role: 'translator', languages: ['ar'] }));
    expect(await test.app.readMetric(stranger, { name: 'guidance.referrals', ...month })).toMatchObject({ ok: false });
    const south = await openCounty(test, 'suedkreis');
    const neighbour = ctxOf(test, south, person({ county: south, role: 'coordinator' }));
    expect(must(await test.app.readMetric(neighbour, { name: 'guidance.referrals', ...month })).total.value).toBe(0);
    expect(await test.app.readMetric(coordinator(), { name: 'guidance.referrals', ...month, by: 'purpose' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
