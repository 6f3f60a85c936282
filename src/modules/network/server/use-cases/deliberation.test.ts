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
let unitId: string;
let otherUnitId: string;
let committee: string;
let council: string;
let held: string;
let planned: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const listed = await test.app.tenancy.listUnits(systemCtx(test, county), {});
  if (!listed.ok) throw new Error(listed.problem.message);
  unitId = listed.value.units.find((unit) => unit.key === 'integrationsstelle')!.id;
  otherUnitId = listed.value.units.find((unit) => unit.key === 'jugend')!.id;
  committee = await body({ name: 'Ausschuss für Soziales', kind: 'committee', position: 2, unitId });
  council = await body({ name: 'Kreistag', kind: 'county-council', position: 4 });
  held = await meeting({ bodyId: committee, date: '2026-09-03', time: '17:00', state: 'held' });
  planned = await meeting({ bodyId: council, date: '2026-12-11' });
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const reader = () => ctxOf(test, county, person({ county, role: 'committee-reader' }));
const keeper = (of: string = unitId) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: of }));
const body = async (input: Parameters<TestApp['app']['network']['addBody']>[1]): Promise<string> =>
  must(await test.app.network.addBody(coordinator(), input)).id;
const meeting = async (input: Parameters<TestApp['app']['network']['addMeeting']>[1]): Promise<string> =>
  must(await test.app.network.addMeeting(coordinator(), input)).id;
const paper = async (title: string, more: object = {}): Promise<string> =>
  must(
    await test.app.network.addPaper(coordinator(), {
      title,
      kind: 'proposal',
      stop: { bodyId: committee, meetingId: held, role: 'prepares' },
      ...more,
    }),
  ).id;
const read = async (paperId: string) => must(await test.app.network.readPaper(reader(), { paperId })).paper;

