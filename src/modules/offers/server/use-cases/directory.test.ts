import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#composition/app.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  countyExample,
  createTestApp,
  ctxOf,
  openCounty,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { dayTimes, type PublicOffer } from '../../contract.ts';
import { distanceOf, fits, isNear } from '../model/matches.fixture.ts';
import { kilometres, type Around, type Position, type Wish } from '../model/matches.ts';

/** Two parts of a joint municipality and a town apart, each a square with its middle. */
const lands = [
  { ags: '03998001', name: 'Musterstadt', kind: 'city' as const, partOf: null, at: [9.8, 52.9] },
  { ags: '03998400', name: 'Samtgemeinde Moor', kind: 'joint-municipality' as const, partOf: null, at: [10, 53] },
  { ags: '03998401', name: 'Torfdorf', kind: 'municipality' as const, partOf: '03998400', at: [10, 53.05] },
  { ags: '03998402', name: 'Süßbrück', kind: 'municipality' as const, partOf: '03998400', at: [10.1, 52.95] },
] as const;
const middleOf = (ags: string): Position => {
  const { at } = lands.find((land) => land.ags === ags)!;
  return { latitude: at[1], longitude: at[0] };
};
const insideOf = (ags: string): ReadonlySet<string> => {
  const own = lands.find((land) => land.ags === ags)!;
  return new Set(lands.filter((one) => one.ags === ags || one.partOf === ags || one.ags === own.partOf).map((one) => one.ags));
};

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
const offerIds: string[] = [];
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);

const some = <T>(...choices: T[]) => fc.constantFrom(...choices);
const words = some('Größe', 'Bücherei', 'Frauencafé', 'Hilfe', 'Straße', 'Kurs A1', 'Deutsch', 'Süßes');
const line = fc.array(words, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const place = fc.record({
  name: line,
  municipality: some(null, ...lands.map(({ ags }) => ags)),
  position: some(null, [52.9, 9.8], [52.96, 9.95], [53.04, 10.02], [53.3, 10.4]),
  barrierFree: some(true, false, null),
  state: some('public' as const, 'public' as const, 'draft' as const, 'hidden' as const),
});
const times = some('', 'Mo, Mi 9:00–12:00', 'Di 14:00–18:30', 'Sa 10–12', '1. Fr im Monat 18–20', 'Mo 11:30–12:30');
const offer = fc.record({
  name: line,
  summary: fc.option(line),
  eligibility: fc.option(line),
  kind: some('course' as const, 'advice' as const),
  topics: fc.subarray(['language' as const, 'work' as const, 'family' as const], { minLength: 1 }),
  audiences: fc.subarray(['women' as const, 'parents' as const]),
  levels: fc.subarray(['A1' as const, 'B1' as const]),
  languages: fc.subarray(['de', 'ar', 'uk']),
  mode: some('on-site' as const, 'on-site' as const, 'online' as const, 'both' as const),
  fee: some('free' as const, 'paid' as const, 'unknown' as const),
  childcare: some(true, false, null),
  schedules: times,
  state: some('public' as const, 'public' as const, 'public' as const, 'draft' as const),
  status: some('active' as const, 'active' as const, 'temporarily closed' as const, 'defunct' as const),
  validTo: some(null, null, '2026-11-25', '2026-11-24'),
  holder: some('organisation', 'unit', 'municipality', null),
  areas: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
  at: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { maxLength: 2 }),
  there: times,
  translated: some(null, 'Довідка для Größe', 'Курс німецької'),
});

