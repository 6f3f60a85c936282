import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runRetention, exportPerson, erasePerson } from '#composition/personal-data.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let visitor: Ctx;

beforeEach(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  visitor = ctxOf(test, county, anonymous);
});
afterEach(() => test.close());

async function course(given: object = {}): Promise<string> {
  const added = await test.app.events.addEvent(coordinator, {
    title: 'Erste Hilfe',
    kind: 'training',
    startDate: '2026-12-10',
    startTime: '17:00',
    endTime: '19:00',
    locationName: 'Bücherei',
    registrationNeeded: true,
    capacity: 4,
    childcare: true,
    interpretation: 'on-request',
    release: true,
    ...given,
  } as never);
  if (!added.ok) throw new Error(JSON.stringify(added.problem));
  return added.value.id;
}
const register = (eventId: string, given: object = {}) =>
  test.app.events.registerForEvent(visitor, {
    eventId,
    date: '2026-12-10',
    language: 'de',
    name: 'Amina',
    mail: 'amina@beispiel.example',
    persons: 1,
    ...given,
  } as never);
async function list(eventId: string) {
  const found = await test.app.events.listRegistrations(coordinator, { eventId });
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}
/** Mails in their order, with the secret of the last link. */
async function mails(): Promise<{ to: string; body: string; token: string | null }[]> {
  const rows = await test.app.db.transaction({ countyId: county.id }, (tx) =>
    tx.execute<{ to_address: string; body: string }>(sql`select to_address, body from outbox_mail order by created_at, id`),
  );
  return rows.rows.map(({ to_address: to, body }) => ({ to, body, token: /anmeldung\/([\w-]+)/.exec(body)?.[1] ?? null }));
}
const last = async () => (await mails()).at(-1)!;

