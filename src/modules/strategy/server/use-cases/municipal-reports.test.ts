import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { erasePerson } from '#composition/personal-data.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import {
  anonymous,
  countyExample,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let places: Record<string, string>;
let nodes: Record<string, string>;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}
const editor = (name: string, id = name): Ctx =>
  ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId: places[name]!, id, name: `Editor ${id}` }));

beforeEach(async () => {
  await test?.close();
  test = await createTestApp();
  county = await openCounty(test);
  const { app } = test;
  const system = systemCtx(test, county);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const further = ['Nebenstadt', 'Dritthausen'].map((name, index) => ({
    ags: `0399800${index + 2}`,
    name,
    kind: 'municipality' as const,
  }));
  value(await app.tenancy.fillCounty(system, { ...countyExample(), municipalities: further, units: [] }));
  const listed = value(await app.tenancy.listUnits(system, {})).municipalities;
  places = Object.fromEntries(listed.map((row) => [row.name, row.id]));
  const named = (...ags: string[]) => ({ municipalities: ags });
  const { id: strategyId } = value(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel'],
      nodes: [
        { level: 0, number: '1', title: 'Ansprechperson', layer: 'municipality' },
        { level: 0, number: '2', title: 'Treff', lead: 'jugend', ...named('03998001', '03998002') },
        { level: 0, number: '3', title: 'Nur hier', lead: 'jugend', ...named('03998001') },
      ],
    }),
  );
  value(await app.strategy.adoptStrategy(system, { strategyId, adoptedOn: '2026-01-01' }));
  const { targets } = value(await app.strategy.readSuccession(coordinator, { key: 'plan' }));
  nodes = Object.fromEntries(targets.map((target) => [target.name.slice(2), target.id]));
});
afterAll(() => test.close());

const note = (node: string, given: object = {}) => ({
  nodeId: nodes[node]!,
  date: '2026-11-20',
  state: 'running' as const,
  text: 'Eine Kollegin ist benannt.',
  ...given,
});
const report = (ctx: Ctx, node: string, place: string, given: object = {}) =>
  test.app.strategy.writeMunicipalReport(ctx, { ...note(node), municipalityId: places[place]!, ...given });
const office = async (node: string, ctx = coordinator) =>
  value(await test.app.strategy.readMunicipalReports(ctx, { nodeId: nodes[node]! }));
const open = async (node: string) =>
  value(await test.app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: nodes[node]! }));

