import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let organisationId: string;
let placeId: string;
let offerId: string;
let foreignOffer: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { network, offers, tenancy } = test.app;
  const { municipalities } = must(await tenancy.listUnits(coordinator(), {}));
  organisationId = must(await network.addOrganisation(coordinator(), { name: 'Verein Ankommen', kind: 'association' })).id;
  const hall = { name: 'Rathaus', kind: 'authority' as const, state: 'public' as const, town: 'Musterstadt' };
  placeId = must(await network.addPlace(coordinator(), { ...hall, municipalityId: municipalities[0]!.id })).id;
  const course = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const };
  offerId = must(await offers.addOffer(coordinator(), { ...course, name: 'Deutsch für alle', organisationId })).id;
  foreignOffer = must(await offers.addOffer(coordinator(), { ...course, name: 'Kurs der Koordination' })).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const provider = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const given = (fields: object = {}) => ({
  offerId,
  name: 'Deutsch B1, Kurs 3',
  kind: 'integration' as const,
  entryLevel: 'A2' as const,
  targetLevel: 'B1' as const,
  units: '200',
  startDate: '2026-12-07',
  endDate: '2027-05-28',
  schedules: 'Mo, Mi 9:00–12:00',
  placeId,
  residences: ['protection' as const, 'eu' as const],
  price: '120,50',
  fee: 'paid' as const,
  seats: [{ maximum: '20', taken: '18' }],
  waitingList: true,
  state: 'public' as const,
  ...fields,
});
const add = async (fields: object = {}): Promise<string> =>
  must(await test.app.courses.addCourseRun(coordinator(), given(fields))).id;
const office = async (runId: string) => must(await test.app.courses.readCourseRun(coordinator(), { runId }));
const shown = async (runId: string) => must(await test.app.courses.readPublicCourse(reader(), { runId, language: 'de' }));
const found = async (wish: object = {}) =>
  must(await test.app.courses.readPublicCourses(reader(), { language: 'de', ...wish })).runs.map(({ id }) => id);

describe('a run', () => {
  it('is kept at its offer and shown to everybody, with words for its seats and no numbers', async () => {
    const runId = await add();
    expect(await office(runId)).toMatchObject({
      title: 'Deutsch B1, Kurs 3',
      offer: { name: 'Deutsch für alle' },
      organisation: { name: 'Verein Ankommen' },
      place: { name: 'Rathaus' },
      times: 'Mo, Mi 9:00–12:00',
      price: 12_050,
      seats: [{ audience: null, maximum: 20, taken: 18 }],
      seatState: 'few',
      mayChange: true,
    });
    const run = await shown(runId);
    expect(run).toMatchObject({
      seats: 'few',
      provider: 'Verein Ankommen',
      place: { town: 'Musterstadt' },
      confirmedOn: '2026-11-25',
    });
    expect(JSON.stringify(run)).not.toMatch(/"(?:maximum|taken)"/);
    expect(await found({ level: 'B1', residence: 'eu', when: 'morning', municipalityAgs: '03998001' })).toContain(runId);
    expect(await found({ level: 'A2' })).toContain(runId);
    for (const wish of [{ level: 'C1' }, { residence: 'tolerated' }, { when: 'evening' }, { free: true }, { online: true }])
      expect(await found(wish)).not.toContain(runId);
    expect(must(await test.app.courses.readPublicCourses(reader(other), { language: 'de' })).runs).toEqual([]);
  });

  it('takes the name of its offer where it has none, and follows an offer that was merged', async () => {
    const kept = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const, organisationId };
    const doubled = must(await test.app.offers.addOffer(coordinator(), { ...kept, name: 'Deutsch für Alle' })).id;
    const runId = await add({ offerId: doubled, name: null });
    expect((await office(runId)).title).toBe('Deutsch für Alle');
    const merge = { keepId: offerId, keepVersion: 1, dropId: doubled, dropVersion: 1 };
    must(await test.app.offers.mergeOffers(coordinator(), merge));
    expect(await office(runId)).toMatchObject({ title: 'Deutsch für alle', offer: { id: offerId } });
  });

  it.each([
    [{ endDate: '2026-12-01' }, 'endDate'],
    [{ seats: [{ maximum: '-1' }] }, 'seats.0.maximum'],
    [{ seats: [{ maximum: '5', taken: '6' }] }, 'seats.0.taken'],
    [{ seats: [{ maximum: '5' }, { maximum: '6' }] }, 'seats.1.audience'],
    [{ units: '-3' }, 'units'],
    [{ entryLevel: 'B2' }, 'targetLevel'],
    [{ registrationUntil: '2027-06-01' }, 'registrationUntil'],
    [{ kind: 'exam-dtz', startDate: '', endDate: '' }, 'startDate'],
    [{ placeId: '' }, 'placeId'],
    [{ placeId: '00000000-0000-4000-8000-000000000000' }, 'placeId'],
    [{ offerId: '00000000-0000-4000-8000-000000000000' }, 'offerId'],
    [{ price: '12,345' }, 'price'],
    [{ fee: 'free' }, 'price'],
    [{ name: '<b>Kurs</b>' }, 'name'],
    [{ schedules: 'irgendwann' }, 'schedules'],
  ])('refuses %j', async (fields, path) => {
    const done = await test.app.courses.addCourseRun(coordinator(), given(fields));
    expect(done.ok ? [] : (done.problem.fields ?? []).map((fault) => fault.path)).toContain(path);
  });

  it('is kept by whoever runs its offer, who gives none away; the first of two changes wins', async () => {
    const runId = must(await test.app.courses.addCourseRun(provider(), given())).id;
    const change = given({ name: 'Kurs 4', seats: [{ maximum: 20, taken: 20 }] });
    expect(
      await test.app.courses.changeCourseRun(provider(), { ...change, runId, version: 1, offerId: foreignOffer }),
    ).toMatchObject({ ok: false, problem: { code: 'not-own' } });
    must(await test.app.courses.changeCourseRun(provider(), { ...change, runId, version: 1 }));
    expect(await office(runId)).toMatchObject({ title: 'Kurs 4', seatState: 'waiting', version: 2 });
    expect(await test.app.courses.changeCourseRun(provider(), { ...change, runId, version: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'changed-meanwhile' },
    });
    const foreign = await add({ offerId: foreignOffer });
    expect(await test.app.courses.confirmCourseRun(provider(), { runId: foreign })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(
      await test.app.courses.readCourseRun(ctxOf(test, other, person({ county: other, role: 'coordinator' })), { runId }),
    ).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('is public only when it says where and when, and gone the day after its last', async () => {
    const runId = await add({ state: 'draft', placeId: '' });
    expect(await test.app.courses.setCourseRunState(coordinator(), { runId, state: 'public' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'placeId' }] },
    });
    const exam = await add({ kind: 'exam-dtz', startDate: '2026-11-25', endDate: '' });
    expect(await found({ group: 'exam' })).toContain(exam);
    const over = await add({ kind: 'exam-dtz', startDate: '2026-11-24', endDate: '' });
    expect(await found({ group: 'exam' })).not.toContain(over);
    const listed = must(await test.app.courses.listCourseRuns(coordinator(), {})).map(({ id }) => id);
    expect(listed).toContain(exam);
    expect(listed).not.toContain(over);
    expect(must(await test.app.courses.listCourseRuns(coordinator(), { ended: true })).map(({ id }) => id)).toContain(over);
  });
});
