import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CountyRef } from '#kernel/context.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeStrategy } from '../../contract.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';
import { loadPeriod } from '../load-period.ts';
import { policy } from '../policy.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const as = (role: 'coordinator' | 'auditor', of: CountyRef = county) => ctxOf(test, of, person({ county: of, role }));
const coordinator = () => as('coordinator');

async function made(key: string): Promise<OfficeStrategy> {
  const result = await test.app.strategy.createStrategy(coordinator(), {
    key,
    title: 'Plan',
    levels: ['Feld', 'Maßnahme'],
    texts: [
      { kind: 'principle', title: 'Erster Grundsatz', items: ['Eins.'] },
      { kind: 'principle', title: 'Zweiter Grundsatz', items: ['Zwei.'] },
      { kind: 'challenge', title: '', items: ['Weite Wege.'], nodeKey: 'feld' },
    ],
    nodes: [{ level: 0, key: 'feld', number: '1', title: 'Sprache', children: [{ level: 1, title: 'Kurse', children: [] }] }],
  });
  if (!result.ok) throw new Error(result.problem.message);
  return read(key);
}
async function adopted(key: string): Promise<OfficeStrategy> {
  const { id } = await made(key);
  const result = await test.app.strategy.adoptStrategy(coordinator(), { strategyId: id, adoptedOn: '2026-01-15' });
  if (!result.ok) throw new Error(result.problem.message);
  return read(key);
}
async function read(key: string): Promise<OfficeStrategy> {
  const found = await test.app.strategy.readOfficeStrategy(coordinator(), { key });
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}
const changes = async (strategyId: string) => {
  const found = await test.app.strategy.listChanges(coordinator(), { strategyId, from: '2026-01-01', to: '2026-12-31' });
  return found.ok ? found.value : [];
};
const readPeriod = useCase({
  name: 'strategy.read-office',
  policy,
  mode: 'read',
  input: z.object({ strategyId: z.uuid(), to: z.string() }),
  run: async ({ tx, input }) => ok(await loadPeriod({ tx, from: '2026-01-01', ...input })),
});
const titles = (strategy: OfficeStrategy) => strategy.texts.filter((text) => text.kind === 'principle').map((text) => text.title);