describe('what a municipality reports', () => {
  it('stands beside the state of the measure and never instead of it', async () => {
    const { strategy } = test.app;
    expect((await open('Ansprechperson')).municipal).toMatchObject({ total: 3, reported: 0 });
    value(await report(editor('Musterstadt'), 'Ansprechperson', 'Musterstadt', { state: 'done' }));
    value(await report(editor('Nebenstadt'), 'Ansprechperson', 'Nebenstadt'));
    const page = await open('Ansprechperson');
    expect(page.municipal).toMatchObject({
      total: 3,
      reported: 2,
      counts: [
        { state: 'running', count: 1 },
        { state: 'done', count: 1 },
      ],
      entries: [{ name: 'Musterstadt' }, { name: 'Nebenstadt' }, { name: 'Dritthausen', report: null }],
    });
    expect(page.node.state).toBe('not-reported');
    expect(page.history).toEqual([]);
    expect(JSON.stringify(page.municipal)).not.toContain('Editor');
    // The later word of a municipality counts, by its date.
    value(
      await report(editor('Musterstadt'), 'Ansprechperson', 'Musterstadt', {
        state: 'delayed',
        reason: 'Stelle frei',
        date: '2026-11-24',
      }),
    );
    expect((await open('Ansprechperson')).municipal!.counts).toEqual([
      { state: 'running', count: 1 },
      { state: 'delayed', count: 1 },
    ]);
    value(await strategy.writeStatus(coordinator, note('Ansprechperson', { state: 'done' })));
    expect((await open('Ansprechperson')).node.state).toBe('done');
  });

  it('speaks for its own municipality alone, and only where each reports for itself', async () => {
    const { strategy } = test.app;
    const here = editor('Musterstadt');
    expect(await report(here, 'Ansprechperson', 'Nebenstadt')).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await report(editor('Dritthausen'), 'Treff', 'Dritthausen')).toMatchObject({ problem: { code: 'not-shared' } });
    expect(await report(here, 'Nur hier', 'Musterstadt')).toMatchObject({ problem: { code: 'not-shared' } });
    expect(await office('Nur hier')).toBeNull();
    // Where it alone is named its word is the measure's; of several none speaks for the others.
    expect(await strategy.writeStatus(here, note('Nur hier'))).toMatchObject({ ok: true });
    expect(await strategy.writeStatus(here, note('Treff'))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await strategy.saveSteps(here, { nodeId: nodes['Treff']!, steps: [] })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(value(await strategy.readOfficeNode(here, { nodeId: nodes['Treff']! })).allowed).toMatchObject({ writeStatus: false });
    expect((await office('Treff', here))!.mayReport).toMatchObject([{ name: 'Musterstadt', last: null }]);
  });

  it('says what is wrong: a date to come, no text, no reason for a delay', async () => {
    const here = editor('Musterstadt');
    expect(await report(here, 'Treff', 'Musterstadt', { date: '2026-11-26' })).toMatchObject({
      problem: { fields: [{ path: 'date' }] },
    });
    expect(await report(here, 'Treff', 'Musterstadt', { text: ' ' })).toMatchObject({ problem: { fields: [{ path: 'text' }] } });
    expect(await report(here, 'Treff', 'Musterstadt', { state: 'delayed' })).toMatchObject({
      problem: { fields: [{ path: 'reason' }] },
    });
  });

  it('waits for a second person where the county asks for four eyes, and is taken back by the same rules as a note', async () => {
    const { strategy, tenancy } = test.app;
    value(await tenancy.changeSettings(coordinator, { fourEyes: true }));
    const here = editor('Musterstadt');
    const { id: reportId, released } = value(await report(here, 'Treff', 'Musterstadt'));
    expect(released).toBe(false);
    expect((await open('Treff')).municipal!.reported).toBe(0);
    expect((await office('Treff', editor('Nebenstadt')))!.waiting).toEqual([]);
    expect((await office('Treff'))!.waiting).toMatchObject([{ id: reportId, municipality: { name: 'Musterstadt' } }]);
    const duties = async () => value(await test.app.listDuties(coordinator, {})).map((duty) => duty.kind);
    expect(await duties()).toContain('strategy.municipal-release');
    expect(await strategy.releaseMunicipalReport(here, { reportId })).toMatchObject({ problem: { kind: 'forbidden' } });
    value(await strategy.releaseMunicipalReport(coordinator, { reportId }));
    expect(await strategy.releaseMunicipalReport(coordinator, { reportId })).toMatchObject({
      problem: { code: 'already-released' },
    });
    expect(await duties()).not.toContain('strategy.municipal-release');
    expect((await open('Treff')).municipal!.reported).toBe(1);
    // A draft of one's own goes back; what is released the coordination takes back.
    expect(await strategy.withdrawMunicipalReport(here, { reportId })).toMatchObject({ problem: { kind: 'forbidden' } });
    const second = value(await report(here, 'Treff', 'Musterstadt', { text: 'Noch einmal.' }));
    expect(await strategy.withdrawMunicipalReport(editor('Nebenstadt'), { reportId: second.id })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    value(await strategy.withdrawMunicipalReport(here, { reportId: second.id }));
    value(await strategy.withdrawMunicipalReport(coordinator, { reportId }));
    expect((await open('Treff')).municipal!.reported).toBe(0);
  });

  it('is forgotten by name on wish; the word stays', async () => {
    value(await report(editor('Musterstadt', 'gerd'), 'Treff', 'Musterstadt'));
    const gerd = { id: 'gerd', mail: 'gerd@beispiel.example', name: 'Editor gerd' };
    expect(value(await erasePerson({ db: test.app.db, countyId: county.id, person: gerd }))).toMatchObject({
      municipal_report: 1,
    });
    expect((await open('Treff')).municipal!.reported).toBe(1);
  });
});

describe('what is expected of a municipality', () => {
  const dutiesOf = async (ctx: Ctx) =>
    value(await test.app.listDuties(ctx, {}))
      .filter((duty) => duty.kind === 'strategy.municipal-report')
      .map((duty) => duty.title);

  it('is its duty until it has said its own word, and nobody else’s', async () => {
    const [here, there] = [editor('Musterstadt'), editor('Dritthausen')];
    expect(await dutiesOf(here)).toEqual(['1 Ansprechperson', '2 Treff']);
    expect(await dutiesOf(there)).toEqual(['1 Ansprechperson']);
    expect(await dutiesOf(coordinator)).toEqual([]);
    value(await report(here, 'Ansprechperson', 'Musterstadt'));
    expect(await dutiesOf(here)).toEqual(['2 Treff']);
    expect(await dutiesOf(there)).toEqual(['1 Ansprechperson']);
    test.setNow('2027-12-01T12:00:00Z');
    expect(await dutiesOf(here), 'a year without a word').toEqual(['1 Ansprechperson', '2 Treff']);
  });

  it('stands in its one list with its own state, and in the duties of the county', async () => {
    const { app } = test;
    const here = editor('Musterstadt');
    value(await report(here, 'Ansprechperson', 'Musterstadt'));
    const { measures } = value(await app.strategy.readMunicipality(here, { municipalityId: places['Musterstadt']! }));
    expect(measures.find((measure) => measure.name === '1 Ansprechperson')).toMatchObject({
      shared: true,
      state: 'running',
      mayReport: true,
      lastWord: { text: 'Eine Kollegin ist benannt.' },
    });
    const other = value(await app.strategy.readMunicipality(editor('Nebenstadt'), { municipalityId: places['Nebenstadt']! }));
    expect(other.measures.find((measure) => measure.name === '1 Ansprechperson')).toMatchObject({
      lastWord: null,
      state: 'not-reported',
    });
    const rows = value(await app.listCountyDuties(here, {}));
    expect(rows.filter((row) => row.mine).map((row) => row.duty.title)).toContain('2 Treff');
    expect(rows.every((row) => row.municipalities.some(({ name }) => name === 'Musterstadt'))).toBe(true);
    expect(
      value(await app.listCountyDuties(coordinator, {})).filter((row) => row.duty.kind === 'strategy.municipal-report'),
    ).toHaveLength(4);
  });
});
