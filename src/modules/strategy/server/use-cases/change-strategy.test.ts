import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const as = (role: 'coordinator' | 'unit-editor' | 'auditor', of: CountyRef = county) =>
  ctxOf(
    test,
    of,
    person({ county: of, role, ...(role === 'unit-editor' ? { unitId: '00000000-0000-7000-8000-000000000001' } : {}) }),
  );

async function made(key: string): Promise<string> {
  const result = await test.app.strategy.createStrategy(as('coordinator'), {
    key,
    title: 'Plan',
    levels: ['Ziel', 'Maßnahme'],
    nodes: [
      {
        level: 0,
        number: '1',
        title: 'Kurse',
        text: 'Ein Text.',
        lead: 'jugend',
        targetGroups: ['Eltern'],
        children: [{ level: 1, title: 'Zählen', children: [] }],
      },
    ],
  });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.id;
}
async function adopted(key: string): Promise<string> {
  const strategyId = await made(key);
  const result = await test.app.strategy.adoptStrategy(as('coordinator'), { strategyId, adoptedOn: '2026-01-15' });
  if (!result.ok) throw new Error(result.problem.message);
  return strategyId;
}
const changes = async (strategyId: string) => {
  const found = await test.app.strategy.listChanges(as('coordinator'), { strategyId, from: '2026-01-01', to: '2026-12-31' });
  return found.ok ? found.value : [];
};
const given = { title: 'Plan 2026', from: '2026-01-01', to: '2028-12-31', sourceNote: 'Beschlussvorlage' };

describe('what a strategy says of itself', () => {
  it('can be changed in a draft, without a trace in the history', async () => {
    const strategyId = await made('entwurf');
    expect(await test.app.strategy.changeStrategy(as('coordinator'), { strategyId, ...given })).toMatchObject({ ok: true });
    expect(await test.app.strategy.readOfficeStrategy(as('coordinator'), { key: 'entwurf' })).toMatchObject({
      ok: true,
      value: {
        title: 'Plan 2026',
        period: { from: '2026-01-01', to: '2028-12-31' },
        sourceNote: 'Beschlussvorlage',
        state: 'draft',
      },
    });
  });

  it('names the fault of a period that ends before it begins, and of a missing title', async () => {
    const strategyId = await made('faul');
    expect(await test.app.strategy.changeStrategy(as('coordinator'), { strategyId, ...given, to: '2025-12-31' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'to' }] },
    });
    expect(await test.app.strategy.changeStrategy(as('coordinator'), { strategyId, ...given, title: ' ' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'title' }] },
    });
  });

  it('is changed by the coordination of its own county alone', async () => {
    const strategyId = await made('fremd');
    for (const use of ['changeStrategy', 'closeStrategy', 'reopenStrategy', 'discardStrategy'] as const) {
      const input = { strategyId, ...given };
      expect(await test.app.strategy[use](as('unit-editor'), input)).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
      expect(await test.app.strategy[use](as('auditor'), input)).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
      expect(await test.app.strategy[use](ctxOf(test, county, anonymous), input)).toMatchObject({
        ok: false,
        problem: { kind: 'unauthenticated' },
      });
      expect(await test.app.strategy[use](as('coordinator', other), input)).toMatchObject({
        ok: false,
        problem: { kind: 'not-found' },
      });
    }
  });
});

describe('the end of a strategy', () => {
  it('closes an adopted one, refuses reports on it, and opens it again', async () => {
    const strategyId = await adopted('alt');
    expect(await test.app.strategy.closeStrategy(as('coordinator'), { strategyId })).toMatchObject({ ok: true });
    const read = await test.app.strategy.readOfficeStrategy(as('coordinator'), { key: 'alt' });
    expect(read).toMatchObject({ ok: true, value: { state: 'closed' } });
    const nodeId = read.ok ? read.value.nodes[0]!.id : '';
    const note = { nodeId, date: '2026-11-20', state: 'running' as const, text: 'Läuft.' };
    expect(await test.app.strategy.writeStatus(as('coordinator'), note)).toMatchObject({
      ok: false,
      problem: { code: 'not-adopted' },
    });
    expect(await test.app.strategy.closeStrategy(as('coordinator'), { strategyId })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    expect(await test.app.strategy.reopenStrategy(as('coordinator'), { strategyId })).toMatchObject({ ok: true });
    expect(await test.app.strategy.writeStatus(as('coordinator'), note)).toMatchObject({ ok: true });
  });

  it('throws a draft away with all in it, and never what was adopted', async () => {
    const draft = await made('weg');
    expect(await test.app.strategy.discardStrategy(as('coordinator'), { strategyId: draft })).toMatchObject({ ok: true });
    expect(await test.app.strategy.readOfficeStrategy(as('coordinator'), { key: 'weg' })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    const kept = await adopted('bleibt');
    expect(await test.app.strategy.discardStrategy(as('coordinator'), { strategyId: kept })).toMatchObject({
      ok: false,
      problem: { code: 'already-adopted' },
    });
  });
});

describe('a change of one field', () => {
  it('touches nothing that it does not name', async () => {
    const strategyId = await adopted('teil');
    const read = await test.app.strategy.readOfficeStrategy(as('coordinator'), { key: 'teil' });
    const node = read.ok ? read.value.nodes[0]! : null;
    const changed = await test.app.strategy.changeNode(as('coordinator'), {
      nodeId: node!.id,
      version: node!.version,
      fields: { title: 'Alle Kurse' },
    });
    expect(changed).toMatchObject({ ok: true });
    const after = await test.app.strategy.readOfficeNode(as('coordinator'), { nodeId: node!.id });
    expect(after).toMatchObject({
      ok: true,
      value: {
        node: {
          title: 'Alle Kurse',
          number: '1',
          text: 'Ein Text.',
          lead: { key: 'jugend' },
          targetGroups: ['Eltern'],
          weight: 1,
        },
      },
    });
    const list = await changes(strategyId);
    expect(list).toMatchObject([{ kind: 'changed', fields: [{ field: 'title', before: 'Kurse', after: 'Alle Kurse' }] }]);
    expect(list[0]!.fields).toHaveLength(1);
  });
});
