import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { erasePerson, exportPerson, runRetention } from '#composition/personal-data.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
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
let seriesId: string;

// Noon on 25 November 2026 in Berlin.
const start = '2026-11-25T11:00:00Z';
const week = {
  title: 'Interkulturelle Woche',
  periodFrom: '2027-03-01',
  periodTo: '2027-03-14',
  callUntil: '2027-01-31',
  callText: 'Zeigen Sie, was Sie tun.',
  state: 'public' as const,
};

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  visitor = ctxOf(test, county, anonymous);
});
beforeEach(async () => {
  test.setNow(start);
  const added = await test.app.events.addSeries(coordinator, week);
  if (!added.ok) throw new Error(added.problem.message);
  seriesId = added.value.id;
});
afterAll(() => test.close());

async function mailsTo(address: string) {
  const all = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) => tx.select().from(outboxMail));
  return all.filter((mail) => mail.toAddress === address).toSorted((one, other) => one.id.localeCompare(other.id));
}
const tokenIn = (body: string): string => /\/beitrag\/[a-z-]+\/([\w-]{43})/.exec(body)?.[1] ?? '';
async function linkCtx(token: string): Promise<Ctx> {
  const actor = await test.app.identity.linkActor({ county, purpose: 'event-entry', token });
  if (actor === null) throw new Error('no such link');
  return ctxOf(test, county, actor);
}
/** The link that the latest mail to an address brings. */
const latestLink = async (address: string): Promise<Ctx> => linkCtx(tokenIn((await mailsTo(address)).at(-1)!.body));

const dance = {
  title: 'Tanz auf dem Markt',
  kind: 'culture' as const,
  startDate: '2027-03-06',
  startTime: '14:00',
  endTime: '16:00',
  organiserName: 'Tanzgruppe',
};
let number = 0;
const address = (): string => `gruppe${(number += 1)}@beispiel.example`;

async function handIn(mail: string, given: object = {}): Promise<string> {
  expect(await test.app.events.inviteEntries(coordinator, { seriesId, mails: mail })).toMatchObject({ ok: true });
  const done = await test.app.events.submitEntryByLink(await latestLink(mail), { ...dance, ...given });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value.eventId;
}
const office = async (eventId: string) => {
  const read = await test.app.events.readEvent(coordinator, { eventId });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};

