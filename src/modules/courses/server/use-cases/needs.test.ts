import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverEvent } from '#composition/events.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
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
let organisationId: string;
let livesInId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units, municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  [otherUnitId, unitId] = ['integrationsstelle', 'jugend'].map((key) => units.find((unit) => unit.key === key)!.id) as [
    string,
    string,
  ];
  livesInId = municipalities[0]!.id;
  organisationId = must(await test.app.network.addOrganisation(coordinator(), { name: 'Berufsschule', kind: 'education' })).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unit = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const school = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const auditor = () => ctxOf(test, county, person({ county, role: 'auditor' }));
const given = (fields: object = {}) => ({
  livesInId,
  startLevel: 'A1' as const,
  people: '8',
  from: '2027-01-15',
  languages: ['uk'],
  times: ['evening' as const, 'morning' as const],
  childcare: true,
  ...fields,
});
const report = async (ctx: Ctx, fields: object = {}): Promise<string> =>
  must(await test.app.courses.reportCourseNeed(ctx, given(fields))).id;
const read = async (ctx: Ctx, needId: string) => must(await test.app.courses.readCourseNeed(ctx, { needId }));
const listed = async (ctx: Ctx, wish: object = {}) => must(await test.app.courses.listCourseNeeds(ctx, wish)).map(({ id }) => id);

