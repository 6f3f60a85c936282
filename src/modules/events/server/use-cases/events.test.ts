import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
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
let coordinator: Ctx;
let visitor: Ctx;
let editor: Ctx;
let organisationId: string;

// Noon on 25 November 2026 in Berlin, a Wednesday.
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  visitor = ctxOf(test, county, anonymous);
  const organisation = await test.app.network.addOrganisation(systemCtx(test, county), {
    name: 'Frauentreff',
    kind: 'association',
  });
  if (!organisation.ok) throw new Error(organisation.problem.message);
  organisationId = organisation.value.id;
  editor = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
});
afterAll(() => test.close());

const cafe = {
  title: 'Sprachcafé',
  kind: 'meeting-place' as const,
  startDate: '2026-11-26',
  startTime: '15:00',
  endTime: '17:00',
  recurrence: { frequency: 'WEEKLY' as const },
  audience: ['newcomers' as const],
  languages: ['de' as const, 'ar' as const],
};

async function add(ctx: Ctx, given: object): Promise<string> {
  const added = await test.app.events.addEvent(ctx, given as Parameters<typeof test.app.events.addEvent>[1]);
  if (!added.ok) throw new Error(JSON.stringify(added.problem));
  return added.value.id;
}
async function listed(given: Parameters<typeof test.app.events.readPublicEvents>[1] = {}) {
  const found = await test.app.events.readPublicEvents(visitor, given);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}
