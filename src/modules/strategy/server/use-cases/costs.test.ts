import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
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
let jugend: string;
let coordinator: Ctx;
let editor: Ctx;
let courses: string;
let clubs: string;
let advice: string;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units } = must(await test.app.tenancy.listUnits(systemCtx(test, county), {}));
  jugend = units.find((unit) => unit.key === 'jugend')!.id;
  coordinator = as(person({ county, role: 'coordinator' }));
  editor = as(person({ county, role: 'unit-editor', unitId: jugend }));
  const made = must(
    await test.app.strategy.createStrategy(systemCtx(test, county), {
      key: 'k',
      title: 'Konzept',
      levels: ['Feld', 'Ziel', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          title: 'Sprache',
          number: '1',
          children: [
            {
              level: 1,
              title: 'Deutsch lernen',
              number: '1.1',
              children: [
                { level: 2, title: 'Kurse', number: '1.1.1', lead: 'jugend' },
                { level: 2, title: 'Beratung', number: '1.1.2', lead: 'integrationsstelle' },
              ],
            },
          ],
        },
        {
          level: 0,
          title: 'Begegnung',
          number: '2',
          children: [{ level: 1, title: 'Vereine', number: '2.1', lead: 'jugend' }],
        },
      ],
    }),
  );
  must(await test.app.strategy.adoptStrategy(systemCtx(test, county), { strategyId: made.id, adoptedOn: '2025-01-01' }));
  const { nodes } = must(await test.app.strategy.readOfficeStrategy(coordinator, { key: 'k' }));
  [courses, advice] = nodes[0]!.children[0]!.children.map((node) => node.id) as [string, string];
  clubs = nodes[1]!.children[0]!.id;
});
afterAll(() => test.close());

const as = (actor: Actor, of = county): Ctx => ctxOf(test, of, actor);
type Cost = Parameters<TestApp['app']['strategy']['addCost']>[1];
const cost = (more: Partial<Cost> = {}): Cost => ({
  nodeId: courses,
  year: 2026,
  kind: 'material',
  planned: '1.200,50 €',
  source: 'own',
  state: 'open',
  ...more,
});
const add = async (more: Partial<Cost> = {}, ctx = coordinator): Promise<string> =>
  must(await test.app.strategy.addCost(ctx, cost(more))).id;
const overview = async (more: object = {}, ctx = coordinator) =>
  must(await test.app.strategy.readCosts(ctx, { key: 'k', ...more }));

