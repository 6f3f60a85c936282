import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
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
let organisationId: string;
let offerId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { network, offers } = test.app;
  const email = 'kurse@verein.example';
  organisationId = must(await network.addOrganisation(coordinator(), { name: 'Verein Ankommen', kind: 'association', email })).id;
  const course = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const, organisationId };
  offerId = must(await offers.addOffer(coordinator(), { ...course, name: 'Deutsch für alle' })).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const provider = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const add = async (name: string, fields: object = {}): Promise<string> => {
  const given = { offerId, name, kind: 'local' as const, mode: 'online' as const, state: 'public' as const };
  const dates = { startDate: '2026-12-07', endDate: '2027-11-30', seats: [{ maximum: '10', taken: '4' }] };
  return must(await test.app.courses.addCourseRun(coordinator(), { ...given, ...dates, ...fields })).id;
};
const office = async (runId: string) => must(await test.app.courses.readCourseRun(coordinator(), { runId }));
const review = () => test.app.courses.reviewRuns(systemCtx(test, county), {});
const mails = () => test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail).orderBy(outboxMail.id));
const tokenOf = async (name: string): Promise<string> =>
  /\/kurs\/nordkreis\/([\w-]+)/.exec((await mails()).filter(({ subject }) => subject.includes(name)).at(-1)!.body)![1]!;
const byLink = async (token: string, at: CountyRef = county) => {
  const actor = await test.app.identity.linkActor({ county: at, purpose: 'course-run', token });
  return actor && test.app.context({ county: at, actor });
};
const shown = async (runId: string): Promise<boolean> =>
  (await test.app.courses.readPublicCourse(ctxOf(test, county, anonymous), { runId, language: 'de' })).ok;

describe('a run near its date', () => {
  it('is asked about once, confirmed by one tap, hidden without an answer, and back by a late one', async () => {
    const { courses } = test.app;
    const [answered, silent, hidden] = [await add('Kurs Eins'), await add('Kurs Zwei'), await add('Kurs Drei')];
    const over = await add('Kurs Vier', { endDate: '2027-01-15' });
    expect((await office(answered)).reviewBy).toBe('2027-02-23');
    test.setNow('2027-01-23T06:00:00Z');
    expect(await review()).toMatchObject({ ok: false, problem: { code: 'nothing-to-do' } });
    test.setNow('2027-01-24T06:00:00Z');
    expect(must(await review())).toEqual({ asked: 3, hidden: 0, unreachable: 0 });
    expect(await review()).toMatchObject({ ok: false, problem: { code: 'nothing-to-do' } });
    expect((await mails()).some(({ subject }) => subject.includes('Kurs Vier'))).toBe(false);

    const ctx = (await byLink(await tokenOf('Kurs Eins')))!;
    const opened = must(await courses.readRunByLink(ctx, {}));
    expect(opened).toMatchObject({ state: 'open', run: { id: answered } });
    // A mail scanner that opens the link confirms nothing.
    expect((await office(answered)).askedAt).not.toBeNull();
    must(await courses.confirmRunByLink(ctx, { version: opened.run.version }));
    expect(await office(answered)).toMatchObject({ reviewBy: '2027-04-24', confirmedBy: 'über einen Link', askedAt: null });
    expect(await courses.confirmRunByLink(ctx, { version: opened.run.version })).toMatchObject({
      ok: false,
      problem: { code: 'already-answered' },
    });
    must(await courses.setCourseRunState(coordinator(), { runId: hidden, state: 'hidden' }));

    must(await test.app.tenancy.changeSettings(coordinator(), { placeGraceDays: 10 }));
    test.setNow('2027-03-05T06:00:00Z');
    expect(must(await review())).toMatchObject({ asked: 1, hidden: 0 });
    test.setNow('2027-03-06T06:00:00Z');
    expect(must(await review())).toMatchObject({ hidden: 1 });
    expect([await shown(answered), await shown(silent), await shown(over)]).toEqual([true, false, false]);

    const late = (await byLink(await tokenOf('Kurs Zwei')))!;
    const { run } = must(await courses.readRunByLink(late, {}));
    const change = {
      version: run.version,
      startDate: '2026-12-07',
      endDate: '2027-12-20',
      schedules: 'Mo 9–12',
      seats: [{ maximum: '12', taken: '12' }],
      status: 'scheduled' as const,
      alert: 'Raum 4',
    };
    for (const [fields, path] of [
      [{ endDate: '2026-12-01' }, 'endDate'],
      [{ startDate: '' }, 'startDate'],
      [{ seats: [{ maximum: '2', taken: '3' }] }, 'seats.0.taken'],
      [{ schedules: 'immer' }, 'schedules'],
    ] as const)
      expect(await courses.changeRunByLink(late, { ...change, ...fields } as never)).toMatchObject({
        ok: false,
        problem: { kind: 'invalid', fields: [{ path }] },
      });
    must(await courses.changeRunByLink(late, change));
    expect(await office(silent)).toMatchObject({
      state: 'public',
      times: 'Mo 9:00–12:00',
      endDate: '2027-12-20',
      alert: 'Raum 4',
      seats: [{ maximum: 12, taken: 12 }],
    });
    // What people hid stays hidden, whatever is answered.
    const kept = (await byLink(await tokenOf('Kurs Drei')))!;
    must(await courses.confirmRunByLink(kept, { version: (await office(hidden)).version }));
    expect((await office(hidden)).state).toBe('hidden');
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('gives a link no other run, other counties none, and nothing after its end', async () => {
    const runId = await add('Kurs Fünf', { endDate: '2026-12-31' });
    const another = await add('Kurs Sechs');
    const { token } = must(await test.app.courses.askAboutRun(provider(), { runId }));
    expect(await test.app.identity.linkActor({ county, purpose: 'offer', token })).toBeNull();
    expect(await byLink(token, other)).toBeNull();
    const ctx = (await byLink(token))!;
    expect(await test.app.courses.confirmCourseRun(ctx, { runId: another })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    // Another version was seen than the one that is confirmed.
    expect(await test.app.courses.confirmRunByLink(ctx, { version: 7 })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    test.setNow('2027-01-02T11:00:00Z');
    expect(must(await test.app.courses.readRunByLink(ctx, {})).state).toBe('expired');
    test.setNow('2026-11-25T11:00:00Z');
    // A second question ends the first link.
    must(await test.app.courses.askAboutRun(provider(), { runId }));
    expect(await byLink(token)).toBeNull();
  });

  it('is a duty of whoever keeps it', async () => {
    const runId = await add('Kurs Sieben');
    test.setNow('2027-02-01T06:00:00Z');
    const duties = must(await test.app.listDuties(provider(), {})).filter(({ kind }) => kind === 'courses.review');
    expect(duties.map(({ subjectId }) => subjectId)).toContain(runId);
    const stranger = ctxOf(
      test,
      county,
      person({ county, role: 'organisation-editor', organisationId: crypto.randomUUID(), name: 'Fremd' }),
    );
    expect(must(await test.app.listDuties(stranger, {})).filter(({ kind }) => kind === 'courses.review')).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
  });
});