async function office(eventId: string) {
  const found = await test.app.events.readEvent(coordinator, { eventId });
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

describe('an event', () => {
  it('that repeats without an end is shown up to the horizon, and its exceptions with it', async () => {
    const eventId = await add(coordinator, { ...cafe, release: true });
    const all = (await listed()).dates.filter((date) => date.eventId === eventId);
    expect(all).toHaveLength(53);
    expect((await listed()).horizon).toBe('2027-11-25');
    expect(all.at(-1)!.date <= '2027-11-25').toBe(true);

    const save = (given: object) =>
      test.app.events.saveException(coordinator, { eventId, ...given } as Parameters<typeof test.app.events.saveException>[1]);
    expect(await save({ date: '2026-12-03', kind: 'cancelled', note: 'Wir sind beim Fest.' })).toMatchObject({ ok: true });
    expect(
      await save({
        date: '2026-12-10',
        kind: 'changed',
        startDate: '2026-12-11',
        startTime: '16:00',
        endTime: '18:00',
        locationName: 'Bücherei',
      }),
    ).toMatchObject({ ok: true });
    expect(await save({ date: '2026-12-12', kind: 'added' })).toMatchObject({ ok: true });
    expect(await save({ date: '2026-12-04', kind: 'cancelled' })).toMatchObject({ problem: { fields: [{ path: 'date' }] } });
    expect(await save({ date: '2026-12-03', kind: 'added' })).toMatchObject({ problem: { fields: [{ path: 'date' }] } });
    expect(await save({ date: '2026-12-17', kind: 'changed' })).toMatchObject({ problem: { code: 'nothing-changed' } });
    expect(
      await save({ date: '2026-12-17', kind: 'changed', startDate: '2026-12-17', startTime: '17:00', endTime: '16:00' }),
    ).toMatchObject({ problem: { fields: [{ path: 'endTime' }] } });

    const december = (await listed({ from: '2026-12-01', to: '2026-12-14' })).dates;
    expect(december.map((date) => [date.date, date.startDate, date.state, date.note, date.place?.name ?? null])).toEqual([
      ['2026-12-03', '2026-12-03', 'cancelled', 'Wir sind beim Fest.', null],
      ['2026-12-10', '2026-12-11', 'moved', null, 'Bücherei'],
      ['2026-12-12', '2026-12-12', 'added', null, null],
    ]);
    expect(await test.app.events.removeException(coordinator, { eventId, date: '2026-12-03' })).toMatchObject({ ok: true });
    expect((await listed({ from: '2026-12-03', to: '2026-12-03' })).dates[0]!.state).toBe('scheduled');

    // Another weekday: what was said of single Thursdays is gone, the added date stays.
    const changed = await test.app.events.changeEvent(coordinator, {
      ...cafe,
      eventId,
      version: (await office(eventId)).version,
      startDate: '2026-11-25',
    });
    expect(changed).toMatchObject({ ok: true });
    expect((await office(eventId)).exceptions.map((exception) => exception.date)).toEqual(['2026-12-12']);
    const page = await test.app.events.readPublicEvent(visitor, { eventId, language: 'de' });
    expect(page).toMatchObject({ ok: true, value: { endless: true, horizon: '2027-11-25', registration: { needed: false } } });
  });

  it.each([
    [{ endDate: '2026-11-25' }, 'endDate'],
    [{ endTime: '14:00' }, 'endTime'],
    [{ endTime: null }, 'endTime'],
    [{ startTime: '25:00' }, 'startTime'],
    [{ startDate: '2026-02-30' }, 'startDate'],
    [{ recurrence: { frequency: 'WEEKLY', byDay: ['MO'] } }, 'recurrence'],
    [{ recurrence: { frequency: 'WEEKLY', until: '2026-11-01' } }, 'recurrence'],
    [{ recurrenceRule: 'FREQ=SECONDLY' }, 'recurrence'],
    [{ meetingUrl: 'javascript:alert(1)' }, 'meetingUrl'],
    [{ price: '-5' }, 'price'],
    [{ municipalityId: '01a00000-0000-7000-8000-000000000001' }, 'municipalityId'],
    [{ organiserName: 'Verein', unitId: '01a00000-0000-7000-8000-000000000001' }, 'organiserName'],
    [{ title: '' }, 'title'],
  ])('with %o is refused at its field', async (wrong, field) => {
    const refused = await test.app.events.addEvent(coordinator, { ...cafe, ...wrong } as never);
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
    expect(refused.ok ? [] : refused.problem.fields!.map(({ path }) => path)).toContain(field);
  });

  it('of an organisation is its own to keep, and the coordination releases it', async () => {
    const own = { ...cafe, title: 'Nähtreff', recurrence: null, organisationId };
    expect(await test.app.events.addEvent(editor, { ...own, organisationId: null })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.events.addEvent(editor, { ...own, release: true })).toMatchObject({ problem: { kind: 'forbidden' } });
    const eventId = await add(editor, own);
    expect((await listed()).events.map((event) => event.title)).not.toContain('Nähtreff');
    expect(await test.app.events.moveEvent(editor, { eventId, to: 'submitted' })).toMatchObject({ ok: true });
    expect(await test.app.events.decideEvent(editor, { eventId, to: 'public' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.events.decideEvent(coordinator, { eventId, to: 'returned' })).toMatchObject({
      problem: { fields: [{ path: 'note' }] },
    });
    expect(await test.app.events.decideEvent(coordinator, { eventId, to: 'returned', note: 'Wo ist das?' })).toMatchObject({
      ok: true,
    });
    expect(await office(eventId)).toMatchObject({ state: 'returned', stateNote: 'Wo ist das?' });
    expect(await test.app.events.moveEvent(editor, { eventId, to: 'submitted' })).toMatchObject({ ok: true });
    expect(await test.app.events.decideEvent(coordinator, { eventId, to: 'public' })).toMatchObject({ ok: true });
    expect((await listed()).events.map((event) => event.title)).toContain('Nähtreff');

    // The list of the editor holds nothing else; another's event is none of hers.
    const lines = await test.app.events.listEvents(editor, {});
    expect(lines.ok && lines.value.map((line) => line.title)).toEqual(['Nähtreff']);
    const other = await add(coordinator, { ...cafe, recurrence: null });
    expect(await test.app.events.readEvent(editor, { eventId: other })).toMatchObject({ problem: { kind: 'forbidden' } });
    const { version } = await office(eventId);
    expect(await test.app.events.changeEvent(editor, { ...own, organisationId: null, eventId, version })).toMatchObject({
      problem: { fields: [{ path: 'organisationId' }] },
    });
    expect(await test.app.events.changeEvent(editor, { ...own, eventId, version: version - 1 })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
  });

  it('that is called off stays and says why; a hidden one is gone', async () => {
    const eventId = await add(coordinator, { ...cafe, title: 'Lesung', recurrence: null, release: true });
    expect(await test.app.events.moveEvent(coordinator, { eventId, to: 'cancelled' })).toMatchObject({
      problem: { fields: [{ path: 'note' }] },
    });
    await test.app.events.moveEvent(coordinator, { eventId, to: 'cancelled', note: 'Die Autorin ist krank.' });
    const page = await test.app.events.readPublicEvent(visitor, { eventId });
    expect(page).toMatchObject({ ok: true, value: { state: 'cancelled', cancelledBecause: 'Die Autorin ist krank.' } });
    expect((await listed()).dates.find((date) => date.eventId === eventId)!.state).toBe('cancelled');
    await test.app.events.moveEvent(coordinator, { eventId, to: 'hidden' });
    expect(await test.app.events.readPublicEvent(visitor, { eventId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.events.moveEvent(coordinator, { eventId, to: 'submitted' })).toMatchObject({
      problem: { kind: 'conflict' },
    });
  });

  it('is found by what it is, whom it is for, and what is spoken', async () => {
    const eventId = await add(coordinator, {
      ...cafe,
      title: 'Vortrag Erste Hilfe',
      kind: 'talk',
      recurrence: null,
      startDate: '2027-02-02',
      audience: ['professionals'],
      languages: ['uk'],
      childcare: true,
      release: true,
    });
    const ids = async (given: object) => (await listed(given)).events.map((event) => event.id);
    expect(await ids({ kind: 'talk' })).toEqual([eventId]);
    expect(await ids({ audience: 'professionals' })).toEqual([eventId]);
    // What names nobody is for everybody.
    const open = await add(coordinator, { ...cafe, title: 'Offener Abend', recurrence: null, audience: [], release: true });
    expect(await ids({ audience: 'professionals' })).toContain(open);
    expect(await ids({ audience: 'newcomers' })).toContain(open);
    expect(await ids({ audience: 'newcomers' })).not.toContain(eventId);
    expect(await ids({ spoken: 'uk' })).toEqual([eventId]);
    expect(await ids({ childcare: true })).toEqual([eventId]);
    expect(await ids({ childcare: true, to: '2027-02-01' })).toEqual([]);
    expect(await ids({ spoken: 'vi' })).toEqual([]);
    // Nothing is shown after the horizon, whatever is asked for.
    expect((await listed({ from: '2028-01-01', to: '2029-01-01' })).dates).toEqual([]);
  });
});
