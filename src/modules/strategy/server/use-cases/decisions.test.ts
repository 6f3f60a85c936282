import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
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
let youth: string;
let strategyId: string;
let fieldId: string;
let measureId: string;
let committee: string;
let held: string;
let planned: string;
let adopted: string;
let noted: string;

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const editor = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: youth }));

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { app } = test;
  const system = systemCtx(test, county);
  youth = must(await app.tenancy.listUnits(system, {})).units.find((unit) => unit.key === 'jugend')!.id;
  strategyId = must(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel', 'Maßnahme'],
      nodes: [{ level: 0, number: '1', title: 'Sprache', children: [{ level: 1, number: '1.1', title: 'Kurse' }] }],
    }),
  ).id;
  must(await app.strategy.adoptStrategy(system, { strategyId, adoptedOn: '2026-01-01' }));
  const [field] = must(await app.strategy.readOfficeStrategy(system, { key: 'plan' })).nodes;
  [fieldId, measureId] = [field!.id, field!.children[0]!.id];
  committee = must(await app.network.addBody(system, { name: 'Ausschuss', kind: 'committee', position: 1 })).id;
  held = must(await app.network.addMeeting(system, { bodyId: committee, date: '2026-09-03', state: 'held' })).id;
  planned = must(await app.network.addMeeting(system, { bodyId: committee, date: '2026-12-03' })).id;
  adopted = await paper({ title: 'Antrag', number: '2026/118', role: 'decides', result: 'adopted' });
  noted = await paper({ title: 'Bericht', number: '2026/089', role: 'notes', result: 'noted' });
});
afterAll(() => test.close());

async function paper(input: {
  title: string;
  number: string;
  role: 'decides' | 'notes';
  result: 'adopted' | 'noted';
  isPublic?: boolean;
}): Promise<string> {
  const { role, result, ...rest } = input;
  const place = { bodyId: committee, meetingId: held, role };
  const { id } = must(await test.app.network.addPaper(coordinator(), { ...rest, kind: 'motion', stop: place }));
  const { stops } = must(await test.app.network.readPaper(coordinator(), { paperId: id })).paper;
  must(await test.app.network.saveStop(coordinator(), { paperId: id, version: 1, stopId: stops[0]!.id, ...place, result }));
  return id;
}
const record = async (more: object = {}): Promise<string> =>
  must(
    await test.app.strategy.recordDecision(coordinator(), {
      kind: 'mandate',
      title: 'Sprechstunde prüfen',
      bodyId: committee,
      meetingId: held,
      ...more,
    }),
  ).id;
const read = async (decisionId: string) => must(await test.app.strategy.readDecision(coordinator(), { decisionId })).decision;
const duties = async (ctx = coordinator()) =>
  must(await test.app.listDuties(ctx, {})).filter((duty) => duty.kind === 'strategy.decide');