beforeAll(async () => {
  test = await createTestApp();
  other = await openCounty(test, 'suedkreis');
  const given = { ...countyExample(), municipalities: lands.map(({ at: _at, ...land }) => land) };
  const install = test.app.context({ county: null, actor: systemActor('Test') });
  county = must(await test.app.tenancy.createCounty(install, given));
  const ctx = systemCtx(test, county);
  must(await test.app.tenancy.fillCounty(ctx, given));
  const listed = must(await test.app.tenancy.listUnits(ctx, {}));
  const idOf = (ags: string): string => listed.municipalities.find((one) => one.ags === ags)!.id;
  const { network, offers } = test.app;
  const square = ([x, y]: readonly [number, number]) => [
    [
      [x - 0.02, y - 0.02],
      [x + 0.02, y - 0.02],
      [x + 0.02, y + 0.02],
      [x - 0.02, y + 0.02],
      [x - 0.02, y - 0.02],
    ],
  ];
  must(
    await network.setOutlines(ctx, {
      source: 'Erfunden',
      licence: 'CC0',
      features: lands.map(({ ags, at }) => ({ properties: { ags }, geometry: { type: 'Polygon', coordinates: square(at) } })),
    }),
  );
  const organisationId = must(await network.addOrganisation(ctx, { name: 'Verein Brücke e. V.', kind: 'association' })).id;
  const placeIds: string[] = [];
  for (const { municipality, position, ...fields } of fc.sample(place, { numRuns: 12, seed: 5 })) {
    const given = {
      ...fields,
      kind: 'other' as const,
      town: municipality === null ? null : 'Ort',
      municipalityId: municipality === null ? null : idOf(municipality),
      ...(position === null ? {} : { latitude: position[0], longitude: position[1] }),
    };
    placeIds.push(must(await network.addPlace(ctx, given)).id);
  }
  for (const { holder, areas, at, there, translated, ...fields } of fc.sample(offer, { numRuns: 70, seed: 7 })) {
    const given = {
      ...fields,
      organisationId: holder === 'organisation' ? organisationId : null,
      unitId: holder === 'unit' ? listed.units[0]!.id : null,
      municipalityId: holder === 'municipality' ? idOf('03998402') : null,
      areaIds: areas.map((index) => idOf(lands[index]!.ags)),
      places: at.map((index) => ({ placeId: placeIds[index]!, schedules: there })),
      translations: (translated === null ? {} : { uk: { name: translated } }) as Record<string, Record<string, string>>,
    };
    offerIds.push(must(await offers.addOffer(ctx, given)).id);
  }
}, 60_000);
afterAll(() => test.close());

/** All that the public may see, read one by one. */
async function everything(language: string): Promise<PublicOffer[]> {
  const read = [];
  for (const offerId of offerIds) {
    const found = await test.app.offers.readPublicOffer(reader(), { offerId, language });
    if (found.ok) read.push(found.value);
  }
  return read;
}

const wishFields = fc.record({
  search: some(null, null, 'grosse', 'STRASSE', 'brucke', 'bruecke', 'cafe a1', 'довідка', 'ort', 'süßbrück', '–'),
  kind: some(null, null, 'advice' as const),
  topic: some(null, 'work' as const),
  audience: some(null, null, 'women' as const),
  spoken: some(null, null, 'ar'),
  level: some(null, null, 'B1' as const),
  when: some(null, null, ...dayTimes),
  place: some(null, null, 'hilfe', 'deutsch'),
  childcare: some(false, false, true),
  barrierFree: some(false, false, true),
  free: some(false, false, true),
  online: some(false, false, false, true),
});
const none = { search: null, kind: null, topic: null, audience: null, spoken: null, level: null, when: null, place: null };
const noneOf = { childcare: false, barrierFree: false, free: false, online: false };
/** Up to three at once: of more, too few offers are left to disagree about. */
const wishes = wishFields.chain((fields) =>
  fc
    .subarray(Object.entries(fields), { maxLength: 3 })
    .map((kept): Wish => ({ ...none, ...noneOf, ...Object.fromEntries(kept) })),
);
const asked = fc.record({
  wish: wishes,
  municipalityAgs: some(null, ...lands.map(({ ags }) => ags)),
  radius: some(null, 5, 20),
  from: some<{ ags: string } | Position | null>(null, { ags: '03998401' }, { latitude: 52.95, longitude: 9.9 }),
  language: some('de', 'uk'),
});

