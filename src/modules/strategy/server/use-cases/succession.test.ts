import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
});
afterAll(() => test.close());

let count = 0;
async function adoptedPlan(predecessorKey: string | null = null) {
  const key = `plan-${(count += 1)}`;
  const { id } = must(
    await test.app.strategy.createStrategy(coordinator, {
      key,
      title: `Integrationsplan ${count}`,
      levels: ['Ziel', 'Maßnahme'],
      predecessorKey,
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache fördern',
          children: [
            { level: 1, number: '1.1', title: 'Kurse am Abend anbieten', lead: 'jugend', steps: ['Bedarf erheben'] },
            { level: 1, number: '1.2', title: 'Lotsen finden' },
          ],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(coordinator, { strategyId: id, adoptedOn: '2026-01-15' }));
  return { id, key, items: await items(key) };
}
async function items(key: string): Promise<Record<string, string>> {
  const { targets } = must(await test.app.strategy.readSuccession(coordinator, { key }));
  return Object.fromEntries(targets.map((target) => [target.name, target.id]));
}
const worklist = async (key: string) => must(await test.app.strategy.readSuccession(coordinator, { key }));

describe('a successor strategy', () => {
  it('begun with everything traces both ways, and what is reworded counts as changed', async () => {
    const { app } = test;
    const old = await adoptedPlan();
    const begun = must(
      await app.strategy.startSuccessor(coordinator, { predecessorId: old.id, key: 'neu-1', title: 'Neuer Plan', copy: true }),
    );
    const list = await worklist('neu-1');
    expect(list).toMatchObject({ unanswered: 0, required: true, fresh: [], predecessor: { key: old.key } });
    expect(list.items.map((item) => item.shown)).toEqual(['carried-over', 'carried-over', 'carried-over']);
    const fresh = await items('neu-1');
    const lotsen = fresh['1.2 Lotsen finden']!;
    must(await app.strategy.changeNode(coordinator, { nodeId: lotsen, version: 1, fields: { title: 'Lotsinnen ausbilden' } }));
    expect((await worklist('neu-1')).items.at(-1)).toMatchObject({ shown: 'changed' });
    const copied = must(await app.strategy.readOfficeNode(coordinator, { nodeId: fresh['1.1 Kurse am Abend anbieten']! }));
    expect(copied.node.steps.map((step) => step.title)).toEqual(['Bedarf erheben']);
    // The public hears of the new plan once it is adopted.
    const publicly = async (nodeId: string) =>
      must(await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId })).origins;
    expect(await publicly(old.items['1.2 Lotsen finden']!)).toEqual({ from: [], to: [] });
    must(await app.strategy.adoptStrategy(coordinator, { strategyId: begun.id, adoptedOn: '2026-11-01' }));
    expect(await publicly(old.items['1.2 Lotsen finden']!)).toMatchObject({
      to: [{ kind: 'changed', node: { name: '1.2 Lotsinnen ausbilden' }, strategy: { key: 'neu-1' } }],
    });
    expect(await publicly(lotsen)).toMatchObject({ from: [{ node: { name: '1.2 Lotsen finden' } }], to: [] });
  });

  it('begun empty is not adopted before every old entry has an answer; split, merged and dropped are told', async () => {
    const { app } = test;
    const old = await adoptedPlan();
    const { id: strategyId } = must(
      await app.strategy.startSuccessor(coordinator, { predecessorId: old.id, key: 'neu-2', title: 'Neuer Plan', copy: false }),
    );
    const add = async (title: string) =>
      must(await app.strategy.addNode(coordinator, { strategyId, level: 0, fields: { title } })).id;
    const [kurse, lotsen] = [await add('Abendkurse anbieten'), await add('Lotsen')];
    expect(await app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-11-01' })).toMatchObject({
      ok: false,
      problem: {
        code: 'unanswered-items',
        fields: [{ message: '1 Sprache fördern' }, { message: '1.1 Kurse am Abend anbieten' }, { message: '1.2 Lotsen finden' }],
      },
    });
    const answer = (name: string, given: object) =>
      app.strategy.answerOrigin(coordinator, {
        strategyId,
        predecessorNodeId: old.items[name]!,
        seen: [],
        kind: 'changed',
        successorNodeIds: [],
        ...given,
      });
    must(await answer('1 Sprache fördern', { successorNodeIds: [kurse, lotsen] }));
    must(await answer('1.1 Kurse am Abend anbieten', { successorNodeIds: [kurse] }));
    expect((await worklist('neu-2')).items.map((item) => item.shown)).toEqual(['split', 'merged', null]);
    must(await answer('1.2 Lotsen finden', { kind: 'dropped', note: 'Es gibt genug.' }));
    must(await app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-11-01' }));
    const gone = must(
      await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: old.items['1.2 Lotsen finden']! }),
    );
    expect(gone.origins.to).toMatchObject([{ kind: 'dropped', node: null, note: 'Es gibt genug.', reading: false }]);
  });

  it('drops what hangs below together with it, and asks anew when a new entry is taken out', async () => {
    const { app } = test;
    const old = await adoptedPlan();
    const { id: strategyId } = must(
      await app.strategy.startSuccessor(coordinator, { predecessorId: old.id, key: 'neu-3', title: 'Neuer Plan', copy: false }),
    );
    const { id: target } = must(await app.strategy.addNode(coordinator, { strategyId, level: 0, fields: { title: 'Kurse' } }));
    const base = { strategyId, seen: [] };
    must(
      await app.strategy.answerOrigin(coordinator, {
        ...base,
        predecessorNodeId: old.items['1.1 Kurse am Abend anbieten']!,
        kind: 'carried-over',
        successorNodeIds: [target],
      }),
    );
    must(
      await app.strategy.answerOrigin(coordinator, {
        ...base,
        predecessorNodeId: old.items['1 Sprache fördern']!,
        kind: 'dropped',
        note: 'neu gegliedert',
        below: true,
      }),
    );
    expect((await worklist('neu-3')).items.map((item) => item.answer)).toEqual(['dropped', 'carried-over', 'dropped']);
    must(await app.strategy.deleteNode(coordinator, { nodeId: target, version: 1, reason: 'doppelt' }));
    expect((await worklist('neu-3')).items.map((item) => item.answer)).toEqual(['dropped', null, 'dropped']);
  });

  it('takes no entry of another strategy, no answer twice, no drop without a reason', async () => {
    const { app } = test;
    const old = await adoptedPlan();
    const other = await adoptedPlan();
    const { id: strategyId } = must(
      await app.strategy.startSuccessor(coordinator, { predecessorId: old.id, key: 'neu-4', title: 'Neuer Plan', copy: false }),
    );
    const { id: target } = must(await app.strategy.addNode(coordinator, { strategyId, level: 0, fields: { title: 'Kurse' } }));
    const lotsen = old.items['1.2 Lotsen finden']!;
    const answer = (given: object) =>
      app.strategy.answerOrigin(coordinator, {
        strategyId,
        predecessorNodeId: lotsen,
        seen: [],
        kind: 'changed',
        successorNodeIds: [target],
        ...given,
      });
    const codes = async (given: object) => {
      const result = await answer(given);
      return result.ok ? 'ok' : `${result.problem.code} ${result.problem.fields?.[0]?.path ?? ''}`.trim();
    };
    expect(await codes({ predecessorNodeId: other.items['1.2 Lotsen finden']! })).toBe(
      'item-of-another-strategy predecessorNodeId',
    );
    expect(await codes({ successorNodeIds: [lotsen] })).toBe('item-of-another-strategy successorNodeIds');
    expect(await codes({ successorNodeIds: [target, target] })).toBe('invalid-input successorNodeIds');
    expect(await codes({ successorNodeIds: [] })).toBe('invalid-input successorNodeIds');
    expect(await codes({ kind: 'dropped', successorNodeIds: [], note: null })).toBe('invalid-input note');
    expect(await codes({ kind: 'dropped', note: 'doch nicht' })).toBe('invalid-input kind');
    expect(await codes({})).toBe('ok');
    expect(await codes({})).toBe('answered-meanwhile');
    const seen = (await worklist('neu-4')).items.at(-1)!.seen;
    expect(await codes({ seen, kind: 'open', successorNodeIds: [] })).toBe('ok');
    expect((await worklist('neu-4')).unanswered).toBe(3);
  });
});

