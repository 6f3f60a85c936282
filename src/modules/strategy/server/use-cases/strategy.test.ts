import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const draft = (key: string) => ({
  key,
  title: 'Integrationsstrategie',
  levels: ['Schwerpunktthema', 'Ziel', 'Maßnahme'],
  nodes: [
    {
      level: 0,
      number: '1',
      title: 'Sprache',
      children: [
        {
          level: 1,
          number: '1.1',
          title: 'Kurse überblicken',
          lead: 'Integrationsstelle',
          children: [
            { level: 2, number: '1', title: 'Bedarf erheben', kind: 'strategic' as const, lead: 'jugend' },
            { level: 2, number: '2', title: 'Kurse planen', kind: 'strategic' as const },
          ],
        },
        { level: 1, number: '1.2', title: 'Fahrten ermöglichen', lead: 'integrationsstelle', toBeDeveloped: true },
      ],
    },
  ],
  texts: [{ kind: 'mission' as const, title: 'Leitbild', items: ['Alle gehören dazu.'] }],
});

async function adopted(key: string) {
  const { app } = test;
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const made = await app.strategy.createStrategy(coordinator, draft(key));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const done = await app.strategy.adoptStrategy(coordinator, { strategyId: made.value.id, adoptedOn: '2026-01-15' });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  const read = await app.strategy.readPublicStrategy(ctxOf(test, county, anonymous), { key });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return { strategyId: made.value.id, strategy: read.value, coordinator };
}

