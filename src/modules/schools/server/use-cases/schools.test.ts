import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let organisationId: string;
let townId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  townId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
  organisationId = must(await test.app.network.addOrganisation(coordinator(), { name: 'Kita-Verein', kind: 'association' })).id;
});
afterAll(() => test.close());

const ags = '03998001';
const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const provider = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const at = async (name: string, state: 'public' | 'draft' = 'public'): Promise<string> =>
  must(
    await test.app.network.addPlace(coordinator(), { name, kind: 'school', state, town: 'Musterstadt', municipalityId: townId }),
  ).id;
const add = async (name: string, fields: object = {}): Promise<string> =>
  must(await test.app.schools.addSchool(coordinator(), { placeId: await at(name), type: 'kita', state: 'public', ...fields })).id;
const office = async (schoolId: string) => must(await test.app.schools.readSchool(coordinator(), { schoolId }));
const shown = (schoolId: string, language = 'de') => test.app.schools.readPublicSchool(reader(), { schoolId, language });
const found = async (wish: object = {}) =>
  must(await test.app.schools.readPublicSchools(reader(), { language: 'de', ...wish })).schools;

describe('an institution', () => {
  it('is entered at its place, confirmed by publishing, and shown with what families ask', async () => {
    const schoolId = await add('Kita Sonne', {
      organisationId,
      ageFrom: '1',
      areaIds: [townId],
      registration: 'Im Kita-Büro',
      documents: 'Geburtsurkunde\nImpfpass',
      places: 'few',
      translations: { en: { registration: 'At the office' } },
    });
    expect(await office(schoolId)).toMatchObject({
      place: { name: 'Kita Sonne' },
      organisation: { name: 'Kita-Verein' },
      ageFrom: 1,
      placesShown: 'few',
      placesOn: '2026-11-25',
      mayChange: true,
      history: [{ summary: 'Kindergarten (Kita) ins Verzeichnis eingetragen' }],
    });
    expect(must(await shown(schoolId, 'en'))).toMatchObject({
      name: 'Kita Sonne',
      keeper: 'Kita-Verein',
      registration: { text: 'At the office' },
      areas: [{ ags }],
      places: 'few',
      confirmedOn: '2026-11-25',
    });
  });

  it('is not entered twice, nor with what does not fit together', async () => {
    const placeId = await at('Schule am See');
    const given = { placeId, type: 'primary' as const };
    must(await test.app.schools.addSchool(coordinator(), given));
    expect(await test.app.schools.addSchool(coordinator(), given)).toMatchObject({ problem: { code: 'doubled' } });
    // An after-school club may be in the same house.
    must(await test.app.schools.addSchool(coordinator(), { placeId, type: 'after-school' }));
    const fields = async (more: object) => {
      const answer = await test.app.schools.addSchool(coordinator(), { ...given, ...more });
      return answer.ok ? [] : (answer.problem.fields ?? []).map(({ path }) => path);
    };
    expect(await fields({ ageFrom: 6, ageTo: 3 })).toEqual(['ageTo']);
    expect(await fields({ gradeFrom: 5, gradeTo: 4 })).toEqual(['gradeTo']);
    expect(await fields({ gradeTo: 14 })).toEqual(['gradeTo']);
    expect(await fields({ forms: ['berufsschule'] })).toEqual(['forms']);
    expect(await fields({ registrationFrom: '2027-03-01', registrationUntil: '2027-02-01' })).toEqual(['registrationUntil']);
    expect(await fields({ organisationId, municipalityId: townId })).toEqual(['organisationId']);
    expect(await fields({ areaIds: ['00000000-0000-4000-8000-000000000000'] })).toEqual(['areaIds']);
  });

  it('is kept by its keeper, who does not give it away, and by no other', async () => {
    const schoolId = await add('Kita Mond', { organisationId });
    const foreign = await add('Kita Stern');
    const { version, place } = await office(schoolId);
    const change = { schoolId, version, placeId: place.id, type: 'kita' as const, state: 'public' as const };
    must(await test.app.schools.reportPlaces(provider(), { schoolId, places: 'yes' }));
    expect(await test.app.schools.changeSchool(provider(), { ...change, organisationId })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    const next = { ...change, version: version + 1 };
    expect(await test.app.schools.changeSchool(provider(), next)).toMatchObject({ problem: { code: 'not-own' } });
    must(await test.app.schools.changeSchool(provider(), { ...next, organisationId, places: 'yes' }));
    expect(await test.app.schools.confirmSchool(provider(), { schoolId: foreign })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.schools.addSchool(provider(), { placeId: place.id, type: 'creche' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.schools.readPublicSchool(reader(other), { schoolId, language: 'de' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('is gone from the public with its place, or when it is hidden', async () => {
    const placeId = await at('Kita im Bau', 'draft');
    const schoolId = must(await test.app.schools.addSchool(coordinator(), { placeId, type: 'kita', state: 'public' })).id;
    expect(await shown(schoolId)).toMatchObject({ problem: { kind: 'not-found' } });
    must(await test.app.network.setPlaceState(coordinator(), { placeId, state: 'public' }));
    expect((await shown(schoolId)).ok).toBe(true);
    must(await test.app.schools.setSchoolState(coordinator(), { schoolId, state: 'hidden' }));
    expect(await shown(schoolId)).toMatchObject({ problem: { kind: 'not-found' } });
    expect((await office(schoolId)).publicPath).toBeNull();
  });
});

describe('a report of free places', () => {
  it('holds as long as the county says, and saving the same word again makes it no younger', async () => {
    const schoolId = await add('Kita Regenbogen', { places: 'waiting' });
    const list = async (unreported: boolean) =>
      must(await test.app.schools.listSchools(coordinator(), { unreported })).some(({ id }) => id === schoolId);
    must(await test.app.schools.changeSchoolSettings(coordinator(), { reportDays: 30 }));
    test.setNow('2026-12-25T11:00:00Z');
    expect(must(await shown(schoolId)).places).toBe('waiting');
    const { version, place } = await office(schoolId);
    must(
      await test.app.schools.changeSchool(coordinator(), {
        schoolId,
        version,
        placeId: place.id,
        type: 'kita',
        places: 'waiting',
        state: 'public',
      }),
    );
    test.setNow('2026-12-26T11:00:00Z');
    expect(must(await shown(schoolId))).toMatchObject({ places: null, placesOn: null });
    expect(await list(true)).toBe(true);
    must(await test.app.schools.reportPlaces(coordinator(), { schoolId, places: 'yes' }));
    expect(must(await shown(schoolId))).toMatchObject({ places: 'yes', placesOn: '2026-12-26' });
    expect(await list(true)).toBe(false);
    must(await test.app.schools.reportPlaces(coordinator(), { schoolId, places: null }));
    expect(must(await shown(schoolId)).places).toBeNull();
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('a family', () => {
  it('finds what is there for its municipality and child: the own district first, others’ not at all', async () => {
    const here = await add('Grundschule Nord', { type: 'primary', areaIds: [townId] });
    const everywhere = await add('Freie Grundschule', { type: 'primary' });
    const upper = await add('Gymnasium', { type: 'gymnasium' });
    const asked = await found({ municipalityAgs: ags, birthYear: 2020, birthMonth: 3 });
    const ids = asked.map(({ id }) => id);
    expect(ids).toContain(everywhere);
    expect(ids).not.toContain(upper);
    expect(asked[0]).toMatchObject({ id: here, responsible: true, fit: 'now' });
    // A year before school: the Kita now, the primary school next summer.
    const year = await found({ municipalityAgs: ags, birthYear: 2021, birthMonth: 3 });
    expect(year.find(({ id }) => id === here)).toMatchObject({ fit: 'soon' });
    expect(year.filter(({ fit }) => fit === 'now').every(({ type }) => type === 'kita')).toBe(true);
    expect(await test.app.schools.readPublicSchools(reader(), { language: 'de', municipalityAgs: '99999999' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('finds one by its name in every language', async () => {
    await add('Oberschule Lerchenberg', { type: 'oberschule' });
    const { own } = must(
      await test.app.publicSearch.search(reader(), { language: 'en', query: 'Lerchenberg', kinds: ['school'] }),
    );
    expect(own.hits.map(({ title }) => title.map(({ text }) => text).join(''))).toEqual(['Oberschule Lerchenberg']);
  });
});
