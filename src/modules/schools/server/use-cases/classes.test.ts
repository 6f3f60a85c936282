import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let schoolId: string;
let otherSchool: string;
let townId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  townId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
  const add = async (name: string, fields: object) => {
    const place = must(await test.app.network.addPlace(coordinator(), { name, kind: 'school', state: 'public' }));
    return must(await test.app.schools.addSchool(coordinator(), { placeId: place.id, type: 'oberschule', ...fields })).id;
  };
  schoolId = await add('Oberschule', { municipalityId: townId });
  otherSchool = await add('Realschule', {});
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const town = () => ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId: townId }));
const auditor = () => ctxOf(test, county, person({ county, role: 'auditor' }));
const given = (fields: object = {}) => ({
  schoolId,
  kind: 'sprachlernklasse' as const,
  halfYear: '2026/27-1',
  places: '16',
  pupils: '14',
  waiting: '0',
  ...fields,
});
const add = async (fields: object = {}) => must(await test.app.schools.addLanguageClass(coordinator(), given(fields))).id;
const read = async (classId: string, ctx = coordinator()) => must(await test.app.schools.readLanguageClass(ctx, { classId }));

describe('a language class', () => {
  it('is entered once for school, kind and half-year, with counts that fit', async () => {
    const classId = await add();
    expect(await read(classId)).toMatchObject({ occupancy: 88, occupancyState: 'fits', toReview: false });
    expect(await test.app.schools.addLanguageClass(coordinator(), given())).toMatchObject({ problem: { code: 'doubled' } });
    const faults = async (fields: object) => {
      const answer = await test.app.schools.addLanguageClass(coordinator(), given(fields));
      return answer.ok ? [] : answer.problem.fields?.map(({ path }) => path);
    };
    expect(await faults({ pupils: '-1' })).toEqual(['pupils']);
    expect(await faults({ places: '' })).toEqual(['places']);
    expect(await faults({ halfYear: '2026' })).toEqual(['halfYear']);
    expect(await faults({ schoolId: '00000000-0000-4000-8000-000000000000' })).toEqual(['schoolId']);
  });

  it('outside the county’s range is flagged until somebody says what follows', async () => {
    const classId = await add({ kind: 'sprint', pupils: '9' });
    const flagged = async () =>
      must(await test.app.schools.listLanguageClasses(coordinator(), { toReview: true })).map(({ id }) => id);
    expect(await read(classId)).toMatchObject({ occupancy: 56, occupancyState: 'below', toReview: true });
    expect(await flagged()).toContain(classId);
    must(await test.app.schools.reviewLanguageClass(town(), { classId, decision: 'Zwei Klassen werden eine.' }));
    expect((await read(classId)).reviews).toMatchObject([
      { day: '2026-11-25', occupancy: 56, decision: 'Zwei Klassen werden eine.' },
    ]);
    expect(await flagged()).not.toContain(classId);
    // With a wider range it was never outside.
    must(await test.app.schools.changeSchoolSettings(coordinator(), { reportDays: 60, occupancyFrom: 50, occupancyTo: 110 }));
    expect(await read(classId)).toMatchObject({ occupancyState: 'fits' });
    expect(await test.app.schools.reviewLanguageClass(coordinator(), { classId, decision: 'x' })).toMatchObject({
      problem: { code: 'nothing-to-review' },
    });
    must(await test.app.schools.changeSchoolSettings(coordinator(), { reportDays: 60, occupancyFrom: 60, occupancyTo: 100 }));
    expect(
      await test.app.schools.changeSchoolSettings(coordinator(), { reportDays: 60, occupancyFrom: 90, occupancyTo: 80 }),
    ).toMatchObject({ problem: { fields: [{ path: 'occupancyTo' }] } });
  });

  it('tells small counts to its keepers alone, nor what would give them away', async () => {
    const classId = await add({ kind: 'sprint-dual', pupils: '2', waiting: '1' });
    expect(await read(classId, town())).toMatchObject({ pupils: 2, waiting: 1, toReview: true });
    must(await test.app.schools.reviewLanguageClass(town(), { classId, decision: 'Bleibt.' }));
    expect(await read(classId, auditor())).toMatchObject({
      places: 16,
      pupils: null,
      waiting: null,
      occupancy: null,
      occupancyState: null,
      toReview: false,
      reviews: [],
    });
  });

  it('is kept with its school, and not given to one of others', async () => {
    const classId = await add({ halfYear: '2026/27-2' });
    const change = { classId, ...given({ halfYear: '2026/27-2', pupils: '10' }) };
    expect(await test.app.schools.changeLanguageClass(town(), { ...change, version: 7 })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    expect(await test.app.schools.changeLanguageClass(town(), { ...change, schoolId: otherSchool, version: 1 })).toMatchObject({
      problem: { code: 'not-own' },
    });
    must(await test.app.schools.changeLanguageClass(town(), { ...change, version: 1 }));
    expect(await read(classId)).toMatchObject({ pupils: 10, version: 2 });
    expect(await test.app.schools.addLanguageClass(town(), given({ schoolId: otherSchool }))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});