describe('a body', () => {
  it('stands in the order of deliberation, with its last and its next meeting', async () => {
    const listed = must(await test.app.network.listBodies(reader(), {}));
    expect(listed.map((entry) => [entry.name, entry.last?.id ?? null, entry.next?.id ?? null])).toEqual([
      ['Ausschuss für Soziales', held, null],
      ['Kreistag', null, planned],
    ]);
    expect(must(await test.app.network.readBody(keeper(), { bodyId: committee }))).toMatchObject({
      body: { unit: { id: unitId } },
      meetings: [{ id: held, date: '2026-09-03' }],
      allowed: { edit: false, keep: true },
    });
  });

  it('is changed, ends and opens again, but not over what another changed', async () => {
    const id = await body({ name: 'Beirat', kind: 'committee', position: 3 });
    const change = { bodyId: id, version: 1, name: 'Beirat für Teilhabe', kind: 'committee' as const, position: 3 };
    expect(await test.app.network.changeBody(coordinator(), { ...change, closedOn: '2026-10-01' })).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    expect(await test.app.network.changeBody(coordinator(), change)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
  });

  it.each([
    ['a name that is taken', { name: 'kreistag', kind: 'county-council', position: 1 }, 'name'],
    ['a council without its municipality', { name: 'Rat', kind: 'municipal-council', position: 1 }, 'municipalityId'],
    [
      'an unknown municipality',
      { name: 'Rat', kind: 'municipal-council', position: 1, municipalityId: crypto.randomUUID() },
      'municipalityId',
    ],
    ['an unknown unit', { name: 'Rat', kind: 'committee', position: 1, unitId: crypto.randomUUID() }, 'unitId'],
    ['no place in the order', { name: 'Rat', kind: 'committee', position: 0 }, 'position'],
  ])('is refused with %s', async (_, input, path) => {
    expect(await test.app.network.addBody(coordinator(), input as never)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });
});

describe('a meeting', () => {
  it('is kept by the unit that keeps its body, and by no other', async () => {
    const input = { bodyId: committee, date: '2027-02-04' };
    expect(await test.app.network.addMeeting(keeper(otherUnitId), input)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.network.addMeeting(reader(), input)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.network.addMeeting(keeper(), input)).toMatchObject({ ok: true });
  });

  it.each([
    ['the time of another', { date: '2026-09-03', time: '17:00' }, 'date'],
    ['a day that is none', { date: '2026-02-30' }, 'date'],
    ['a time that is none', { date: '2026-10-01', time: '25:00' }, 'time'],
    ['held in the future', { date: '2026-12-01', state: 'held' }, 'state'],
  ])('is refused with %s', async (_, fields, path) => {
    expect(await test.app.network.addMeeting(coordinator(), { bodyId: committee, ...fields } as never)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('knows the one before it, and stays held once it has results', async () => {
    const later = await meeting({ bodyId: committee, date: '2026-11-12', state: 'held' });
    const found = must(await test.app.network.readMeeting(keeper(), { meetingId: later }));
    expect(found).toMatchObject({ previous: { id: held }, keeps: true, papers: [] });
    const id = await paper('Bericht', { stop: { bodyId: committee, meetingId: later, role: 'notes' } });
    const { stops, version } = await read(id);
    must(
      await test.app.network.saveStop(keeper(), {
        paperId: id,
        version,
        stopId: stops[0]!.id,
        bodyId: committee,
        meetingId: later,
        role: 'notes',
        result: 'noted',
      }),
    );
    expect(
      await test.app.network.changeMeeting(keeper(), { meetingId: later, version: 1, date: '2026-11-12', state: 'cancelled' }),
    ).toMatchObject({ problem: { fields: [{ path: 'state', code: 'has-results' }] } });
    expect(
      await test.app.network.changeMeeting(keeper(), {
        meetingId: later,
        version: 1,
        date: '2026-11-12',
        state: 'held',
        number: '7',
      }),
    ).toMatchObject({ ok: true });
  });

  it('is told to everybody once it took place, and before that to the back office alone', async () => {
    const everybody = must(await test.app.network.listHeldMeetings(ctxOf(test, county, anonymous), {}));
    expect(everybody.every((entry) => entry.state === 'held')).toBe(true);
    expect(await test.app.network.listMeetings(ctxOf(test, county, anonymous), {})).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
  });
});

describe('a paper', () => {
  it('goes through its bodies, and is decided by the one that decides', async () => {
    const id = await paper('Fortschreibung', { number: '2026/041' });
    let { version, stops } = await read(id);
    const first = { paperId: id, stopId: stops[0]!.id, bodyId: committee, meetingId: held, role: 'prepares' as const };
    must(
      await test.app.network.saveStop(keeper(), {
        ...first,
        version,
        result: 'adopted-with-changes',
        wording: 'Mit Ziel 4.',
        votes: { yes: 9, no: 2, abstained: 1 },
      }),
    );
    must(
      await test.app.network.saveStop(coordinator(), {
        paperId: id,
        version: version + 1,
        bodyId: council,
        meetingId: planned,
        role: 'decides',
      }),
    );
    ({ version, stops } = await read(id));
    expect(await read(id)).toMatchObject({
      outcome: { kind: 'open', stop: 1 },
      stops: [{ result: 'adopted-with-changes', votes: { yes: 9, no: 2, abstained: 1 } }, { body: { name: 'Kreistag' } }],
    });
    const second = { paperId: id, version, stopId: stops[1]!.id, bodyId: council, meetingId: planned, role: 'decides' as const };
    expect(await test.app.network.saveStop(coordinator(), { ...second, result: 'adopted' })).toMatchObject({
      problem: { fields: [{ path: 'result', code: 'not-held' }] },
    });
    test.setNow('2026-12-12T11:00:00Z');
    must(
      await test.app.network.changeMeeting(coordinator(), { meetingId: planned, version: 1, date: '2026-12-11', state: 'held' }),
    );
    must(await test.app.network.saveStop(coordinator(), { ...second, result: 'adopted' }));
    test.setNow('2026-11-25T11:00:00Z');
    expect((await read(id)).outcome).toEqual({ kind: 'adopted', stop: 1 });
    expect(await test.app.network.saveStop(coordinator(), { ...second, result: 'rejected' })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
  });

  it('that was only noted is no decision', async () => {
    const id = await paper('Sachbericht', { stop: { bodyId: committee, meetingId: held, role: 'notes' } });
    const { version, stops } = await read(id);
    const stop = { paperId: id, version, stopId: stops[0]!.id, bodyId: committee, meetingId: held, role: 'notes' as const };
    expect(await test.app.network.saveStop(keeper(), { ...stop, result: 'adopted' })).toMatchObject({
      problem: { fields: [{ path: 'result', code: 'notes-only' }] },
    });
    must(await test.app.network.saveStop(keeper(), { ...stop, result: 'noted' }));
    expect((await read(id)).outcome).toEqual({ kind: 'noted', stop: 0 });
  });

  it('has its order changed and stops taken out, but none with a result and never the last', async () => {
    const id = await paper('Antrag', { kind: 'motion' });
    let { version, stops } = await read(id);
    const only = { paperId: id, version, stopId: stops[0]!.id };
    expect(await test.app.network.removeStop(keeper(), only)).toMatchObject({ problem: { code: 'last-stop' } });
    must(await test.app.network.saveStop(keeper(), { paperId: id, version, bodyId: council, role: 'decides' }));
    ({ version, stops } = await read(id));
    expect(
      await test.app.network.moveStop(keeper(), { paperId: id, version, stopId: stops[0]!.id, to: 'earlier' }),
    ).toMatchObject({
      problem: { kind: 'conflict' },
    });
    must(await test.app.network.moveStop(keeper(), { paperId: id, version, stopId: stops[1]!.id, to: 'earlier' }));
    ({ version, stops } = await read(id));
    expect(stops.map((stop) => stop.body.name)).toEqual(['Kreistag', 'Ausschuss für Soziales']);
    must(await test.app.network.removeStop(keeper(), { paperId: id, version, stopId: stops[0]!.id }));
    expect((await read(id)).stops).toHaveLength(1);
  });

  it('is changed and found by number and title', async () => {
    const id = await paper('Integrationsbericht');
    must(
      await test.app.network.changePaper(keeper(), {
        paperId: id,
        version: 1,
        title: 'Integrationsbericht',
        number: '2026/118',
        kind: 'report',
      }),
    );
    const found = must(await test.app.network.listPapers(reader(), { search: '2026/118 bericht' }));
    expect(found.map((entry) => entry.id)).toEqual([id]);
  });

  it('of a meeting behind closed doors is left to the back office', async () => {
    const id = await paper('Vertraulich', { isPublic: false });
    const everybody = ctxOf(test, county, anonymous);
    expect(await test.app.network.readPublicPaper(everybody, { paperId: id })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await test.app.network.listPublicPapers(everybody, {})).some((entry) => entry.id === id)).toBe(false);
  });

  it.each([
    ['no title', { title: '' }, 'title'],
    ['a link that is none', { link: 'javascript:alert(1)' }, 'link'],
    ['an unknown body', { stop: { bodyId: crypto.randomUUID(), role: 'notes' } }, 'stop.bodyId'],
  ])('is refused with %s', async (_, fields, path) => {
    const input = { title: 'Vorlage', kind: 'proposal', stop: { bodyId: committee, role: 'notes' }, ...fields };
    expect(await test.app.network.addPaper(coordinator(), input as never)).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path }] },
    });
  });

  it('meets where its body meets', async () => {
    expect(
      await test.app.network.addPaper(coordinator(), {
        title: 'Vorlage',
        kind: 'proposal',
        stop: { bodyId: council, meetingId: held, role: 'decides' },
      }),
    ).toMatchObject({ problem: { fields: [{ path: 'stop.meetingId', code: 'other-body' }] } });
  });

  it.each([
    ['votes that say otherwise', { result: 'adopted', votes: { yes: 3, no: 3, abstained: 0 } }, 'votes'],
    ['a rejection with a majority', { result: 'rejected', votes: { yes: 4, no: 3, abstained: 0 } }, 'votes'],
    ['votes without a result', { votes: { yes: 4, no: 3, abstained: 0 } }, 'result'],
    ['wording without a result', { wording: 'Beschluss' }, 'result'],
  ])('has no result with %s', async (_, fields, path) => {
    const id = await paper('Vorlage');
    const { version, stops } = await read(id);
    expect(
      await test.app.network.saveStop(keeper(), {
        paperId: id,
        version,
        stopId: stops[0]!.id,
        bodyId: committee,
        meetingId: held,
        role: 'decides',
        ...(fields as object),
      }),
    ).toMatchObject({ problem: { kind: 'invalid', fields: [{ path }] } });
  });

  it('is not there for another county', async () => {
    const id = await paper('Vorlage');
    expect(await test.app.network.readPaper(coordinator(other), { paperId: id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(
      await test.app.network.addPaper(coordinator(other), {
        title: 'Vorlage',
        kind: 'proposal',
        stop: { bodyId: committee, role: 'decides' },
      }),
    ).toMatchObject({ problem: { fields: [{ path: 'stop.bodyId' }] } });
    expect(await test.app.network.readMeeting(coordinator(other), { meetingId: held })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
