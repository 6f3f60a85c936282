import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let north: CountyRef;
let coordinator: Ctx;
let placeId: string;
let hidden: string;

beforeAll(async () => {
  test = await createTestApp();
  const { network } = test.app;
  north = await openCounty(test);
  coordinator = ctxOf(test, north, person({ county: north, role: 'coordinator' }));
  const place = (name: string, state: 'public' | 'draft') =>
    network.addPlace(coordinator, { name, kind: 'authority', state, street: 'Marktplatz 1', town: 'Musterstadt' });
  placeId = must(await place('Rathaus', 'public')).id;
  hidden = must(await place('Neubau', 'draft')).id;
});
afterAll(() => test.close());

const card = (more: object) =>
  test.app.network.addContact(coordinator, { areaOfResponsibility: 'Wohngeld', phone: '05191 1', state: 'public', ...more });
const read = async (asked: object, county = north) =>
  must(await test.app.network.readPublicReferences(ctxOf(test, county, anonymous), { language: 'de', ...asked }));

it('gives places and cards by their ids, a card with its place where the public may see that', async () => {
  const { id } = must(await card({ placeId }));
  const { id: outside } = must(await card({ areaOfResponsibility: 'Bauamt', placeId: hidden }));
  expect(await read({ placeIds: [placeId, hidden, 'rathaus', placeId], contactIds: [id, outside] })).toMatchObject([
    { kind: 'place', id: placeId, place: { name: { text: 'Rathaus' } }, contact: null },
    { kind: 'contact', id: outside, place: null, contact: { areaOfResponsibility: { text: 'Bauamt' } } },
    { kind: 'contact', id, place: { id: placeId }, contact: { phone: '05191 1' } },
  ]);
});

it('shows no hidden card, no name that is not public, and nothing of another county', async () => {
  const { id } = must(await card({ state: 'draft' }));
  const { id: named } = must(
    await card({ areaOfResponsibility: null, name: 'Erika Beispiel', isPerson: true, nameIsPublic: false }),
  );
  expect(await read({ placeIds: [], contactIds: [id, named] })).toEqual([]);
  const south = await openCounty(test, 'suedkreis');
  expect(await read({ placeIds: [placeId], contactIds: [] }, south)).toEqual([]);
});