describe('registering without an account', () => {
  it('takes a seat, confirms by mail, and by its link is changed and cancelled', async () => {
    const eventId = await course();
    expect(await register(eventId, { persons: 2, childrenInCare: 1, interpreterLanguage: 'ar', languages: ['ar'] })).toEqual({
      ok: true,
      value: { state: 'confirmed', token: null },
    });
    const first = await last();
    expect(first.body).toContain('Donnerstag, 10. Dezember 2026, 17:00 bis 19:00 Uhr');
    const opened = await test.app.events.readRegistration(visitor, { token: first.token! });
    expect(opened).toMatchObject({
      ok: true,
      value: { persons: 2, childrenInCare: 1, interpreterLanguage: 'ar', mayChange: true },
    });
    expect(await test.app.events.changeRegistration(visitor, { token: first.token!, persons: 9 })).toMatchObject({
      problem: { fields: [{ path: 'persons' }] },
    });
    expect(await test.app.events.changeRegistration(visitor, { token: first.token!, persons: 3 })).toMatchObject({ ok: true });
    // The link was spent; the mail about the change brought a fresh one.
    expect(await test.app.events.readRegistration(visitor, { token: first.token! })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const second = await last();
    expect((await list(eventId)).days).toEqual([{ date: '2026-12-10', taken: 3, waiting: 0, childrenInCare: 0 }]);
    expect(await test.app.events.cancelRegistration(visitor, { token: second.token! })).toMatchObject({ ok: true });
    expect((await list(eventId)).registrations).toEqual([]);
    expect((await last()).body).toContain('abgesagt');
  });

  it('puts whoever comes too late on the waiting list, from which they move up by themselves', async () => {
    const eventId = await course();
    await register(eventId, { mail: 'eins@beispiel.example', persons: 4 });
    expect(await register(eventId, { mail: 'zwei@beispiel.example', persons: 3, language: 'ar' })).toMatchObject({
      value: { state: 'waiting' },
    });
    expect(await register(eventId, { mail: 'drei@beispiel.example', persons: 2 })).toMatchObject({ value: { state: 'waiting' } });
    const page = await test.app.events.readPublicEvent(visitor, { eventId });
    expect(page).toMatchObject({ value: { dates: [{ registration: 'waiting-list' }] } });
    const token = (await mails()).find(({ to }) => to === 'eins@beispiel.example')!.token!;
    await test.app.events.cancelRegistration(visitor, { token });
    // Three of four seats: the party of two behind does not fit and keeps its place.
    expect((await list(eventId)).registrations.map((row) => [row.mail, row.state])).toEqual([
      ['zwei@beispiel.example', 'confirmed'],
      ['drei@beispiel.example', 'waiting'],
    ]);
    const told = (await mails()).filter(({ to }) => to === 'zwei@beispiel.example');
    expect(told).toHaveLength(2);
    expect(told[1]!.body).toMatch(/[\u0600-\u06ff]/);
    // More seats: the rest moves up.
    const office = await test.app.events.readEvent(coordinator, { eventId });
    const changed = await test.app.events.changeEvent(coordinator, {
      title: 'Erste Hilfe',
      kind: 'training',
      startDate: '2026-12-10',
      startTime: '17:00',
      endTime: '19:00',
      locationName: 'Bücherei',
      registrationNeeded: true,
      capacity: 10,
      eventId,
      version: office.ok ? office.value.version : 0,
    });
    expect(changed).toMatchObject({ ok: true });
    expect((await list(eventId)).days[0]).toMatchObject({ taken: 5, waiting: 0 });
  });

  it('never gives more seats than there are, however many ask at once', async () => {
    const eventId = await course();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => register(eventId, { mail: `person${index}@beispiel.example` })),
    );
    expect(answers.filter((answer) => answer.ok && answer.value.state === 'confirmed')).toHaveLength(4);
    expect((await list(eventId)).days[0]).toMatchObject({ taken: 4, waiting: 4 });
  });

  it('registers nobody twice and does not tell whether somebody is', async () => {
    const eventId = await course();
    await register(eventId);
    expect(await register(eventId, { mail: 'AMINA@beispiel.example' })).toEqual({
      ok: true,
      value: { state: 'confirmed', token: null },
    });
    expect((await list(eventId)).registrations).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
    test.setNow('2026-11-25T11:20:00Z');
    await register(eventId);
    expect((await last()).body).toContain('schon angemeldet');
    expect((await list(eventId)).registrations).toHaveLength(1);
  });

  it('works by telephone alone, with a page in place of the mail', async () => {
    const eventId = await course();
    const answer = await register(eventId, { mail: '', phone: '05161 12345' });
    expect(answer).toMatchObject({ ok: true, value: { state: 'confirmed' } });
    expect(await mails()).toEqual([]);
    const token = answer.ok ? answer.value.token! : '';
    const changed = await test.app.events.changeRegistration(visitor, { token, persons: 2 });
    expect(changed).toMatchObject({ ok: true });
    const fresh = changed.ok ? changed.value.token! : '';
    expect(await test.app.events.cancelRegistration(visitor, { token: fresh })).toMatchObject({ ok: true });
  });

  it.each([
    [{ mail: '', phone: '' }, 'mail'],
    [{ mail: 'amina' }, 'mail'],
    [{ mail: '', phone: 'ruf an' }, 'phone'],
    [{ name: ' ' }, 'name'],
    [{ persons: 0 }, 'persons'],
    [{ persons: 21 }, 'persons'],
    [{ date: '2026-12-11' }, 'date'],
    [{ interpreterLanguage: 'xx' }, 'interpreterLanguage'],
  ])('with %o is refused at its field', async (given, field) => {
    const refused = await register(await course(), given);
    expect(refused.ok ? [] : refused.problem.fields!.map(({ path }) => path)).toContain(field);
  });

  it('closes on time, without a waiting list when full, and for what is cancelled', async () => {
    const eventId = await course({ waitingList: false, closesDaysBefore: 1 });
    expect(await register(eventId, { persons: 5 })).toMatchObject({ problem: { fields: [{ path: 'persons' }] } });
    await register(eventId, { persons: 4 });
    expect(await register(eventId, { mail: 'zwei@beispiel.example' })).toMatchObject({ problem: { code: 'registration-full' } });
    test.setNow('2026-12-09T23:00:00Z');
    expect(await register(eventId, { mail: 'zwei@beispiel.example' })).toMatchObject({
      problem: { code: 'registration-closed' },
    });
    test.setNow('2026-11-25T11:00:00Z');
    const free = await course({ title: 'Vortrag', registrationNeeded: false });
    expect(await register(free)).toMatchObject({ problem: { code: 'registration-none' } });
    await test.app.events.moveEvent(coordinator, { eventId, to: 'cancelled', note: 'krank' });
    expect(await register(eventId, { mail: 'drei@beispiel.example' })).toMatchObject({
      problem: { code: 'registration-closed' },
    });
  });

  it('holds back floods', async () => {
    const eventId = await course({ capacity: 500, recurrence: { frequency: 'DAILY', count: 20 } });
    for (let day = 10; day < 20; day += 1)
      expect(await register(eventId, { date: `2026-12-${day}` })).toMatchObject({ ok: true });
    expect(await register(eventId, { date: '2026-12-20' })).toMatchObject({ problem: { kind: 'unavailable' } });
  });
});