describe('a need', () => {
  it('is reported by a unit as a count, by months, and holds half a year', async () => {
    const needId = await report(unit(), { unitId });
    expect(await read(unit(), needId)).toMatchObject({
      people: 8,
      unit: { name: 'Fachbereich Kinder, Jugend, Familie' },
      livesIn: { name: 'Musterstadt' },
      times: ['morning', 'evening'],
      from: '2027-01-01',
      until: '2027-07-16',
      open: true,
      mayChange: true,
    });
    for (const wish of [{ startLevel: 'A1' }, { language: 'uk' }, { childcare: true }, { livesInId }, { month: '2027-01-01' }])
      expect(await listed(coordinator(), wish)).toContain(needId);
    for (const wish of [{ startLevel: 'B1' }, { language: 'ar' }, { group: 'integration' }, { month: '2027-02-01' }])
      expect(await listed(coordinator(), wish)).not.toContain(needId);
  });

  it.each([
    [{ people: '0' }, 'people'],
    [{ people: '' }, 'people'],
    [{ people: '501' }, 'people'],
    [{ startLevel: 'C2' }, 'startLevel'],
    [{ from: '' }, 'from'],
    [{ until: '2027-01-01' }, 'until'],
    [{ from: '2026-01-01', until: '2026-06-30' }, 'until'],
    [{ livesInId: '' }, 'livesInId'],
    [{ livesInId: '00000000-0000-4000-8000-000000000000' }, 'livesInId'],
    [{ organisationId: '00000000-0000-4000-8000-000000000000' }, 'organisationId'],
    [{ languages: ['xx'] }, 'languages'],
  ])('refuses %j', async (fields, path) => {
    const done = await test.app.courses.reportCourseNeed(coordinator(), given(fields));
    expect(done.ok ? [] : (done.problem.fields ?? []).map((fault) => fault.path)).toContain(path);
  });

  it('has one reporter at most', async () => {
    const done = await test.app.courses.reportCourseNeed(coordinator(), given({ unitId, organisationId }));
    expect(done).toMatchObject({ ok: false, problem: { fields: [{ path: 'unitId' }] } });
  });

  it('is kept by its reporter, who gives none away, and by the coordination; the first of two changes wins', async () => {
    const needId = await report(school(), { organisationId });
    const change = { ...given({ organisationId, people: 9 }), needId, version: 1 };
    expect(await test.app.courses.changeCourseNeed(unit(), change)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.courses.endCourseNeed(auditor(), { needId })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.courses.changeCourseNeed(school(), { ...change, organisationId: '', unitId })).toMatchObject({
      problem: { code: 'not-own' },
    });
    must(await test.app.courses.changeCourseNeed(school(), change));
    expect(await test.app.courses.changeCourseNeed(school(), change)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    must(await test.app.courses.changeCourseNeed(coordinator(), { ...change, version: 2, people: 10 }));
    expect(await read(school(), needId)).toMatchObject({ people: 10, version: 3 });
    expect(await test.app.courses.reportCourseNeed(unit(), given({ unitId: otherUnitId }))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.courses.reportCourseNeed(unit(), given())).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('tells a small number to its reporter and the coordination alone, and the log tells none', async () => {
    const needId = await report(school(), { organisationId, people: 4 });
    expect((await read(school(), needId)).people).toBe(4);
    expect((await read(coordinator(), needId)).people).toBe(4);
    for (const ctx of [unit(), auditor()]) expect((await read(ctx, needId)).people).toBeNull();
    must(await test.app.courses.changeCourseNeed(school(), { ...given({ organisationId, people: 3 }), needId, version: 1 }));
    const { entries } = must(await test.app.tenancy.readAudit(auditor(), {}));
    const own = entries.filter((entry) => entry.subjectId === needId);
    expect(own.length).toBeGreaterThan(1);
    expect(JSON.stringify(own.map(({ fields }) => fields))).not.toMatch(/"people":\{"/);
  });

  it('ends by its day or by hand, and holds again when it is changed', async () => {
    const [byDay, byHand] = [await report(unit(), { unitId, until: '2027-02-01' }), await report(unit(), { unitId })];
    must(await test.app.courses.endCourseNeed(unit(), { needId: byHand }));
    expect(await test.app.courses.endCourseNeed(unit(), { needId: byHand })).toMatchObject({
      problem: { code: 'already-ended' },
    });
    expect(await listed(unit())).not.toContain(byHand);
    expect(await listed(unit(), { ended: true })).toContain(byHand);
    must(await test.app.courses.changeCourseNeed(unit(), { ...given({ unitId }), needId: byHand, version: 2 }));
    test.setNow('2027-02-02T11:00:00Z');
    const open = await listed(unit());
    test.setNow('2026-11-25T11:00:00Z');
    expect(open).toContain(byHand);
    expect(open).not.toContain(byDay);
  });

  it('stays in its county, and is not for everybody', async () => {
    const needId = await report(coordinator());
    const stranger = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(await test.app.courses.readCourseNeed(stranger, { needId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await listed(stranger)).toEqual([]);
    expect(await test.app.courses.listCourseNeeds(ctxOf(test, county, anonymous), {})).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
  });

  it('stands against free seats by level, municipality and month; whoever is not told a number reads that there are some more', async () => {
    const { courses, network, offers } = test.app;
    const course = { name: 'Deutsch', kind: 'course' as const, topics: ['language' as const], state: 'public' as const };
    const offerId = must(await offers.addOffer(coordinator(), course)).id;
    const hall = { name: 'Bürgerhaus', kind: 'authority' as const, state: 'public' as const, municipalityId: livesInId };
    const placeId = must(await network.addPlace(coordinator(), hall)).id;
    const run = { offerId, placeId, kind: 'integration' as const, entryLevel: 'B1' as const, targetLevel: 'B2' as const };
    const seats = [{ maximum: 10, taken: 6 }];
    must(await courses.addCourseRun(coordinator(), { ...run, seats, startDate: '2027-03-08', state: 'public' }));
    must(await courses.addCourseRun(coordinator(), { ...run, seats, startDate: '2027-03-09', status: 'cancelled' }));
    must(await courses.addCourseRun(coordinator(), { ...run, seats, startDate: '2026-11-02', state: 'public' }));
    await report(unit(), { unitId, startLevel: 'B1', from: '2027-03-01', people: 12 });
    await report(school(), { organisationId, startLevel: 'B1', from: '2027-03-01', people: 2 });
    const cellFor = async (ctx: Ctx, wish: object = {}) => {
      const { levels, rows } = must(await courses.readNeedCoverage(ctx, { month: '2027-03-01', ...wish }));
      return rows.find(({ id }) => id === livesInId)!.cells[levels.indexOf('B1')];
    };
    expect(await cellFor(coordinator())).toMatchObject({ people: 14, free: 4, gap: 10, few: false });
    expect(await cellFor(school())).toMatchObject({ people: 14, few: false });
    for (const ctx of [unit(), auditor()]) expect(await cellFor(ctx)).toMatchObject({ people: 12, gap: 8, few: true });
    expect(await cellFor(coordinator(), { childcare: true })).toMatchObject({ people: 14, free: 0 });
    const { gaps } = must(await courses.readNeedCoverage(coordinator(), { month: '2027-03-01' }));
    expect(gaps[0]).toMatchObject({ level: 'B1', town: { name: 'Musterstadt' }, gap: 10 });
    const homes = must(await courses.readHomesInNeed(auditor(), { startLevel: 'B1', month: '2027-03-01' }));
    expect(homes).toMatchObject({ homes: [{ name: 'Musterstadt', ags: ['03998001'], people: 12 }], few: true });
    expect(must(await courses.readHomesInNeed(auditor(), { startLevel: 'B1', month: '2027-02-01' })).homes).toEqual([]);
  });

  it('follows its unit to the one that comes after', async () => {
    const { id: former } = must(
      await test.app.tenancy.addUnit(coordinator(), { key: 'vhs', name: 'Volkshochschule', kind: 'partner' }),
    );
    const needId = await report(coordinator(), { unitId: former });
    const { id: reorganisationId } = must(
      await test.app.tenancy.reorganise(coordinator(), {
        kind: 'merge',
        effectiveOn: '2026-11-25',
        fromUnitIds: [former, otherUnitId],
        successors: [{ key: 'bildungshaus', name: 'Bildungshaus', kind: 'partner' }],
      }),
    );
    const payload = { event: unitsReorganised, countyId: county.id, reorganisationId };
    await deliverEvent({ ctx: systemCtx(test, county), payload });
    expect((await read(coordinator(), needId)).unit).toMatchObject({ name: 'Bildungshaus' });
  });
});