describe('an entry to a series', () => {
  it('is asked for by mail, handed in by link, returned, mended, released and told', async () => {
    const mail = address();
    const asked = await test.app.events.inviteEntries(coordinator, {
      seriesId,
      mails: `${mail}\n${mail}`,
      message: 'Wie im letzten Jahr.',
    });
    expect(asked).toMatchObject({ ok: true, value: { asked: 1 } });
    const [invitation, ...more] = await mailsTo(mail);
    expect(more).toEqual([]);
    expect(invitation!.body).toContain('Zeigen Sie, was Sie tun.');
    expect(invitation!.body).toContain('Wie im letzten Jahr.');
    expect(invitation!.body).toContain('Bis 31. Januar 2027');

    const link = await latestLink(mail);
    expect(await test.app.events.readEntryByLink(link, {})).toMatchObject({ ok: true, value: { state: 'open', entry: null } });
    const sent = await test.app.events.submitEntryByLink(link, dance);
    if (!sent.ok) throw new Error(sent.problem.message);
    const { eventId } = sent.value;
    expect(await office(eventId)).toMatchObject({ state: 'submitted', organiserName: 'Tanzgruppe', series: { id: seriesId } });
    expect((await mailsTo(mail)).at(-1)!.body).toContain('ist angekommen');
    // Nobody sees it yet, and it is a duty of the coordination alone.
    const shown = await test.app.events.readPublicSeries(visitor, { seriesId });
    expect(shown.ok && shown.value.events).toEqual([]);
    const duties = await test.app.listDuties(coordinator, {});
    expect(duties.ok && duties.value.map(({ kind, title }) => [kind, title])).toContainEqual(['events.release', dance.title]);

    await test.app.events.decideEvent(coordinator, { eventId, to: 'returned', note: 'Wo ist das?' });
    expect((await mailsTo(mail)).at(-1)!.body).toContain('Wo ist das?');
    const again = await latestLink(mail);
    const mended = await test.app.events.submitEntryByLink(again, { ...dance, locationName: 'Marktplatz' });
    expect(mended).toMatchObject({ ok: true, value: { eventId } });
    expect(await office(eventId)).toMatchObject({ state: 'submitted', stateNote: null, place: { name: 'Marktplatz' } });

    await test.app.events.decideEvent(coordinator, { eventId, to: 'public', note: '' });
    expect((await mailsTo(mail)).at(-1)!.body).toMatch(/\/de\/termine\/tanz-auf-dem-markt-/);
    const programme = await test.app.events.readPublicSeries(visitor, { seriesId });
    expect(programme.ok && programme.value.dates.map((date) => date.date)).toEqual(['2027-03-06']);
    // What is decided is not changed by a link any more.
    expect(await test.app.events.submitEntryByLink(again, dance)).toMatchObject({
      ok: false,
      problem: { code: 'already-decided' },
    });
    expect((await office(eventId)).place.name).toBe('Marktplatz');
    const calls = await test.app.events.listEntryCalls(coordinator, { seriesId });
    expect(calls.ok && calls.value).toMatchObject([{ mail, entry: { id: eventId, state: 'public' } }]);
  });

  it('is rejected with a reason that its sender reads', async () => {
    const mail = address();
    const eventId = await handIn(mail);
    // The mail of the decision brings no link: that of its arrival says what became of it.
    const link = await latestLink(mail);
    await test.app.events.decideEvent(coordinator, { eventId, to: 'rejected', note: 'Das ist Werbung.' });
    expect((await mailsTo(mail)).at(-1)!.body).toContain('Das ist Werbung.');
    expect(await test.app.events.readEntryByLink(link, {})).toMatchObject({
      ok: true,
      value: { state: 'decided', entry: { stateNote: 'Das ist Werbung.' } },
    });
  });

  it('is refused beside the field, and nothing of it stays', async () => {
    const mail = address();
    await test.app.events.inviteEntries(coordinator, { seriesId, mails: mail });
    const link = await latestLink(mail);
    for (const [given, path] of [
      [{ organiserName: '' }, 'organiserName'],
      [{ startDate: '2027-04-01' }, 'startDate'],
      [{ endTime: '13:00' }, 'endTime'],
      [{ recurrence: { frequency: 'WEEKLY', until: '2027-03-01' } }, 'recurrence'],
      [{ municipalityId: '00000000-0000-4000-8000-000000000000' }, 'municipalityId'],
    ] as const) {
      const refused = await test.app.events.submitEntryByLink(link, { ...dance, ...given } as typeof dance);
      expect(refused, path).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: [{ path }] } });
    }
    expect(await test.app.events.readEntryByLink(link, {})).toMatchObject({ ok: true, value: { entry: null } });
  });

  it('takes nothing of what only the office sets', async () => {
    const eventId = await handIn(address(), {
      release: true,
      state: 'public',
      registrationNeeded: true,
      unitId: null,
      price: '2,50',
    });
    expect(await office(eventId)).toMatchObject({ state: 'submitted', price: 250, registration: { needed: false }, unit: null });
  });

  it('comes after the call no more, but what came back can be mended', async () => {
    const [early, late] = [address(), address()];
    const eventId = await handIn(early);
    await test.app.events.inviteEntries(coordinator, { seriesId, mails: late });
    await test.app.events.decideEvent(coordinator, { eventId, to: 'returned', note: 'Bitte kürzer.' });
    test.setNow('2027-02-01T11:00:00Z');
    expect(await test.app.events.submitEntryByLink(await latestLink(late), dance)).toMatchObject({
      ok: false,
      problem: { code: 'call-closed' },
    });
    expect(await test.app.events.submitEntryByLink(await latestLink(early), dance)).toMatchObject({ ok: true });
    expect(await test.app.events.inviteEntries(coordinator, { seriesId, mails: late })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'mails', code: 'call-closed' }] },
    });
  });

  it('may be followed by another one with a link of its own', async () => {
    const mail = address();
    const first = await handIn(mail);
    const link = await latestLink(mail);
    const further = await test.app.events.openFurtherEntry(link, {});
    if (!further.ok) throw new Error(further.problem.message);
    const second = await test.app.events.submitEntryByLink(await linkCtx(further.value.token), {
      ...dance,
      title: 'Essen für alle',
    });
    expect(second.ok && second.value.eventId).not.toBe(first);
    expect((await office(first)).title).toBe(dance.title);
  });
});