describe('the directory', () => {
  it('finds in the database what going through all offers one by one finds, in the same order', async () => {
    const all = { de: await everything('de'), uk: await everything('uk') };
    expect(all.de.length).toBeGreaterThan(20);
    let findings = 0;
    await fc.assert(
      fc.asyncProperty(asked, async ({ wish, municipalityAgs, radius, from, language }) => {
        const around: Around | null =
          municipalityAgs === null
            ? null
            : { ags: insideOf(municipalityAgs), radius, centre: radius === null ? null : middleOf(municipalityAgs) };
        const start = from === null ? (around?.centre ?? null) : 'ags' in from ? middleOf(from.ags) : from;
        const collator = new Intl.Collator(language);
        const far = (one: PublicOffer): number => (start === null ? null : distanceOf(one, start)) ?? 1e6;
        const expected = all[language as 'de']
          .filter((one) => fits(one, wish))
          .filter((one) => around === null || isNear(one, around, around.centre && distanceOf(one, around.centre)))
          .toSorted(
            (one, two) =>
              (from === null && radius === null ? 0 : Math.sign(Math.round((far(one) - far(two)) * 1e6))) ||
              collator.compare(one.name.text, two.name.text) ||
              (one.id < two.id ? -1 : 1),
          );
        const found = must(
          await test.app.offers.readPublicOffers(reader(), { ...wish, municipalityAgs, radius, from, language, size: 200 }),
        );
        expect(found.offers.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        for (const [index, one] of found.offers.entries())
          if (one.distance === null) expect(start === null ? 1e6 : far(expected[index]!)).toBe(1e6);
          else expect(one.distance).toBeCloseTo(far(expected[index]!), 6);
        findings += found.total;
      }),
      { numRuns: 150, seed: 11 },
    );
    // Wishes that find nothing would agree about anything.
    expect(findings).toBeGreaterThan(500);
  }, 60_000);

  it('gives pages that together are the whole, and what there is to choose from', async () => {
    const read = async (page: number, size: number) =>
      must(await test.app.offers.readPublicOffers(reader(), { language: 'de', page, size }));
    const whole = await read(1, 200);
    const parts = [await read(1, 7), await read(2, 7), await read(3, 7)];
    expect(parts.flatMap(({ offers }) => offers)).toEqual(whole.offers.slice(0, 21));
    expect(parts[0]).toMatchObject({ total: whole.total, pages: Math.ceil(whole.total / 7) });
    expect(whole.topics).toEqual(['language', 'work', 'family']);
    expect(whole.spoken.toSorted()).toEqual(['ar', 'de', 'uk']);
  });

  it('sorts by name where somebody asks for it, however far it is', async () => {
    const names = must(
      await test.app.offers.readPublicOffers(reader(), { language: 'de', from: { ags: '03998001' }, sort: 'name', size: 200 }),
    ).offers.map(({ name }) => name.text);
    expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare));
  });

  it('shows no county another one’s offers, and knows no municipality of theirs', async () => {
    expect(must(await test.app.offers.readPublicOffers(reader(other), { language: 'de' }))).toMatchObject({
      total: 0,
      kinds: [],
    });
    expect(await test.app.offers.readPublicOffers(reader(other), { language: 'de', from: { ags: '03998001' } })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('measures from the middle of the places that offers name where no borders are laid down', async () => {
    const ctx = systemCtx(test, other);
    const { municipalities } = must(await test.app.tenancy.listUnits(ctx, {}));
    const at = { latitude: 52.5, longitude: 9.5 };
    const placeId = must(
      await test.app.network.addPlace(ctx, {
        name: 'Halle',
        kind: 'other',
        state: 'public',
        municipalityId: municipalities[0]!.id,
        ...at,
      }),
    ).id;
    const given = { name: 'Treff am Abend', kind: 'meeting' as const, topics: ['leisure' as const], fee: 'free' as const };
    must(await test.app.offers.addOffer(ctx, { ...given, state: 'public', places: [{ placeId, schedules: '' }] }));
    const from = { latitude: 52.6, longitude: 9.5 };
    const near = must(await test.app.offers.readPublicOffers(reader(other), { language: 'de', from: { ags: '03999001' } }));
    const far = must(await test.app.offers.readPublicOffers(reader(other), { language: 'de', from }));
    expect(near.offers[0]!.distance).toBeCloseTo(0, 6);
    expect(far.offers[0]!.distance).toBeCloseTo(kilometres(from, at), 6);
  });
});
