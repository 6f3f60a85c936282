import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { flatten } from '#lib/office/strategy-table.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let key: string;
let count = 0;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
});
afterAll(() => test.close());
const rows = async () => flatten(must(await test.app.strategy.readOfficeStrategy(coordinator, { key })).nodes);

beforeEach(async () => {
  count += 1;
  key = `plan-${count}`;
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const nodes = [{ level: 0, title: 'Sprache', children: ['Kurse', 'Cafés'].map((title) => ({ level: 1, title, period })) }];
  const made = must(
    await test.app.strategy.createStrategy(systemCtx(test, county), { key, title: key, levels: ['Feld', 'Maßnahme'], nodes }),
  );
  must(await test.app.strategy.adoptStrategy(systemCtx(test, county), { strategyId: made.id, adoptedOn: '2026-01-01' }));
});

describe('a change of many entries', () => {
  const chosen = async () => {
    const nodes = (await rows()).filter((row) => row.level === 1);
    return { nodeIds: nodes.map((row) => row.id), versions: Object.fromEntries(nodes.map((row) => [row.id, row.version])) };
  };

  it('is shown, done with its reason, recorded, and undone as one', async () => {
    const { nodeIds, versions } = await chosen();
    const change = { kind: 'shift' as const, quarters: 2 };
    const preview = must(await test.app.strategy.previewBulk(coordinator, { key, nodeIds, change }));
    expect(preview.needsReason).toBe(true);
    expect(preview.changes.map((entry) => entry.fields[1])).toEqual([
      { key: 'to', label: 'Ende', before: '4. Quartal 2026', after: '2. Quartal 2027' },
      { key: 'to', label: 'Ende', before: '4. Quartal 2026', after: '2. Quartal 2027' },
    ]);
    expect(await test.app.strategy.applyBulk(coordinator, { key, nodeIds, versions, change })).toMatchObject({
      problem: { code: 'reason-needed' },
    });
    const { changeSetId } = must(
      await test.app.strategy.applyBulk(coordinator, { key, nodeIds, versions, change, reason: 'Stelle unbesetzt' }),
    );
    expect((await rows()).map((row) => row.plannedPeriod.to)).toEqual([null, '2027-06-30', '2027-06-30']);
    expect(must(await test.app.strategy.readChangeSet(coordinator, { changeSetId }))).toMatchObject({
      summary: 'Zeitraum verschieben',
      count: 2,
      undone: false,
    });
    must(await test.app.strategy.undoChangeSet(coordinator, { changeSetId }));
    expect((await rows()).map((row) => row.plannedPeriod.to)).toEqual([null, '2026-12-31', '2026-12-31']);
  });

  it('is all or nothing when somebody changed one of them since the preview', async () => {
    const { nodeIds, versions } = await chosen();
    const one = (await rows())[1]!;
    must(await test.app.strategy.changeNode(coordinator, { nodeId: one.id, version: one.version, fields: { text: 'Neu' } }));
    const change = { kind: 'lead' as const, unit: 'jugend' };
    expect(await test.app.strategy.applyBulk(coordinator, { key, nodeIds, versions, change })).toMatchObject({
      problem: { code: 'changed-meanwhile', message: expect.stringContaining(one.title) },
    });
    expect((await rows()).every((row) => row.lead === null)).toBe(true);
  });

  it('refuses what is no unit, no municipality, no number, no choice, and what changes nothing', async () => {
    const { nodeIds, versions } = await chosen();
    const preview = (change: Parameters<typeof test.app.strategy.previewBulk>[1]['change'], ids = nodeIds) =>
      test.app.strategy.previewBulk(coordinator, { key, nodeIds: ids, change });
    expect(await preview({ kind: 'lead', unit: 'wetteramt' })).toMatchObject({ problem: { code: 'unknown-unit' } });
    expect(await preview({ kind: 'add-municipality', ags: '09999999' })).toMatchObject({
      problem: { code: 'unknown-municipality' },
    });
    expect(await preview({ kind: 'shift', quarters: Number.NaN })).toMatchObject({ problem: { kind: 'invalid' } });
    expect(await preview({ kind: 'shift', quarters: 0 })).toMatchObject({ problem: { kind: 'invalid' } });
    expect(await preview({ kind: 'weight', weight: 2 }, [])).toMatchObject({ problem: { kind: 'invalid' } });
    expect(await preview({ kind: 'weight', weight: 2 }, [crypto.randomUUID()])).toMatchObject({
      problem: { code: 'gone-meanwhile' },
    });
    expect(
      await test.app.strategy.applyBulk(coordinator, { key, nodeIds, versions, change: { kind: 'weight', weight: 1 } }),
    ).toMatchObject({ problem: { code: 'nothing-to-do' } });
    expect(
      await test.app.strategy.previewBulk(coordinator, { key: 'fehlt', nodeIds, change: { kind: 'weight', weight: 2 } }),
    ).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