describe('the link to an entry', () => {
  it('is sent to whoever asks, in the language of the page, and not twice at once', async () => {
    const mail = address();
    const ask = () => test.app.events.askForEntry(visitor, { seriesId, mail, language: 'en' });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: true });
    const mails = await mailsTo(mail);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.body).toContain('With this link you can submit an event for “Interkulturelle Woche” until 31 January 2027');
    const sent = await test.app.events.submitEntryByLink(await latestLink(mail), dance);
    if (!sent.ok) throw new Error(sent.problem.message);
    expect((await mailsTo(mail)).at(-1)!.body).toContain('has arrived. It becomes public as soon as the county releases it.');
    await test.app.events.decideEvent(coordinator, { eventId: sent.value.eventId, to: 'returned', note: 'Wo ist das?' });
    const returned = (await mailsTo(mail)).at(-1)!;
    expect(returned.body).toMatch(/There is a question about your entry[^]*Wo ist das\?[^]*hand it in again/);
    expect(await test.app.events.submitEntryByLink(await linkCtx(tokenIn(returned.body)), dance)).toMatchObject({ ok: true });
    await test.app.events.decideEvent(coordinator, { eventId: sent.value.eventId, to: 'public' });
    expect((await mailsTo(mail)).at(-1)!.body).toMatch(/stands in the programme:\n\S+\/en\/termine\//);
  });

  it('is not sent where no call runs, or the series is not public', async () => {
    const mail = address();
    const draft = await test.app.events.addSeries(coordinator, { ...week, state: 'draft' });
    const quiet = await test.app.events.addSeries(coordinator, { ...week, callUntil: '' });
    if (!draft.ok || !quiet.ok) throw new Error('no series');
    const ask = (id: string) => test.app.events.askForEntry(visitor, { seriesId: id, mail, language: 'de' });
    expect(await ask(draft.value.id)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await ask(quiet.value.id)).toMatchObject({ ok: false, problem: { code: 'call-closed' } });
    expect(await mailsTo(mail)).toEqual([]);
    const shown = await test.app.events.readPublicSeries(visitor, { seriesId: quiet.value.id });
    expect(shown.ok && shown.value.call).toBeNull();
    const called = await test.app.events.readPublicSeries(visitor, { seriesId });
    expect(called.ok && called.value.call).toMatchObject({ until: '2027-01-31', text: 'Zeigen Sie, was Sie tun.' });
  });

  it('is not asked for without end', async () => {
    const mail = address();
    const codes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const added = await test.app.events.addSeries(coordinator, { ...week, title: `Reihe ${round}` });
      if (!added.ok) throw new Error(added.problem.message);
      const asked = await test.app.events.askForEntry(visitor, { seriesId: added.value.id, mail, language: 'de' });
      codes.add(asked.ok ? 'ok' : asked.problem.code);
    }
    expect([...codes]).toEqual(['ok', 'too-many']);
    expect(await mailsTo(mail)).toHaveLength(10);
  });

  it('opens nothing but its own entry, and nothing of another purpose', async () => {
    const other = await test.app.identity.linkActor({ county, purpose: 'page-guest', token: 'x'.repeat(43) });
    expect(other).toBeNull();
    expect(await test.app.events.readEntryByLink(visitor, {})).toMatchObject({ ok: false, problem: { kind: 'unauthenticated' } });
    expect(await test.app.events.readEntryByLink(coordinator, {})).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
  });

  it('and its address are told and erased on request, and forgotten after the series', async () => {
    const mail = address();
    const eventId = await handIn(mail);
    const sender = { id: 'nobody', name: 'Niemand', mail };
    const told = await exportPerson({ db: test.app.db, countyId: county.id, person: sender });
    expect(JSON.stringify(told)).toContain(mail);
    const calls = async () => {
      const listed = await test.app.events.listEntryCalls(coordinator, { seriesId });
      return listed.ok ? listed.value.map((call) => call.mail) : null;
    };
    const old = address();
    await test.app.events.inviteEntries(coordinator, { seriesId, mails: old });
    await erasePerson({ db: test.app.db, countyId: county.id, person: sender, force: true });
    expect(await calls()).toEqual([old]);
    // The event itself stays: it names a group.
    expect((await office(eventId)).state).toBe('submitted');
    const forget = (iso: string) => runRetention({ db: test.app.db, countyId: county.id, now: new Date(iso) });
    await forget('2027-06-11T11:00:00Z');
    expect(await calls()).toEqual([old]);
    await forget('2027-06-14T11:00:00Z');
    expect(await calls()).toEqual([]);
  });
});