describe('a strategy from draft to report', () => {
  it('is invisible as a draft, frozen and public once adopted', async () => {
    const { app } = test;
    const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
    const made = await app.strategy.createStrategy(coordinator, draft('erste'));
    expect(made.ok).toBe(true);
    const before = await app.strategy.readPublicStrategy(ctxOf(test, county, anonymous), { key: 'erste' });
    expect(before).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    if (!made.ok) return;
    const done = await app.strategy.adoptStrategy(coordinator, {
      strategyId: made.value.id,
      adoptedOn: '2026-01-15',
      resolution: { body: 'Kreistag', date: '2026-01-15', paper: '2026/001' },
    });
    expect(done).toMatchObject({ ok: true, value: { contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    const read = await app.strategy.readPublicStrategy(ctxOf(test, county, anonymous), { key: 'erste' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        title: 'Integrationsstrategie',
        adoptedOn: '2026-01-15',
        progress: { share: null, notCounted: { notReported: 1, toBeDeveloped: 1 } },
        nodes: [
          {
            title: 'Sprache',
            children: [{ path: '1.1', children: [{ path: '1.1.1' }, { path: '1.1.2' }] }, { toBeDeveloped: true }],
          },
        ],
      },
    });
    const again = await app.strategy.adoptStrategy(coordinator, { strategyId: made.value.id, adoptedOn: '2026-01-15' });
    expect(again).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'already-adopted' } });
  });

  it('shows a status of the responsible unit at once, and its history', async () => {
    const { app } = test;
    const { strategy, strategyId } = await adopted('zweite');
    const measure = strategy.nodes[0]!.children[0]!.children[0]!;
    const editor = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: measure.lead!.id }));
    const written = await app.strategy.writeStatus(editor, {
      nodeId: measure.id,
      date: '2026-11-20',
      state: 'done',
      text: 'Alle Kitas wurden befragt.',
    });
    expect(written).toMatchObject({ ok: true, value: { released: true } });
    const read = await app.strategy.readPublicStrategy(ctxOf(test, county, anonymous), { key: 'zweite' });
    expect(read).toMatchObject({
      ok: true,
      value: { progress: { share: 1, counted: 1 }, states: { running: 1, 'not-reported': 1 } },
    });
    const page = await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: measure.id });
    expect(page).toMatchObject({
      ok: true,
      value: {
        node: { state: 'done' },
        history: [{ text: 'Alle Kitas wurden befragt.', authorName: 'Fachbereich Kinder, Jugend, Familie' }],
      },
    });
    const changes = await app.strategy.listChanges(ctxOf(test, county, anonymous), {
      strategyId,
      from: '2026-11-01',
      to: '2026-11-30',
    });
    expect(changes).toMatchObject({
      ok: true,
      value: [{ title: 'Bedarf erheben', fields: [{ field: 'state', before: null, after: 'fertig' }], actorName: '' }],
    });
  });

  it('as of an earlier day knows nothing of later notes', async () => {
    const { app } = test;
    const { strategy, coordinator } = await adopted('rueckblick');
    const measure = strategy.nodes[0]!.children[0]!.children[0]!;
    await app.strategy.writeStatus(coordinator, { nodeId: measure.id, date: '2026-03-01', state: 'running', text: 'Begonnen.' });
    await app.strategy.writeStatus(coordinator, { nodeId: measure.id, date: '2026-09-01', state: 'done', text: 'Fertig.' });
    const then = await app.strategy.readPublicStrategy(ctxOf(test, county, anonymous), { key: 'rueckblick', at: '2026-06-30' });
    expect(then).toMatchObject({ ok: true, value: { nodes: [{ children: [{ children: [{ state: 'running' }, {}] }, {}] }] } });
  });

  it('refuses a unit that is not responsible, and whoever is not signed in', async () => {
    const { app } = test;
    const { strategy } = await adopted('dritte');
    const measure = strategy.nodes[0]!.children[0]!.children[0]!;
    const input = { nodeId: measure.id, date: '2026-11-20', state: 'running' as const, text: 'Läuft.' };
    const wrongUnit = strategy.nodes[0]!.children[0]!.lead!.id;
    const wrong = await app.strategy.writeStatus(
      ctxOf(test, county, person({ county, role: 'unit-editor', unitId: wrongUnit })),
      input,
    );
    expect(wrong).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    const nobody = await app.strategy.writeStatus(ctxOf(test, county, anonymous), input);
    expect(nobody).toMatchObject({ ok: false, problem: { kind: 'unauthenticated' } });
  });

  it('knows nothing of a node of another county', async () => {
    const { app } = test;
    const { strategy } = await adopted('vierte');
    const measure = strategy.nodes[0]!.children[0]!.children[0]!;
    const neighbour = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    const answer = await app.strategy.writeStatus(neighbour, {
      nodeId: measure.id,
      date: '2026-11-20',
      state: 'running',
      text: 'Läuft.',
    });
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await app.strategy.readPublicNode(ctxOf(test, other, anonymous), { nodeId: measure.id })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('four eyes', () => {
  it('keeps a note back until a second person releases it', async () => {
    const { app } = test;
    await app.tenancy.changeSettings(systemCtx(test, county), { fourEyes: true });
    try {
      const { strategy, coordinator } = await adopted('vier-augen');
      const measure = strategy.nodes[0]!.children[0]!.children[0]!;
      const written = await app.strategy.writeStatus(coordinator, {
        nodeId: measure.id,
        date: '2026-11-20',
        state: 'running',
        text: 'Läuft.',
      });
      expect(written).toMatchObject({ ok: true, value: { released: false } });
      if (!written.ok) return;
      const hidden = await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: measure.id });
      expect(hidden).toMatchObject({ ok: true, value: { history: [], node: { state: 'not-reported' } } });
      expect(await app.strategy.releaseStatus(coordinator, { statusId: written.value.id })).toMatchObject({
        ok: false,
        problem: { kind: 'forbidden' },
      });
      const second = ctxOf(test, county, person({ county, role: 'coordinator', name: 'Zweite Person' }));
      expect(await app.strategy.releaseStatus(second, { statusId: written.value.id })).toMatchObject({ ok: true });
      const shown = await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: measure.id });
      expect(shown).toMatchObject({ ok: true, value: { history: [{ state: 'running' }] } });
      expect(await app.strategy.releaseStatus(second, { statusId: written.value.id })).toMatchObject({
        ok: false,
        problem: { code: 'already-released' },
      });
    } finally {
      await app.tenancy.changeSettings(systemCtx(test, county), { fourEyes: false });
    }
  });
});