describe('what a body gave', () => {
  it('is recorded with its meeting and paper, and waits for the unit that is asked', async () => {
    const id = await record({ unitId: youth, due: '2026-12-31', paperId: adopted });
    expect(await read(id)).toMatchObject({
      date: '2026-09-03',
      body: { name: 'Ausschuss' },
      paperNumber: '2026/118',
      state: 'open',
      telling: 'mandate',
    });
    expect((await duties(editor())).map((duty) => [duty.subjectId, duty.due, duty.askedOf.bodyId])).toEqual([
      [id, '2026-12-31', committee],
    ]);
    must(
      await test.app.strategy.answerDecision(editor(), {
        decisionId: id,
        version: 1,
        answer: 'Die Beratung gibt es schon beim Träger.',
      }),
    );
    expect(await read(id)).toMatchObject({ state: 'answered', answeredOn: '2026-11-25' });
    expect(await duties(editor())).toEqual([]);
  });

  it('waits for the office of the body where no unit is named', async () => {
    const council = { name: 'Beirat', kind: 'committee', position: 2, unitId: youth } as const;
    const board = must(await test.app.network.addBody(coordinator(), council)).id;
    const id = await record({ bodyId: board, meetingId: null, date: '2026-09-03' });
    expect((await duties(editor())).map((duty) => duty.subjectId)).toEqual([id]);
    const listed = must(await test.app.listCountyDuties(editor(), {}));
    expect(listed.find((row) => row.duty.subjectId === id)).toMatchObject({ body: { name: 'Beirat' }, units: [{ id: youth }] });
    must(await test.app.strategy.answerDecision(editor(), { decisionId: id, version: 1, answer: 'Steht schon im Plan.' }));
  });

  it('becomes a new measure, and both know each other', async () => {
    const id = await record({
      kind: 'decision',
      paperId: adopted,
      wording: 'Eine Sprechstunde je Monat.',
      title: 'Sprechstunde',
    });
    const made = must(
      await test.app.strategy.addMeasureOfDecision(coordinator(), {
        decisionId: id,
        version: 1,
        parentId: fieldId,
        title: 'Sprechstunde anbieten',
        number: '1.2',
      }),
    );
    expect(await read(id)).toMatchObject({
      state: 'measure',
      telling: 'adopted',
      node: { id: made.nodeId, strategyKey: 'plan' },
    });
    const node = must(await test.app.strategy.readOfficeNode(coordinator(), { nodeId: made.nodeId }));
    expect(node.changes[0]).toMatchObject({ kind: 'added', reason: 'Beschluss „Sprechstunde“, Ausschuss, 2026/118' });
    const seen = must(await test.app.strategy.listPublicDecisions(ctxOf(test, county, anonymous), { nodeId: made.nodeId }));
    expect(seen.decisions).toMatchObject([{ id, telling: 'adopted', paper: { id: adopted }, unit: null }]);
  });

  it('becomes a measure that is there, waits again when that is deleted, and keeps what was said', async () => {
    const id = await record({ wording: 'Die Kurse auch am Abend.' });
    must(await test.app.strategy.linkDecision(coordinator(), { decisionId: id, version: 1, nodeId: measureId }));
    expect((await read(id)).state).toBe('measure');
    expect(
      await test.app.strategy.answerDecision(coordinator(), { decisionId: id, version: 2, answer: 'Das ist schon erledigt.' }),
    ).toMatchObject({ problem: { code: 'settled' } });
    const { node } = must(await test.app.strategy.readOfficeNode(coordinator(), { nodeId: measureId }));
    must(await test.app.strategy.deleteNode(coordinator(), { nodeId: measureId, version: node.version, reason: 'doppelt' }));
    expect(await read(id)).toMatchObject({
      state: 'lost',
      node: { title: 'Kurse', deleted: true },
      wording: 'Die Kurse auch am Abend.',
    });
    expect((await duties()).some((duty) => duty.subjectId === id)).toBe(true);
    must(await test.app.strategy.linkDecision(coordinator(), { decisionId: id, version: 2, nodeId: fieldId }));
    must(await test.app.strategy.reopenDecision(coordinator(), { decisionId: id, version: 3 }));
    expect((await read(id)).state).toBe('open');
    expect(await test.app.strategy.reopenDecision(coordinator(), { decisionId: id, version: 4 })).toMatchObject({
      problem: { code: 'open' },
    });
  });

  it('is no decision where the paper was only noted', async () => {
    const input = { kind: 'decision' as const, title: 'Bericht', bodyId: committee, meetingId: held, paperId: noted };
    expect(await test.app.strategy.recordDecision(coordinator(), input)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'kind', code: 'not-decided' }] },
    });
    expect((await read(await record({ paperId: noted }))).telling).toBe('noted');
  });

  it.each([
    ['a meeting to come', () => ({ meetingId: planned }), 'meetingId'],
    ['a day to come', () => ({ bodyId: null, meetingId: null, date: '2026-12-01' }), 'date'],
    ['no day', () => ({ bodyId: null, meetingId: null }), 'date'],
    ['a meeting without its body', () => ({ bodyId: null }), 'bodyId'],
    ['a time limit before it', () => ({ due: '2026-09-01' }), 'due'],
    ['an unknown paper', () => ({ paperId: crypto.randomUUID() }), 'paperId'],
    ['an unknown unit', () => ({ unitId: crypto.randomUUID() }), 'unitId'],
    ['an unknown strategy', () => ({ strategyId: crypto.randomUUID() }), 'strategyId'],
    ['no words', () => ({ title: '' }), 'title'],
  ])('is refused with %s', async (_, more, path) => {
    expect(
      await test.app.strategy.recordDecision(coordinator(), {
        kind: 'mandate',
        title: 'Auftrag',
        bodyId: committee,
        meetingId: held,
        ...more(),
      } as never),
    ).toMatchObject({ problem: { kind: 'invalid', fields: [{ path }] } });
  });

  it('is changed, but not over what another changed', async () => {
    const id = await record();
    const change = { decisionId: id, version: 1, kind: 'impulse' as const, title: 'Anregung', date: '2026-09-04' };
    must(await test.app.strategy.changeDecision(coordinator(), change));
    expect(await read(id)).toMatchObject({ kind: 'impulse', date: '2026-09-04', body: null });
    expect(await test.app.strategy.changeDecision(coordinator(), change)).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
  });

  it('is listed by meeting, kind and what waits', async () => {
    const all = must(await test.app.strategy.listDecisions(editor(), { meetingId: held }));
    expect(all.length).toBeGreaterThan(3);
    const waiting = must(await test.app.strategy.listDecisions(editor(), { meetingId: held, waiting: true, kind: 'mandate' }));
    expect(waiting.every((entry) => entry.kind === 'mandate' && (entry.state === 'open' || entry.state === 'lost'))).toBe(true);
  });

  it('is left to whoever is asked', async () => {
    const id = await record();
    const answer = { decisionId: id, version: 1, answer: 'Das machen andere Stellen.' };
    expect(await test.app.strategy.answerDecision(editor(), answer)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.strategy.answerDecision(coordinator(other), answer)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(
      await test.app.strategy.linkDecision(coordinator(), { decisionId: id, version: 1, nodeId: crypto.randomUUID() }),
    ).toMatchObject({ problem: { fields: [{ path: 'nodeId' }] } });
    expect(
      await test.app.strategy.addMeasureOfDecision(coordinator(), {
        decisionId: id,
        version: 1,
        parentId: crypto.randomUUID(),
        title: 'Neu',
      }),
    ).toMatchObject({ problem: { fields: [{ path: 'parentId' }] } });
  });

  it('is not told to the public when it was given behind closed doors', async () => {
    const everybody = ctxOf(test, county, anonymous);
    const secret = await paper({ title: 'Vertraulich', number: '9', role: 'decides', result: 'adopted', isPublic: false });
    const hidden = await record({ isPublic: false, strategyId });
    const shown = await record({ paperId: secret, strategyId });
    const { decisions } = must(await test.app.strategy.listPublicDecisions(everybody, { strategyId }));
    expect(decisions.map((entry) => entry.id)).not.toContain(hidden);
    expect(decisions.find((entry) => entry.id === shown)).toMatchObject({ paper: null });
  });
});

describe('the resolution of a strategy', () => {
  it('names its paper, and tells what became of that', async () => {
    must(await test.app.strategy.linkResolution(coordinator(), { strategyId, paperId: noted }));
    const everybody = ctxOf(test, county, anonymous);
    expect(must(await test.app.strategy.listPublicDecisions(everybody, { strategyId })).resolution).toMatchObject({
      number: '2026/089',
      outcome: { kind: 'noted' },
    });
    expect(await test.app.strategy.linkResolution(coordinator(), { strategyId, paperId: crypto.randomUUID() })).toMatchObject({
      problem: { fields: [{ path: 'paperId' }] },
    });
    expect(await test.app.strategy.linkResolution(editor(), { strategyId, paperId: null })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});
