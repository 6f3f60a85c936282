import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const coordinator = (of = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const addPlace = async (name: string, fields: object = {}, of = county): Promise<string> =>
  must(await test.app.network.addPlace(coordinator(of), { name, kind: 'meeting-place', state: 'public', ...fields })).id;
const alone = async (): Promise<string[]> =>
  must(await test.app.offers.listPlacesWithoutOffer(coordinator(), {})).map(({ name }) => name);

describe('places of the network', () => {
  it('are listed as long as the directory has no offer there, and become drafts that wait to be read', async () => {
    const { offers } = test.app;
    const cafe = await addPlace('Sprachcafé', { summary: 'Reden und Tee', languages: ['uk'], phone: '05191 3' });
    const library = await addPlace('Bücherei', { kind: 'library' });
    await addPlace('Bahnhof', { kind: 'transport' });
    await addPlace('Schutzhaus', { state: 'hidden' });
    const foreign = await addPlace('Im Nachbarkreis', {}, other);
    expect(await alone()).toEqual(['Bücherei', 'Sprachcafé']);
    expect(await offers.takePlacesAsOffers(coordinator(), { placeIds: [cafe, foreign] })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-place' },
    });
    expect(await alone()).toHaveLength(2);

    must(await offers.takePlacesAsOffers(coordinator(), { placeIds: [cafe, library, cafe] }));
    expect(await alone()).toEqual([]);
    const made = must(await offers.listOffers(coordinator(), {}));
    expect(made.map(({ name, state, kind }) => [name, state, kind])).toEqual([
      ['Bücherei', 'draft', 'culture'],
      ['Sprachcafé', 'draft', 'meeting'],
    ]);
    expect(made[1]).toMatchObject({
      summary: 'Reden und Tee',
      topics: ['leisure'],
      languages: ['uk'],
      phone: '05191 3',
      confirmedAt: null,
      places: [{ placeId: cafe }],
    });
    expect(await offers.takePlacesAsOffers(coordinator(), { placeIds: [cafe] })).toMatchObject({ ok: false });

    must(await offers.changeOffer(coordinator(), { ...changed(made[1]!), status: 'defunct' }));
    expect(await alone()).toEqual(['Sprachcafé']);
  });

  it('are the coordination’s to take', async () => {
    const editor = ctxOf(test, county, person({ county, role: 'organisation-editor' }));
    expect(
      await test.app.offers.takePlacesAsOffers(editor, { placeIds: ['00000000-0000-4000-8000-000000000000'] }),
    ).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });
});

const changed = (view: { id: string; version: number; name: string; places: { placeId: string }[] }) => ({
  offerId: view.id,
  version: view.version,
  name: view.name,
  kind: 'meeting' as const,
  topics: ['leisure' as const],
  places: view.places.map(({ placeId }) => ({ placeId })),
});
