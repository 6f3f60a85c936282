import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let nodeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { strategy } = test.app;
  const made = await strategy.createStrategy(coordinator(), {
    key: 'plan',
    title: 'Plan',
    levels: ['Ziel'],
    nodes: [{ level: 0, number: '1', title: 'Kurse überblicken', children: [] }],
  });
  if (!made.ok) throw new Error(made.problem.message);
  await strategy.adoptStrategy(coordinator(), { strategyId: made.value.id, adoptedOn: '2026-01-15' });
  const read = await strategy.readOfficeStrategy(coordinator(), { key: 'plan' });
  if (!read.ok) throw new Error(read.problem.message);
  nodeId = read.value.nodes[0]!.id;
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const write = (input: { date: string; text: string; state: 'running' | 'done' }) =>
  test.app.strategy.writeStatus(coordinator(), { nodeId, ...input });

describe('the latest events of a county', () => {
  it('tells a new state once, with what stood before, and a further note of the same state as a note', async () => {
    test.setNow('2026-11-25T11:00:00Z');
    await write({ date: '2026-11-20', text: 'Erste Kurse gezählt.', state: 'running' });
    test.setNow('2026-11-25T12:00:00Z');
    await write({ date: '2026-11-21', text: 'Noch mehr gezählt.', state: 'running' });
    test.setNow('2026-11-25T13:00:00Z');
    await write({ date: '2026-11-22', text: 'Alles gezählt.', state: 'done' });
    const found = await test.app.strategy.listRecent(coordinator(), { limit: 10 });
    expect(found).toMatchObject({
      ok: true,
      value: [
        {
          title: 'Kurse überblicken',
          number: '1',
          nodeId,
          strategyKey: 'plan',
          note: { text: 'Alles gezählt.' },
          change: { fields: [{ field: 'state', before: 'läuft', after: 'fertig' }] },
        },
        { note: { text: 'Noch mehr gezählt.' }, change: null },
        { note: { text: 'Erste Kurse gezählt.' }, change: { fields: [{ before: null, after: 'läuft' }] } },
        { note: null, change: { subject: 'strategy', kind: 'added' } },
      ],
    });
    expect(found.ok && found.value).toHaveLength(4);
  });

  it('gives no more than was asked for, and refuses a limit that is none', async () => {
    expect(await test.app.strategy.listRecent(coordinator(), { limit: 2 })).toMatchObject({ ok: true, value: [{}, {}] });
    expect(await test.app.strategy.listRecent(coordinator(), { limit: 0 })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
  });

  it('leaves drafts that wait for a release out', async () => {
    await test.app.tenancy.changeSettings(coordinator(), { fourEyes: true });
    test.setNow('2026-11-25T14:00:00Z');
    await write({ date: '2026-11-23', text: 'Wartet noch.', state: 'running' });
    const found = await test.app.strategy.listRecent(coordinator(), {});
    expect(found.ok && found.value.map((entry) => entry.note?.text)).not.toContain('Wartet noch.');
  });

  it('is for the back office of the county alone', async () => {
    expect(await test.app.strategy.listRecent(ctxOf(test, county, anonymous), {})).toMatchObject({
      ok: false,
      problem: { kind: 'unauthenticated' },
    });
    expect(
      await test.app.strategy.listRecent(ctxOf(test, county, person({ county: other, role: 'coordinator' })), {}),
    ).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.listRecent(coordinator(other), {})).toEqual({ ok: true, value: [] });
  });
});