describe('those who registered', () => {
  it('are told of another time, of a date that is off, and of the end of all', async () => {
    const eventId = await course({ recurrence: { frequency: 'WEEKLY', count: 4 } });
    await register(eventId);
    await register(eventId, { date: '2026-12-17', mail: 'zwei@beispiel.example' });
    const save = (given: object) => test.app.events.saveException(coordinator, { eventId, ...given } as never);
    await save({ date: '2026-12-10', kind: 'changed', startDate: '2026-12-11', startTime: '18:00', endTime: '20:00' });
    expect(await last()).toMatchObject({ to: 'amina@beispiel.example' });
    expect((await last()).body).toContain('Freitag, 11. Dezember 2026, 18:00 bis 20:00 Uhr');
    await save({ date: '2026-12-17', kind: 'cancelled', note: 'Die Lehrerin ist krank.' });
    expect((await last()).to).toBe('zwei@beispiel.example');
    expect((await last()).body).toContain('Grund: Die Lehrerin ist krank.');
    const before = (await mails()).length;
    // Another date than theirs is none of their business.
    await save({ date: '2026-12-24', kind: 'cancelled' });
    expect(await mails()).toHaveLength(before);
    await test.app.events.moveEvent(coordinator, { eventId, to: 'cancelled', note: 'Zu wenige' });
    expect((await mails()).slice(before).map(({ to }) => to)).toEqual(['amina@beispiel.example']);
  });

  it('go along when the only date is moved, and hear of it', async () => {
    const eventId = await course();
    await register(eventId);
    const office = await test.app.events.readEvent(coordinator, { eventId });
    const version = office.ok ? office.value.version : 0;
    const given = {
      title: 'Erste Hilfe',
      kind: 'training' as const,
      startTime: '17:00',
      endTime: '19:00',
      locationName: 'Bücherei',
      registrationNeeded: true,
    };
    const moved = await test.app.events.changeEvent(coordinator, { ...given, eventId, version, startDate: '2026-12-14' });
    expect(moved).toMatchObject({ ok: true });
    expect((await list(eventId)).registrations.map(({ date }) => date)).toEqual(['2026-12-14']);
    expect((await last()).body).toContain('Montag, 14. Dezember 2026');
    // A typing error in the title is no news.
    const count = (await mails()).length;
    await test.app.events.changeEvent(coordinator, {
      ...given,
      title: 'Erste Hilfe!',
      eventId,
      version: version + 1,
      startDate: '2026-12-14',
    });
    expect(await mails()).toHaveLength(count);
  });

  it('are seen by those who hold the event alone, found on request, and gone in time', async () => {
    const eventId = await course();
    await register(eventId);
    for (const role of ['auditor', 'committee-reader'] as const) {
      const reader = ctxOf(test, county, person({ county, role }));
      expect(await test.app.events.listRegistrations(reader, { eventId })).toMatchObject({ problem: { kind: 'forbidden' } });
    }
    const amina = { id: 'x', mail: 'amina@beispiel.example', name: 'Amina' };
    const told = await exportPerson({ db: test.app.db, countyId: county.id, person: amina });
    expect(told.map(({ table }) => table)).toContain('event_registration');
    const run = (now: string) => runRetention({ db: test.app.db, countyId: county.id, now: new Date(now) });
    await run('2026-12-24T12:00:00Z');
    expect((await list(eventId)).registrations).toHaveLength(1);
    await run('2026-12-25T12:00:00Z');
    expect((await list(eventId)).registrations).toEqual([]);
    await register(eventId);
    await erasePerson({ db: test.app.db, countyId: county.id, person: amina, force: true });
    expect((await list(eventId)).registrations).toEqual([]);
  });

  it('are counted afterwards without their names', async () => {
    const eventId = await course();
    const count = (given: object) =>
      test.app.events.recordAttendance(coordinator, { eventId, date: '2026-12-10', participants: 15, ...given } as never);
    expect(await count({})).toMatchObject({ problem: { code: 'in-future' } });
    test.setNow('2026-12-11T09:00:00Z');
    expect(await count({ women: 16 })).toMatchObject({ problem: { fields: [{ path: 'women' }] } });
    expect(await count({ participants: 2.5 })).toMatchObject({ problem: { fields: [{ path: 'participants' }] } });
    expect(await count({ date: '2026-12-09' })).toMatchObject({ problem: { code: 'no-such-date' } });
    expect(await count({ women: 15, children: 3 })).toMatchObject({ ok: true });
    const figures = await test.app.events.readEventFigures(coordinator, { from: '2026-01-01', to: '2026-12-31' });
    expect(figures).toMatchObject({
      ok: true,
      value: { kinds: [{ kind: 'training', events: 1, dates: 1, participants: 15, children: 3 }], total: { participants: 15 } },
    });
    expect(await test.app.events.readEventFigures(coordinator, { from: '2025-01-01', to: '2025-12-31' })).toMatchObject({
      value: { total: { participants: 0 } },
    });
  });
});