describe('a strategy that is there already', () => {
  it('is linked with its predecessor afterwards, with suggestions; circles are refused', async () => {
    const { app } = test;
    const old = await adoptedPlan();
    const current = await adoptedPlan();
    const link = (strategyId: string, predecessorId: string) =>
      app.strategy.linkPredecessor(coordinator, { strategyId, predecessorId });
    must(await link(current.id, old.id));
    expect(await link(old.id, current.id)).toMatchObject({ ok: false, problem: { fields: [{ code: 'cycle' }] } });
    expect(await link(old.id, old.id)).toMatchObject({ ok: false, problem: { fields: [{ code: 'cycle' }] } });
    const list = await worklist(current.key);
    expect(list).toMatchObject({ required: false, unanswered: 3 });
    expect(list.items[1]!.suggestions[0]).toMatchObject({ name: '1.1 Kurse am Abend anbieten' });
    must(
      await app.strategy.answerOrigin(coordinator, {
        strategyId: current.id,
        predecessorNodeId: list.items[1]!.id,
        seen: [],
        kind: 'carried-over',
        successorNodeIds: [list.items[1]!.suggestions[0]!.id],
      }),
    );
    const third = await adoptedPlan();
    expect(await link(current.id, third.id)).toMatchObject({ ok: false, problem: { code: 'already-traced' } });
  });
});

