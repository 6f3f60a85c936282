import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let townId: string;
let runId: string;
beforeAll(async () => {
  test = await createTestApp();
  test.setNow('2026-11-25T09:00:00Z');
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units, municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  unitId = units.find((unit) => unit.key === 'jugend')!.id;
  townId = municipalities[0]!.id;
  const offer = must(
    await test.app.offers.addOffer(coordinator(), {
      ...{ name: 'Deutschkurs', kind: 'course', topics: ['language'], mode: 'online', fee: 'free' },
      ...{ unitId, state: 'public' },
    }),
  );
  runId = must(
    await test.app.courses.addCourseRun(coordinator(), {
      ...{ offerId: offer.id, kind: 'local', mode: 'online', fee: 'free', status: 'scheduled', state: 'public' },
      ...{ startDate: '2026-12-01', endDate: '2027-02-26', schedules: 'Di 9:00–12:00' },
    }),
  ).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unit = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const auditor = () => ctxOf(test, county, person({ county, role: 'auditor' }));
const visitor = () => ctxOf(test, county, anonymous);
const courses = () => test.app.courses;
const add = (ctx: Ctx, fields: object = {}) =>
  courses().addRide(ctx, { runId, kind: 'offered', townId, seats: '3', meetingPoint: 'Bahnhof', days: '', ...fields });
const list = async (ctx: Ctx) => must(await courses().listRides(ctx, { runId }));

describe('seats in private cars', () => {
  it('are kept by whoever gives the course, matched by place, and told without anybody’s name', async () => {
    must(await add(unit()));
    must(await add(unit(), { kind: 'wanted', seats: '2', meetingPoint: '' }));
    expect(await list(auditor())).toMatchObject({
      matches: [{ town: 'Musterstadt', offered: 3, wanted: 2 }],
      mayChange: false,
    });
    expect(must(await courses().readPublicRides(visitor(), { runId }))).toEqual([
      { town: 'Musterstadt', meetingPoint: 'Bahnhof', seats: 3 },
    ]);
    for (const ctx of [auditor(), visitor()]) expect((await add(ctx)).ok).toBe(false);
  });

  it.each([
    ['meetingPoint', 'Lindenstraße 12'],
    ['meetingPoint', 'Am Markt, Amselweg 3a'],
    ['meetingPoint', '05191 970000'],
    ['days', 'dienstags, anna@beispiel.example'],
    ['seats', '0'],
    ['seats', '9'],
    ['townId', '00000000-0000-4000-8000-000000000000'],
    ['kind', 'taxi'],
  ])('refuse %s „%s“', async (field, value) => {
    const done = await add(unit(), { [field]: value });
    expect(done.ok ? [] : (done.problem.fields ?? []).map(({ path }) => path)).toEqual([field]);
  });

  it('are hidden with their course, gone when somebody takes them away, and erased after it', async () => {
    must(await courses().setCourseRunState(unit(), { runId, state: 'hidden' }));
    expect(must(await courses().readPublicRides(visitor(), { runId }))).toEqual([]);
    must(await courses().setCourseRunState(unit(), { runId, state: 'public' }));
    const [ride] = (await list(unit())).rides;
    expect((await courses().removeRide(auditor(), { rideId: ride!.id })).ok).toBe(false);
    must(await courses().removeRide(unit(), { rideId: ride!.id }));
    const left = (await list(unit())).rides.length;
    const sweep = (day: string) => runRetention({ db: test.app.db, countyId: county.id, now: new Date(`${day}T03:00:00Z`) });
    await sweep('2027-03-10');
    expect((await list(unit())).rides).toHaveLength(left);
    await sweep('2027-03-13');
    expect((await list(unit())).rides).toEqual([]);
  });

  it('stay in their county', async () => {
    const elsewhere = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect((await courses().listRides(elsewhere, { runId })).ok).toBe(false);
    expect((await add(elsewhere)).ok).toBe(false);
  });
});
