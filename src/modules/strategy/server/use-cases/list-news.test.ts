import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let reader: Ctx;
let strategyId: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  reader = ctxOf(test, county, anonymous);
  const made = await test.app.strategy.createStrategy(coordinator, {
    key: 'konzept',
    title: 'Konzept',
    levels: ['Feld', 'Ziel'],
    nodes: [
      { level: 0, number: '1', title: 'Sprache', children: [{ level: 1, number: '1.1', title: 'Kurse' }] },
      { level: 0, number: '2', title: 'Wege', children: [{ level: 1, number: '2.1', title: 'Busse' }] },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  strategyId = made.value.id;
  await test.app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-01' });
  const read = await test.app.strategy.readPublicStrategy(reader, { key: 'konzept' });
  if (!read.ok) throw new Error(read.problem.message);
  for (const field of read.value.nodes) {
    ids[field.title] = field.id;
    for (const goal of field.children) ids[goal.title] = goal.id;
  }
});
afterAll(() => test.close());

const write = async (node: string, text: string, more: object = {}) => {
  const written = await test.app.strategy.writeStatus(coordinator, {
    nodeId: ids[node]!,
    date: '2026-11-20',
    state: 'running',
    text,
    ...more,
  });
  if (!written.ok) throw new Error(written.problem.message);
  return written.value.id;
};
const textsOf = async (within: string | null): Promise<string[]> => {
  const news = await test.app.strategy.listNews(reader, { key: 'konzept', within });
  if (!news.ok) throw new Error(news.problem.message);
  return news.value.items.map((item) => item.note?.text ?? item.change?.kind ?? '');
};

describe('news', () => {
  it('without any name when the strategy was recorded', async () => {
    const news = await test.app.strategy.listNews(reader, { key: 'konzept' });
    expect(news).toMatchObject({ ok: true, value: { items: [], updated: '2026-11-25T11:00:00.000Z' } });
  });

  it('are notes and changes of the plan, newest first, of the whole, a field or a goal', async () => {
    await write('Kurse', 'Erster Kurs begonnen');
    test.setNow('2026-11-25T12:00:00Z');
    await write('Busse', 'Linie geplant', { expectedEnd: '2027-06-30' });
    test.setNow('2026-11-25T13:00:00Z');
    const page = await test.app.strategy.readOfficeNode(coordinator, { nodeId: ids['Kurse']! });
    if (!page.ok) throw new Error(page.problem.message);
    const changed = await test.app.strategy.changeNode(coordinator, {
      nodeId: ids['Kurse']!,
      version: page.value.node.version,
      fields: { title: 'Kurse für alle' },
    });
    expect(changed.ok).toBe(true);
    expect(await textsOf(null)).toEqual(['changed', 'Linie geplant', 'Erster Kurs begonnen']);
    expect(await textsOf('1')).toEqual(['changed', 'Erster Kurs begonnen']);
    expect(await textsOf(ids['Busse']!)).toEqual(['Linie geplant']);
    const news = await test.app.strategy.listNews(reader, { key: 'konzept', within: '2' });
    expect(news).toMatchObject({
      ok: true,
      value: {
        within: { id: ids['Wege'], title: 'Wege' },
        updated: '2026-11-25T12:00:00.000Z',
        items: [{ place: { id: ids['Busse'] }, field: { id: ids['Wege'] }, note: { expectedEnd: '2027-06-30', authorName: '' } }],
      },
    });
  });

  it('tell what was taken back, and of a deleted goal that it is gone', async () => {
    const id = await write('Busse', 'Aus Versehen', { state: 'done' });
    await test.app.strategy.withdrawStatus(coordinator, { statusId: id });
    expect(await textsOf('2')).toEqual(['deleted', 'Linie geplant']);
    const added = await test.app.strategy.addNode(coordinator, {
      strategyId,
      parentId: ids['Wege']!,
      level: 1,
      fields: { title: 'Räder' },
      reason: 'Nachtrag',
    });
    if (!added.ok) throw new Error(JSON.stringify(added.problem));
    const page = await test.app.strategy.readOfficeNode(coordinator, { nodeId: added.value.id });
    if (!page.ok) throw new Error(page.problem.message);
    test.setNow('2026-11-25T14:00:00Z');
    const gone = await test.app.strategy.deleteNode(coordinator, {
      nodeId: added.value.id,
      version: page.value.node.version,
      reason: 'Doppelt',
    });
    expect(gone.ok).toBe(true);
    const news = await test.app.strategy.listNews(reader, { key: 'konzept', within: '2', limit: 1 });
    expect(news).toMatchObject({
      ok: true,
      value: { items: [{ place: { title: 'Räder', gone: true }, field: { title: 'Wege' }, change: { kind: 'deleted' } }] },
    });
    const list = await test.app.strategy.listChanges(reader, { strategyId, from: '2026-11-01', to: '2026-11-30', within: '2' });
    expect(list.ok && list.value.some((change) => change.title === 'Räder')).toBe(true);
    expect(list.ok && list.value.some((change) => change.title.startsWith('Kurse'))).toBe(false);
  });

  it('are none of a draft, of what is not there, or of another county', async () => {
    await test.app.strategy.createStrategy(coordinator, {
      key: 'entwurf',
      title: 'E',
      levels: ['Ziel'],
      nodes: [{ level: 0, title: 'Z' }],
    });
    const other = ctxOf(test, await openCounty(test, 'suedkreis'), anonymous);
    for (const [ctx, input] of [
      [reader, { key: 'entwurf' }],
      [reader, { key: 'konzept', within: '9' }],
      [other, { key: 'konzept' }],
    ] as const)
      expect(await test.app.strategy.listNews(ctx, input)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await test.app.strategy.listNews(reader, { key: 'Kein Schlüssel' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
  });
});

describe('the page of a record', () => {
  it('names what lies beside it, what changed in its plan and when it is expected to end', async () => {
    const page = await test.app.strategy.readPublicNode(reader, { nodeId: ids['Busse']! });
    expect(page).toMatchObject({
      ok: true,
      value: {
        previous: { title: 'Kurse für alle' },
        next: null,
        history: [{ text: 'Linie geplant', expectedEnd: '2027-06-30' }],
        changes: [],
      },
    });
    const courses = await test.app.strategy.readPublicNode(reader, { nodeId: ids['Kurse']! });
    expect(courses).toMatchObject({
      ok: true,
      value: {
        changes: [{ kind: 'changed', actorName: '', fields: [{ field: 'title', before: 'Kurse', after: 'Kurse für alle' }] }],
      },
    });
  });
});