describe('translations in a strategy that follows', () => {
  const desk = async (key: string) => {
    const { tasks } = must(await test.app.strategy.readTranslations(coordinator, { key, language: 'en' }));
    return new Map(tasks.map((task) => [`${task.what}: ${task.source}`, task]));
  };
  const translate = async (key: string, name: string, text: string, state: 'draft' | 'checked' = 'checked') => {
    const { subjectId, field, sourceHash } = (await desk(key)).get(name)!;
    must(
      await test.app.strategy.saveTranslation(coordinator, { key, subjectId, field, sourceHash, language: 'en', text, state }),
    );
  };
  const standing = async (key: string) =>
    Object.fromEntries([...(await desk(key))].map(([name, task]) => [name, [task.state, task.text]]));

  it('go along with what is copied; what is reworded there is outdated', async () => {
    const old = await adoptedPlan();
    await translate(old.key, 'Titel: Kurse am Abend anbieten', 'Offer evening courses');
    await translate(old.key, 'Titel: Lotsen finden', 'Find guides', 'draft');
    await translate(old.key, 'Schritt 1: Bedarf erheben', 'Survey the need');
    const begin = { predecessorId: old.id, key: 'mit-englisch', title: 'Neuer Plan', copy: true };
    must(await test.app.strategy.startSuccessor(coordinator, begin));
    expect(await standing('mit-englisch')).toMatchObject({
      'Titel: Neuer Plan': ['missing', null],
      'Titel: Sprache fördern': ['missing', null],
      'Titel: Kurse am Abend anbieten': ['checked', 'Offer evening courses'],
      'Schritt 1: Bedarf erheben': ['checked', 'Survey the need'],
      'Titel: Lotsen finden': ['draft', 'Find guides'],
    });
    const nodeId = (await items('mit-englisch'))['1.2 Lotsen finden']!;
    must(await test.app.strategy.changeNode(coordinator, { nodeId, version: 1, fields: { title: 'Lotsinnen ausbilden' } }));
    expect(await standing('mit-englisch')).toMatchObject({ 'Titel: Lotsinnen ausbilden': ['outdated', 'Find guides'] });
    // The old plan keeps its own.
    expect(await standing(old.key)).toMatchObject({ 'Titel: Lotsen finden': ['draft', 'Find guides'] });
  });

  it('follow the traces where it was begun empty: the wording decides, in whatever order the answers come', async () => {
    const old = await adoptedPlan();
    await translate(old.key, 'Titel: Sprache fördern', 'Promote language');
    await translate(old.key, 'Titel: Kurse am Abend anbieten', 'Offer evening courses');
    const begin = { predecessorId: old.id, key: 'leer-englisch', title: 'Neuer Plan', copy: false };
    const { id: strategyId } = must(await test.app.strategy.startSuccessor(coordinator, begin));
    const add = async (title: string) =>
      must(await test.app.strategy.addNode(coordinator, { strategyId, level: 0, fields: { title } })).id;
    const [courses, other] = [await add('Kurse am Abend anbieten'), await add('Ganz anders')];
    const answer = async (name: string, successorNodeIds: string[]) =>
      must(
        await test.app.strategy.answerOrigin(coordinator, {
          strategyId,
          predecessorNodeId: old.items[name]!,
          seen: [],
          kind: 'changed',
          successorNodeIds,
        }),
      );
    // Split: the same wording nowhere. Then merged: the second source has the very words.
    await answer('1 Sprache fördern', [courses, other]);
    expect(await standing('leer-englisch')).toMatchObject({
      'Titel: Kurse am Abend anbieten': ['outdated', 'Promote language'],
      'Titel: Ganz anders': ['outdated', 'Promote language'],
    });
    await answer('1.1 Kurse am Abend anbieten', [courses]);
    expect(await standing('leer-englisch')).toMatchObject({
      'Titel: Kurse am Abend anbieten': ['checked', 'Offer evening courses'],
      'Titel: Ganz anders': ['outdated', 'Promote language'],
    });
    // What a translator wrote there since gives way to nothing.
    await translate('leer-englisch', 'Titel: Ganz anders', 'Quite different');
    must(
      await test.app.strategy.answerOrigin(coordinator, {
        strategyId,
        predecessorNodeId: old.items['1.2 Lotsen finden']!,
        seen: [],
        kind: 'changed',
        successorNodeIds: [other],
      }),
    );
    expect(await standing('leer-englisch')).toMatchObject({ 'Titel: Ganz anders': ['checked', 'Quite different'] });
  });
});