describe('bad input writes nothing', () => {
  it.each([
    [
      'double numbers',
      {
        nodes: [
          { level: 0, number: '1', title: 'A' },
          { level: 0, number: '1', title: 'B' },
        ],
      },
      'double-number',
    ],
    ['an unknown unit', { nodes: [{ level: 0, title: 'A', lead: 'Amt für Unbekanntes' }] }, 'unknown-unit'],
    ['a level that does not exist', { nodes: [{ level: 7, title: 'A' }] }, 'unknown-level'],
    [
      'a child on the level of its parent',
      { nodes: [{ level: 1, title: 'A', children: [{ level: 1, title: 'B' }] }] },
      'level-not-below',
    ],
    [
      'a status before the begin',
      {
        nodes: [
          {
            level: 0,
            title: 'A',
            period: { from: '2026-06-01', to: null },
            status: [{ date: '2026-01-01', state: 'running' as const, text: 'x' }],
          },
        ],
      },
      'status-before-begin',
    ],
    ['no title', { nodes: [{ level: 0, title: ' ' }] }, 'invalid-input'],
    ['an unknown municipality', { nodes: [{ level: 0, title: 'A', municipalities: ['99999999'] }] }, 'unknown-municipality'],
  ])('%s', async (_name, changed, code) => {
    const key = `schlecht-${code}`;
    const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
    const answer = await test.app.strategy.createStrategy(coordinator, { ...draft(key), texts: [], ...changed });
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'invalid', code } });
    const all = await test.app.strategy.listOfficeStrategies(coordinator, {});
    expect(all.ok && all.value.some((entry) => entry.key === key)).toBe(false);
  });

  it('a status in the future, without its reason, or before adoption', async () => {
    const { app } = test;
    const { strategy, coordinator } = await adopted('fuenfte');
    const nodeId = strategy.nodes[0]!.children[0]!.id;
    const write = (more: object) =>
      app.strategy.writeStatus(coordinator, { nodeId, date: '2026-11-20', state: 'running', text: 'x', ...more });
    expect(await write({ date: '2026-12-24' })).toMatchObject({ ok: false, problem: { code: 'future-date' } });
    expect(await write({ state: 'delayed' })).toMatchObject({ ok: false, problem: { fields: [{ path: 'reason' }] } });
    expect(await write({ text: '  ' })).toMatchObject({ ok: false, problem: { fields: [{ path: 'text' }] } });
    const made = await app.strategy.createStrategy(coordinator, draft('noch-entwurf'));
    const office = await app.strategy.readOfficeStrategy(coordinator, { key: 'noch-entwurf' });
    expect(made.ok && office.ok).toBe(true);
    if (!office.ok) return;
    const early = await app.strategy.writeStatus(coordinator, {
      nodeId: office.value.nodes[0]!.id,
      date: '2026-11-20',
      state: 'running',
      text: 'x',
    });
    expect(early).toMatchObject({ ok: false, problem: { code: 'not-adopted' } });
  });
});

describe('changing an adopted plan', () => {
  it('is recorded, with what was deleted, and never lets two people overwrite each other', async () => {
    const { app } = test;
    const { strategy, strategyId, coordinator } = await adopted('sechste');
    const [goal] = strategy.nodes[0]!.children;
    const [first, second] = goal!.children;
    const office = await app.strategy.readOfficeNode(coordinator, { nodeId: first!.id });
    if (!office.ok) throw new Error('unreadable');
    const version = office.value.node.version;
    expect(
      await app.strategy.changeNode(coordinator, {
        nodeId: first!.id,
        version,
        fields: { title: 'Bedarf jährlich erheben', period: { from: '2026-01-01', to: '2026-12-31' } },
        reason: 'Beschluss',
      }),
    ).toMatchObject({ ok: true });
    expect(await app.strategy.changeNode(coordinator, { nodeId: first!.id, version, fields: { title: 'Alt' } })).toMatchObject({
      ok: false,
      problem: { code: 'changed-meanwhile' },
    });
    expect(
      await app.strategy.changeNode(coordinator, {
        nodeId: first!.id,
        version: version + 1,
        fields: { period: { from: '2026-01-01', to: '2027-06-30' } },
        reason: 'Stelle nicht besetzt',
      }),
    ).toMatchObject({ ok: true });
    expect(
      await app.strategy.deleteNode(coordinator, { nodeId: second!.id, version: 1, reason: 'Aufgegangen in 1' }),
    ).toMatchObject({ ok: true });
    expect(
      await app.strategy.addNode(coordinator, {
        strategyId,
        parentId: goal!.id,
        level: 2,
        fields: { title: 'Neue', number: '2' },
      }),
    ).toMatchObject({ ok: false, problem: { code: 'double-number' } });
    expect(
      await app.strategy.addNode(coordinator, {
        strategyId,
        parentId: goal!.id,
        level: 2,
        fields: { title: 'Neue', number: '3' },
      }),
    ).toMatchObject({ ok: true });
    expect(
      await app.strategy.moveNode(coordinator, { nodeId: goal!.id, version: 1, parentId: first!.id, position: 0 }),
    ).toMatchObject({ ok: false });
    const changes = await app.strategy.listChanges(coordinator, { strategyId, from: '2026-11-25', to: '2026-11-25' });
    expect(changes.ok && changes.value.map((change) => [change.kind, change.title])).toEqual([
      ['delayed', 'Bedarf jährlich erheben'],
      ['deleted', 'Kurse planen'],
      ['added', 'Neue'],
    ]);
    const audit = await app.tenancy.readAudit(coordinator, { subjectId: second!.id });
    expect(audit).toMatchObject({ ok: true, value: { entries: [{ useCase: 'strategy.delete-node' }] } });
  });
});
