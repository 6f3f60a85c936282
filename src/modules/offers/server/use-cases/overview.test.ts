import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let municipalityId: string;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  municipalityId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
  const hall = { name: 'Rathaus', kind: 'authority' as const, state: 'public' as const, street: 'Am Markt 1', postcode: '29614' };
  placeId = must(await test.app.network.addPlace(coordinator(), { ...hall, town: 'Musterstadt', municipalityId })).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const add = async (name: string, fields: object = {}): Promise<string> =>
  must(
    await test.app.offers.addOffer(coordinator(), {
      name,
      kind: 'course',
      topics: ['language'],
      state: 'public',
      places: [{ placeId, schedules: 'Mo, Mi 9:00–12:00' }],
      ...fields,
    }),
  ).id;

describe('coverage', () => {
  it('counts what takes place today, against residents and targets, and hides small numbers', async () => {
    const { offers } = test.app;
    await add('Deutsch A1', { audiences: ['women'], capacities: [{ unit: 'seats', maximum: 20 }], languages: ['de', 'ar'] });
    await add('Deutsch A2', { audiences: ['men'] });
    await add('Pause', { status: 'temporarily closed' });
    await add('Später', { validFrom: '2027-02-01' });
    must(await offers.saveTarget(coordinator(), { topic: 'language', perThousand: '1,5' }));
    const count = { day: '2026-06-30', source: 'Melderegister', counts: [{ municipalityId, count: '1000' }] };
    must(await offers.saveResidents(coordinator(), count));
    const read = async (asked: object = {}) => must(await offers.readCoverage(coordinator(), asked));
    const cellOf = async (asked: object = {}, key = 'language') => {
      const view = await read(asked);
      return view.rows.find(({ id }) => id === municipalityId)!.cells.find((cell) => cell.key === key)!;
    };
    expect(await cellOf()).toMatchObject({ offers: 2, seats: 20, hours: 12, perThousand: 2, reached: true });
    expect(await cellOf({ measure: 'hours' })).toMatchObject({ perThousand: 12 });
    expect(await cellOf({ audience: 'women' })).toMatchObject({ offers: 1, reached: null });
    expect(await cellOf({ by: 'language' }, 'ar')).toMatchObject({ offers: 1 });
    expect((await read()).basis).toEqual([{ day: '2026-06-30', source: 'Melderegister' }]);

    must(await offers.saveResidents(coordinator(), { ...count, day: '2026-07-31', counts: [{ municipalityId, count: '3' }] }));
    const small = (await read()).rows[0]!;
    expect([small.residents, small.suppressed, small.cells.every(({ perThousand }) => perThousand === null)]).toEqual([
      null,
      true,
      true,
    ]);

    expect(await offers.saveTarget(coordinator(), { topic: 'language', perThousand: 'viel' })).toMatchObject({ ok: false });
    expect(await offers.saveResidents(coordinator(), { ...count, day: '2030-01-01' })).toMatchObject({ ok: false });
    const editor = ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId }));
    expect(await offers.saveTarget(editor, { topic: 'work', perThousand: '1' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    must(await offers.saveTarget(coordinator(), { topic: 'language', perThousand: '' }));
    expect((await read()).columns.every(({ target }) => target === null)).toBe(true);
  });
});

describe('two offers that are one', () => {
  it('are found, merged with what is wanted of both, and links to the one that went lead on', async () => {
    const { offers } = test.app;
    const [keepId, dropId] = [
      await add('Sprachcafé Musterstadt'),
      await add('Sprachcafe Musterstadt', { phone: '05191 1', summary: 'Mit Kaffee' }),
    ];
    const pair = must(await offers.listDuplicates(coordinator(), {})).find(({ one, other }) =>
      [one.id, other.id].includes(dropId),
    )!;
    expect(pair.because).toEqual(['name', 'address']);
    const merge = { keepId, keepVersion: 1, dropId, dropVersion: 1, take: ['phone'] };
    expect(await offers.mergeOffers(coordinator(), { ...merge, dropId: keepId })).toMatchObject({ ok: false });
    expect(await offers.mergeOffers(coordinator(), { ...merge, dropVersion: 7 })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    must(await offers.mergeOffers(coordinator(), merge));
    const reader = ctxOf(test, county, anonymous);
    expect(must(await offers.readPublicOffer(reader, { offerId: dropId, language: 'de' }))).toMatchObject({
      id: keepId,
      phone: '05191 1',
      summary: null,
      places: [{ town: 'Musterstadt' }],
    });
    expect(await offers.mergeOffers(coordinator(), merge)).toMatchObject({ problem: { code: 'merged' } });
    expect(await offers.confirmOffer(coordinator(), { offerId: dropId })).toMatchObject({ problem: { code: 'merged' } });
    // A third one takes the survivor in: both links lead there at once.
    const lastId = await add('Sprachcafé in Musterstadt');
    must(await offers.mergeOffers(coordinator(), { keepId: lastId, keepVersion: 1, dropId: keepId, dropVersion: 2 }));
    expect(must(await offers.readPublicOffer(reader, { offerId: dropId, language: 'de' })).id).toBe(lastId);
  });
});

describe('what ends and what is intended', () => {
  it('lists what ends within half a year with what will be missing, and shows what there is already', async () => {
    const { offers, network } = test.app;
    const running = { phase: 'running' as const, municipalityIds: [municipalityId] };
    const projectId = must(
      await network.addProject(coordinator(), { ...running, title: 'Nähwerkstatt für Frauen', periodTo: '2027-03-31' }),
    ).id;
    must(await network.addProject(coordinator(), { ...running, title: 'Bleibt lange', periodTo: '2029-12-31' }));
    const sewing = await add('Nähtreff', { projectId, topics: ['leisure'] });
    const alone = await add('Ferienkurs', { validTo: '2027-01-15' });
    const ending = must(await offers.listEnding(coordinator(), {}));
    expect(ending.map(({ on, project, offers: missing }) => [on, project?.name ?? null, missing.map(({ id }) => id)])).toEqual([
      ['2027-01-15', null, [alone]],
      ['2027-03-31', 'Nähwerkstatt für Frauen', [sewing]],
    ]);
    const similar = must(await offers.findSimilar(coordinator(), { name: 'Ein Nähtreff für Frauen', municipalityId }));
    expect(similar.offers[0]).toMatchObject({ id: sewing, near: true });
    expect(similar.projects.map(({ id }) => id)).toEqual([projectId]);
    expect(must(await offers.findSimilar(coordinator(), { name: 'Xylophon' }))).toEqual({ offers: [], projects: [] });
    // A project from which offers come is not deleted.
    const deleted = await network.deleteProject(coordinator(), { projectId, version: 1, reason: 'Irrtum' });
    expect(deleted.ok).toBe(false);
  });
});