describe('texts of a draft', () => {
  it('are added, changed, ordered and deleted without a trace in the history', async () => {
    const draft = await made('texte-entwurf');
    const [first, second, challenge] = draft.texts;
    const field = draft.nodes[0]!.id;
    const { strategy } = test.app;
    expect(
      await strategy.addText(coordinator(), {
        strategyId: draft.id,
        kind: 'mission',
        title: 'Leitbild',
        items: ['Wir.'],
        nodeId: null,
      }),
    ).toMatchObject({ ok: true });
    expect(
      await strategy.changeText(coordinator(), { ...challenge!, textId: challenge!.id, items: ['Weite Wege.', 'Wenig Busse.'] }),
    ).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await strategy.moveText(coordinator(), { textId: second!.id, version: 1, position: 0 })).toMatchObject({ ok: true });
    expect(titles(await read('texte-entwurf'))).toEqual(['Zweiter Grundsatz', 'Erster Grundsatz']);
    const moved = (await read('texte-entwurf')).texts.find((text) => text.id === first!.id)!;
    expect(
      await strategy.deleteText(coordinator(), { textId: first!.id, version: moved.version, reason: 'Doppelt' }),
    ).toMatchObject({ ok: true });
    const after = await read('texte-entwurf');
    expect(after.texts.map(({ kind, items, nodeId }) => ({ kind, items, nodeId }))).toEqual([
      { kind: 'principle', items: ['Zwei.'], nodeId: null },
      { kind: 'challenge', items: ['Weite Wege.', 'Wenig Busse.'], nodeId: field },
      { kind: 'mission', items: ['Wir.'], nodeId: null },
    ]);
  });

  it('name the fault: no paragraph, an entry of another strategy, no reason, a version that is gone', async () => {
    const draft = await made('texte-faul');
    const foreign = (await made('texte-fremd')).nodes[0]!.id;
    const text = draft.texts[0]!;
    const given = { strategyId: draft.id, kind: 'mission' as const, title: '', items: ['Ein Satz.'], nodeId: null };
    expect(await test.app.strategy.addText(coordinator(), { ...given, items: [] })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'items', message: 'Bitte schreiben Sie mindestens einen Absatz.' }] },
    });
    expect(await test.app.strategy.addText(coordinator(), { ...given, nodeId: foreign })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'nodeId' }] },
    });
    expect(await test.app.strategy.deleteText(coordinator(), { textId: text.id, version: 1, reason: ' ' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: 'reason' }] },
    });
    expect(await test.app.strategy.changeText(coordinator(), { ...text, textId: text.id, version: 7 })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    expect((await read('texte-faul')).texts).toEqual(draft.texts);
  });

  it('are changed by the coordination alone, and not from another county', async () => {
    const text = (await made('texte-rechte')).texts[0]!;
    const change = { ...text, textId: text.id, items: ['Anders.'] };
    expect(await test.app.strategy.changeText(as('auditor'), change)).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.changeText(as('coordinator', other), change)).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('texts of an adopted strategy', () => {
  it('change with before, after and reason in the history; the baseline stays', async () => {
    const plan = await adopted('texte-beschlossen');
    const [first, second, challenge] = plan.texts;
    const { strategy } = test.app;
    await strategy.changeText(coordinator(), {
      ...first!,
      textId: first!.id,
      items: ['Eins.', 'Und mehr.'],
      reason: 'Klarer gesagt',
    });
    await strategy.changeText(coordinator(), { ...challenge!, textId: challenge!.id, nodeId: null });
    await strategy.deleteText(coordinator(), { textId: second!.id, version: 1, reason: 'Geht im ersten auf' });
    await strategy.addText(coordinator(), { strategyId: plan.id, kind: 'mission', title: '', items: ['Wir.'], nodeId: null });
    const found = (await changes(plan.id)).filter((change) => change.subject === 'text');
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'changed',
          title: 'Erster Grundsatz',
          reason: 'Klarer gesagt',
          fields: [{ field: 'items', before: 'Eins.', after: 'Eins.\n\nUnd mehr.' }],
        }),
        expect.objectContaining({
          kind: 'changed',
          title: 'Herausforderungen',
          fields: [{ field: 'parentId', before: 'Sprache', after: null }],
        }),
        expect.objectContaining({ kind: 'deleted', title: 'Zweiter Grundsatz', reason: 'Geht im ersten auf' }),
        expect.objectContaining({ kind: 'added', title: 'Leitbild' }),
      ]),
    );
    expect((await read('texte-beschlossen')).baselines).toEqual(plan.baselines);
    const page = await strategy.readPublicStrategy(coordinator(), { key: 'texte-beschlossen' });
    expect(page.ok && page.value.texts.map((text) => text.items)).toEqual([['Eins.', 'Und mehr.'], ['Weite Wege.'], ['Wir.']]);
  });

  it('stand in a report as they stood at the end of its period', async () => {
    const plan = await adopted('texte-bericht');
    const text = plan.texts[0]!;
    test.setNow('2026-12-01T09:00:00Z');
    await test.app.strategy.changeText(coordinator(), { ...text, textId: text.id, items: ['Danach.'] });
    await test.app.strategy.deleteText(coordinator(), { textId: plan.texts[1]!.id, version: 1, reason: 'Danach' });
    await test.app.strategy.addText(coordinator(), {
      strategyId: plan.id,
      kind: 'mission',
      title: '',
      items: ['Neu.'],
      nodeId: null,
    });
    const until = async (to: string) => {
      const found = await readPeriod(coordinator(), { strategyId: plan.id, to });
      return found.ok && found.value?.strategy.texts.map((entry) => entry.items[0]);
    };
    expect(await until('2026-11-30')).toEqual(['Eins.', 'Zwei.', 'Weite Wege.']);
    expect(await until('2026-12-31')).toEqual(['Danach.', 'Weite Wege.', 'Neu.']);
  });
});
