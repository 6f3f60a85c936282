import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let organisationId: string;
let runId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { network, offers } = test.app;
  organisationId = must(await network.addOrganisation(coordinator(), { name: 'Verein Ankommen', kind: 'association' })).id;
  const course = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const, organisationId };
  const offerId = must(await offers.addOffer(coordinator(), { ...course, name: 'Deutsch für alle' })).id;
  const run = { offerId, kind: 'local' as const, mode: 'online' as const, startDate: '2026-12-07' };
  runId = must(await test.app.courses.addCourseRun(coordinator(), run)).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const provider = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const stop = (name: string, people = '3') => ({ station: `s-${name}`, name, lat: 52.9, lon: 9.8, people });
const given = (fields: object = {}) => ({
  runId,
  version: 0,
  stops: [stop('Dorf'), stop('Moor', '2')],
  seats: '8',
  cost: '120,50',
  payer: 'county' as const,
  operator: 'Bürgerbus Beispiel',
  note: '',
  state: 'planned' as const,
  ...fields,
});

it('is planned by whoever runs the course, changed by one at a time, and read in its own county', async () => {
  const { courses } = test.app;
  expect(must(await courses.readShuttle(coordinator(), { runId }))).toBeNull();
  expect(must(await courses.saveShuttle(provider(), given()))).toEqual({ version: 1 });
  expect(must(await courses.readShuttle(coordinator(), { runId }))).toMatchObject({
    stops: [{ name: 'Dorf', people: 3 }, { people: 2 }],
    seats: 8,
    cost: 12_050,
    payer: 'county',
    note: null,
    state: 'planned',
  });
  expect(await courses.saveShuttle(provider(), given())).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } });
  must(await courses.saveShuttle(coordinator(), given({ version: 1, state: 'running' })));
  expect(must(await courses.listShuttles(coordinator(), {}))).toEqual([{ runId, state: 'running' }]);
  const stranger = ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId: crypto.randomUUID() }));
  expect(await courses.saveShuttle(stranger, given({ version: 2 }))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
  const abroad = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
  expect(await courses.readShuttle(abroad, { runId })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  expect(await courses.saveShuttle(abroad, given({ version: 2 }))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  expect(must(await courses.listShuttles(abroad, {}))).toEqual([]);
});

it.each([
  [{ seats: '4' }, 'seats'],
  [{ seats: '' }, 'seats'],
  [{ seats: '0' }, 'seats'],
  [{ payer: '' }, 'payer'],
  [{ cost: 'viel' }, 'cost'],
  [{ stops: [] }, 'stops.0.station'],
  [{ stops: [stop('Dorf'), stop('Dorf')] }, 'stops.1.station'],
  [{ stops: [stop('Dorf', '0')] }, 'stops.0.people'],
  [{ stops: [stop('Dorf', '')] }, 'stops.0.people'],
  [{ stops: Array.from({ length: 9 }, (_, at) => stop(`S${at}`, '1')) }, 'stops'],
  [{ state: 'vielleicht' }, 'state'],
])('refuses %j', async (fields, path) => {
  const result = await test.app.courses.saveShuttle(provider(), given({ version: 2, ...fields }) as never);
  expect(result).toMatchObject({
    ok: false,
    problem: { kind: 'invalid', fields: expect.arrayContaining([expect.objectContaining({ path })]) },
  });
});

it('may be an idea with nothing decided', async () => {
  const idea = { stops: [], seats: '', cost: '', payer: '' as never, state: 'idea' as const };
  must(await test.app.courses.saveShuttle(provider(), given({ version: 2, ...idea }) as never));
});