describe('costs of a measure', () => {
  it('are recorded by its unit, changed, removed, and all of it stands in their history', async () => {
    const costId = await add({ kind: 'personnel', hourUnit: 'full-time', hoursPlanned: '0,5', actual: '' }, editor);
    const before = must(await test.app.strategy.readNodeCosts(editor, { nodeId: courses }));
    expect(before).toMatchObject({
      mayWrite: true,
      shownPublicly: false,
      entries: [{ planned: 120_050, actual: null, hoursPlanned: 50, version: 1 }],
      years: [{ year: 2026, sums: { planned: 120_050, hoursPlanned: 1950, need: 120_050 } }],
    });
    const { nodeId: _node, ...fields } = cost({ kind: 'personnel', actual: '1300', state: 'budgeted' });
    expect(must(await test.app.strategy.changeCost(editor, { costId, version: 1, ...fields }))).toEqual({ version: 2 });
    expect(await test.app.strategy.changeCost(coordinator, { costId, version: 1, ...fields })).toMatchObject({
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    must(await test.app.strategy.removeCost(editor, { costId }));
    const after = must(await test.app.strategy.readNodeCosts(editor, { nodeId: courses }));
    expect(after.entries).toEqual([]);
    expect(after.history.map((entry) => entry.summary)).toEqual([
      'Personal 2026 zu „Kurse“ entfernt',
      'Personal 2026 zu „Kurse“ geändert',
      'Personal 2026 zu „Kurse“ eingetragen',
    ]);
    expect(after.history[1]!.fields).toContainEqual({ field: 'actual', before: null, after: 130_000 });
    expect(await test.app.strategy.removeCost(editor, { costId })).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it.each([
    ['a year long ago', { year: 1999 }, 'year'],
    ['a year far ahead', { year: 2101 }, 'year'],
    ['half a year', { year: 2026.5 }, 'year'],
    ['a minus', { planned: '-5' }, 'planned'],
    ['words', { planned: 'viel' }, 'planned'],
    ['nothing planned', { planned: '' }, 'planned'],
    ['an amount that can be read in two ways', { actual: '1,200' }, 'actual'],
    ['a kind that is none', { kind: 'geschenk' }, 'kind'],
    ['a state that is none', { state: 'vielleicht' }, 'state'],
    ['a programme without its name', { source: 'programme' }, 'sourceName'],
    ['a granted sum that was not granted', { granted: '5', state: 'open' }, 'granted'],
    ['more granted than planned, without a word', { granted: '2000', state: 'granted' }, 'granted'],
    ['hours of no kind', { hoursPlanned: '10' }, 'hourUnit'],
    ['hours that are none', { hourUnit: 'weekly-hours', hoursPlanned: 'viele' }, 'hoursPlanned'],
  ])('are refused with %s', async (_, more, path) => {
    expect(await test.app.strategy.addCost(coordinator, cost(more as never))).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('may be granted above the plan where a note says why', async () => {
    const id = await add({ granted: '2000', state: 'granted', note: 'Aufstockung im Bescheid' });
    must(await test.app.strategy.removeCost(coordinator, { costId: id }));
  });

  it('are read and written by whom they concern, and by nobody else', async () => {
    const costId = await add();
    const { nodeId: _node, ...fields } = cost();
    const strangers = [
      as(person({ county, role: 'municipality-editor' })),
      as(person({ county, role: 'organisation-editor', organisationId: crypto.randomUUID() })),
      as(person({ county, role: 'unit-editor', unitId: crypto.randomUUID() })),
    ];
    for (const ctx of strangers) {
      expect(await test.app.strategy.readNodeCosts(ctx, { nodeId: courses })).toMatchObject({ problem: { kind: 'forbidden' } });
      expect(await test.app.strategy.addCost(ctx, cost())).toMatchObject({ problem: { kind: 'forbidden' } });
    }
    for (const role of ['committee-reader', 'auditor'] as const) {
      const ctx = as(person({ county, role }));
      expect(must(await test.app.strategy.readNodeCosts(ctx, { nodeId: courses }))).toMatchObject({ mayWrite: false });
      expect(await test.app.strategy.changeCost(ctx, { costId, version: 1, ...fields })).toMatchObject({
        problem: { kind: 'forbidden' },
      });
    }
    const abroad = as(person({ county: other, role: 'coordinator' }), other);
    expect(await test.app.strategy.readNodeCosts(abroad, { nodeId: courses })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.strategy.removeCost(abroad, { costId })).toMatchObject({ problem: { kind: 'not-found' } });
    must(await test.app.strategy.removeCost(coordinator, { costId }));
  });
});

describe('costs of a strategy', () => {
  beforeAll(async () => {
    await add({ planned: '1000', actual: '1250', state: 'budgeted' });
    await add({ nodeId: clubs, planned: '400', state: 'applied', source: 'programme', sourceName: 'Integrationsfonds' });
    await add({ nodeId: advice, planned: '300', actual: '300', state: 'granted', granted: '200' });
    await add({ nodeId: advice, year: 2025, planned: '300' });
    await add({ nodeId: clubs, year: 2027, planned: '600', kind: 'personnel', hourUnit: 'weekly-hours', hoursPlanned: '10' });
    await add({ nodeId: courses, year: 2027, planned: '700', state: 'budgeted' });
  });

  it('are summed by measure, field, goal and unit', async () => {
    const found = await overview();
    expect(found).toMatchObject({
      year: 2026,
      years: [2025, 2026, 2027],
      total: { planned: 170_000, actual: 155_000, secured: 120_000 },
    });
    expect(found.rows.map((row) => [row.path, row.planned, row.deviation?.amount ?? null])).toEqual([
      ['1.1.1', 100_000, 25_000],
      ['1.1.2', 30_000, 0],
      ['2.1', 40_000, null],
    ]);
    expect(found.byField.map((group) => [group.name, group.planned])).toEqual([
      ['1 Sprache', 130_000],
      ['2 Begegnung', 40_000],
    ]);
    expect(found.byGoal.map((group) => [group.name, group.planned])).toEqual([
      ['1.1 Deutsch lernen', 130_000],
      ['2.1 Vereine', 40_000],
    ]);
    expect(found.byUnit.map((group) => [group.name, group.planned])).toEqual([
      ['Fachbereich Kinder, Jugend, Familie', 140_000],
      ['Integrationsstelle', 30_000],
    ]);
    expect(found.over.map((row) => row.path)).toEqual(['1.1.1']);
    expect(found.silent).toEqual([]);
    expect((await overview({ year: 2025 })).silent.map((row) => row.path)).toEqual(['1.1.2']);
  });

  it('are narrowed by unit, field and state', async () => {
    const { choices } = await overview();
    const field = choices.fields.find((entry) => entry.name === '2 Begegnung')!;
    expect((await overview({ fieldId: field.id })).total.planned).toBe(40_000);
    expect((await overview({ unitId: jugend })).total.planned).toBe(140_000);
    expect((await overview({ state: 'granted' })).total.planned).toBe(30_000);
  });

  it('are seen by a unit as far as they are its own', async () => {
    const found = await overview({}, editor);
    expect(found.rows.map((row) => row.path)).toEqual(['1.1.1', '2.1']);
    expect(found.choices.units.map((unit) => unit.id)).toEqual([jugend]);
    expect(await test.app.strategy.readCosts(as(person({ county, role: 'municipality-editor' })), { key: 'k' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.strategy.readCosts(coordinator, { key: 'anders' })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.strategy.readCosts(coordinator, { key: 'k', year: 1 })).toMatchObject({ problem: { kind: 'invalid' } });
  });

  it('make the list of what must be registered, and duties before the deadline', async () => {
    test.setNow('2026-05-04T10:00:00Z');
    expect(must(await test.app.strategy.readBudgetList(coordinator, { key: 'k' }))).toMatchObject({
      year: 2027,
      deadline: '2026-06-30',
      total: 60_000,
      hours: 1000,
      rows: [{ path: '2.1', need: 60_000 }],
    });
    const mine = must(await test.app.listDuties(editor, {})).filter((duty) => duty.kind.startsWith('strategy.budget'));
    expect(mine).toMatchObject([{ kind: 'strategy.budget', subjectId: clubs, due: '2026-06-30' }]);
    expect(mine[0]!.context[0]).toBe('600,00\u00a0€ für 2027');
    const all = must(await test.app.listDuties(coordinator, {})).filter((duty) => duty.kind.startsWith('strategy.budget'));
    expect(all.map((duty) => duty.kind).sort()).toEqual(['strategy.budget', 'strategy.budget-list']);
    test.setNow('2026-02-02T10:00:00Z');
    expect(must(await test.app.listDuties(editor, {})).filter((duty) => duty.kind.startsWith('strategy.budget'))).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
    expect(
      must(await test.app.strategy.readBudgetList(coordinator, { key: 'k', year: 2026 })).rows.map((row) => row.need),
    ).toEqual([10_000, 40_000]);
  });

  it('follow the county’s deadline', async () => {
    expect(await test.app.tenancy.changeSettings(coordinator, { budgetDeadline: '02-29' })).toMatchObject({
      problem: { fields: [{ path: 'budgetDeadline' }] },
    });
    must(await test.app.tenancy.changeSettings(coordinator, { budgetDeadline: '10-31' }));
    // 31 October 2026 is a Saturday and a holiday.
    expect(must(await test.app.strategy.readBudgetList(coordinator, { key: 'k', year: 2027 })).deadline).toBe('2026-11-02');
  });

  it('are shown to everybody where the county says so, and then only what was released', async () => {
    const anybody = as(anonymous);
    const shown = async () => must(await test.app.strategy.readPublicNode(anybody, { nodeId: clubs })).costs;
    await add({ nodeId: clubs, planned: '50', actual: '40', isPublic: true });
    expect(await shown()).toEqual([]);
    must(await test.app.tenancy.changeSettings(coordinator, { showCostsPublicly: true }));
    expect(await shown()).toEqual([{ year: 2026, planned: 5000, actual: 4000 }]);
    const told = async () => {
      const { id } = must(await test.app.strategy.readOfficeStrategy(coordinator, { key: 'k' }));
      const given = { strategyId: id, from: '2026-01-01', to: '2026-12-31' };
      return test.app.db.transaction({ countyId: county.id, readOnly: true }, async (tx) => {
        const period = await test.app.strategy.loadPeriod({ tx, ...given });
        return period?.money;
      });
    };
    expect(await told()).toMatchObject({
      years: [{ year: 2026, sums: { planned: 5000 }, fields: [{ name: '2 Begegnung' }] }],
    });
    must(await test.app.tenancy.changeSettings(coordinator, { showCostsPublicly: false }));
    expect(await shown()).toEqual([]);
    expect(await told()).toBeNull();
  });
});