describe('whoever submitted with an account', () => {
  it('is told by mail what became of it, and has a duty when it came back', async () => {
    const organisation = await test.app.network.addOrganisation(systemCtx(test, county), { name: 'Treff', kind: 'association' });
    if (!organisation.ok) throw new Error(organisation.problem.message);
    const organisationId = organisation.value.id;
    const editor = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId, id: 'treff-eins' }));
    await test.app.db.pool.query(
      `insert into auth."user" (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
       values ('treff-eins', 'Erika Beispiel', 'treff@beispiel.example', true, false, now(), now())`,
    );
    const added = await test.app.events.addEvent(editor, { ...dance, organiserName: '', organisationId });
    if (!added.ok) throw new Error(added.problem.message);
    const eventId = added.value.id;
    await test.app.events.moveEvent(editor, { eventId, to: 'submitted', note: '' });
    await test.app.events.decideEvent(coordinator, { eventId, to: 'returned', note: 'Bitte mit Uhrzeit.' });
    const own = await test.app.listDuties(editor, {});
    expect(own.ok && own.value.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([['events.returned', eventId]]);
    const [returned, ...more] = await mailsTo('treff@beispiel.example');
    expect(more).toEqual([]);
    expect(returned!.body).toContain('Bitte mit Uhrzeit.');
    expect(returned!.body).toContain(`/termine/${eventId}`);
    await test.app.events.moveEvent(editor, { eventId, to: 'submitted', note: '' });
    await test.app.events.decideEvent(coordinator, { eventId, to: 'public', note: '' });
    expect((await mailsTo('treff@beispiel.example')).at(-1)!.subject).toContain('Freigegeben: Tanz auf dem Markt');
  });
});

describe('the facts of an event', () => {
  it('are asked for again from two weeks before their day on, while it is shown', async () => {
    const add = async (given: object) => {
      const added = await test.app.events.addEvent(coordinator, { ...dance, ...given } as typeof dance);
      if (!added.ok) throw new Error(added.problem.message);
      return added.value.id;
    };
    const due = await add({ release: true, reviewBy: '2026-12-09' });
    await add({ release: true, reviewBy: '2026-12-10' });
    await add({ reviewBy: '2026-12-01' });
    await add({ release: true, startDate: '2026-11-01', reviewBy: '2026-12-01' });
    const duties = await test.app.listDuties(coordinator, {});
    const asked = duties.ok ? duties.value.filter(({ kind }) => kind === 'events.review') : [];
    expect(asked.map(({ subjectId, due: day }) => [subjectId, day])).toEqual([[due, '2026-12-09']]);
  });
});
