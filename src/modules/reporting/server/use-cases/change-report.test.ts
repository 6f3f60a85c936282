import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { smallStrategy } from './small-strategy.fixture.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let other: CountyRef;
let coordinator: Ctx;
let strategyId: string;
beforeAll(async () => {
  test = await createTestApp();
  const county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  test.setNow('2026-01-10T10:00:00Z');
  strategyId = must(await test.app.strategy.createStrategy(coordinator, smallStrategy)).id;
  must(await test.app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-10' }));
  const tree = must(await test.app.strategy.readOfficeStrategy(coordinator, { key: 'strategie' }));
  test.setNow('2026-11-25T11:00:00Z');
  must(
    await test.app.strategy.writeStatus(coordinator, {
      nodeId: tree.nodes[0]!.children[0]!.children[0]!.id,
      date: '2026-05-01',
      state: 'delayed',
      text: 'Die Abfrage dauert länger.',
      reason: 'Zwei Kitas fehlen.',
    }),
  );
});
afterAll(() => test.close());

const draft = async (title: string) =>
  must(await test.app.reporting.createReport(coordinator, { strategyId, title, from: '2026-01-01', to: '2026-10-31' }));

describe('what a report says of itself', () => {
  it('can be changed in a draft: title and period; plan and states are those of its new last day', async () => {
    const { id, key } = await draft('Angaben alt');
    const change = { reportId: id, version: 1, title: 'Angaben neu', from: '2026-01-01', to: '2026-04-30' };
    expect(must(await test.app.reporting.changeReport(coordinator, change))).toEqual({ version: 2 });
    const report = must(await test.app.reporting.readReport(coordinator, { reportId: id }));
    expect(report).toMatchObject({ title: 'Angaben neu', key: 'angaben-neu', period: { from: '2026-01-01', to: '2026-04-30' } });
    const { document } = must(await test.app.reporting.previewReport(coordinator, { reportId: id }));
    expect(document.meta.title).toBe('Angaben neu');
    expect(JSON.stringify(document)).not.toContain('Zwei Kitas fehlen.');
    // The old address is free again.
    expect((await draft('Angaben alt')).key).toBe(key);
  });

  it('stays where the change is wrong, stale, foreign, or the report is frozen', async () => {
    const { id } = await draft('Angaben bleiben');
    const { reporting } = test.app;
    const change = { reportId: id, version: 1, title: 'Anders', from: '2026-01-01', to: '2026-10-31' };
    expect(await reporting.changeReport(coordinator, { ...change, to: '2025-12-31' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'to', message: 'Das Ende liegt vor dem Anfang.' }] },
    });
    expect(await reporting.changeReport(coordinator, { ...change, title: ' ' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'title' }] },
    });
    expect(await reporting.changeReport(coordinator, { ...change, version: 4 })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    const foreign = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(await reporting.changeReport(foreign, change)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const report = must(await reporting.readReport(coordinator, { reportId: id }));
    expect(report).toMatchObject({ title: 'Angaben bleiben', version: 1 });
    const done = await draft('Angaben fest');
    must(await reporting.freezeReport(coordinator, { reportId: done.id, version: 1 }));
    expect(await reporting.changeReport(coordinator, { ...change, reportId: done.id })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'already-frozen' },
    });
  });
});
