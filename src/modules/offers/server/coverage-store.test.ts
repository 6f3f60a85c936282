import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { must } from '../../../../tests/database/must.ts';
import { countyExample, createTestApp, openCounty, systemCtx, type TestApp } from '../../../../tests/database/test-app.ts';
import { offerTopics, weekdayCodes, type OfferTopic, type Schedule } from '../contract.ts';
import { sumsOfDay } from './coverage-store.ts';
import { coverageSums } from './model/coverage-sums.fixture.ts';
import { weeklyHours } from './model/schedule-hours.ts';
import { service, serviceAtLocation, serviceCapacity } from './schema.ts';

let test: TestApp;
let county: CountyRef;
/** Two places in one town, one in another, one in none. */
let places: { id: string; municipalityId: string | null }[];
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const ctx = systemCtx(test, county);
  const second = [{ ags: '03998002', name: 'Nebendorf', kind: 'municipality' as const }];
  must(await test.app.tenancy.fillCounty(ctx, { ...countyExample(), municipalities: second, units: [] }));
  const [one, other] = must(await test.app.tenancy.listUnits(ctx, {})).municipalities;
  places = [];
  for (const municipalityId of [one!.id, one!.id, other!.id, null]) {
    const name = `Ort ${places.length}`;
    const { id } = must(await test.app.network.addPlace(ctx, { name, kind: 'authority', state: 'public', municipalityId }));
    places.push({ id, municipalityId });
  }
});
afterAll(() => test.close());

const day = '2026-11-25';
const time = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const limit = fc.constantFrom(null, null, '2026-11-24', day, '2026-11-26');
const schedule: fc.Arbitrary<Schedule> = fc.record({
  freq: fc.constantFrom('WEEKLY', 'MONTHLY'),
  interval: fc.integer({ min: 1, max: 12 }),
  nth: fc.constantFrom(null, 1, -1),
  days: fc.subarray([...weekdayCodes], { minLength: 1 }),
  opensAt: time,
  closesAt: time,
  validFrom: limit,
  validTo: limit,
  notes: fc.constant(null),
});
const schedules = fc.array(schedule, { maxLength: 3 });
const offer = fc.record({
  topics: fc.subarray<OfferTopic>(offerTopics.slice(0, 3), { minLength: 1 }),
  audiences: fc.subarray(['women' as const, 'men' as const]),
  schedules,
  at: fc.uniqueArray(fc.record({ place: fc.nat({ max: 3 }), schedules }), { selector: ({ place }) => place, maxLength: 4 }),
  seats: fc.option(fc.nat({ max: 30 })),
  ofWomen: fc.option(fc.nat({ max: 30 })),
  shown: fc.constantFrom(true, true, false),
});
type Given = typeof offer extends fc.Arbitrary<infer T> ? T : never;

async function lay(tx: Tx, offers: readonly Given[]): Promise<void> {
  const now = test.now();
  const base = () => ({ id: newId(now.getTime()), countyId: county.id });
  await tx.delete(service);
  for (const { at, seats, ofWomen, shown, ...given } of offers) {
    const { id: serviceId } = base();
    await tx.insert(service).values({
      ...{ id: serviceId, countyId: county.id, name: 'Angebot', kind: 'course', mode: 'on-site', fee: 'free', status: 'active' },
      ...given,
      state: shown ? 'public' : 'hidden',
      createdAt: now,
      updatedAt: now,
    });
    for (const [position, entry] of at.entries())
      await tx
        .insert(serviceAtLocation)
        .values({ ...base(), serviceId, placeId: places[entry.place]!.id, position, schedules: entry.schedules });
    for (const [audience, maximum] of [[null, seats] as const, ['women', ofWomen] as const])
      if (maximum !== null)
        await tx.insert(serviceCapacity).values({ ...base(), serviceId, unit: 'seats', audience, maximum, updatedAt: now });
  }
}

const rounded = (sums: readonly { place: string; key: string; offers: number; seats: number; hours: number }[]) =>
  sums
    .map(({ place, key, offers, seats, hours }) => [place, key, offers, seats.toFixed(6), (hours + 0).toFixed(6)].join(' '))
    .map((line) => line.replace('-0.000000', '0.000000'))
    .toSorted();

describe('the sums of coverage', () => {
  it('are those that one gets by counting offer by offer', async () => {
    const within = <T>(run: (tx: Tx) => Promise<T>) => systemCtx(test, county).db.transaction({ countyId: county.id }, run);
    await fc.assert(
      fc.asyncProperty(fc.array(offer, { maxLength: 6 }), fc.constantFrom(null, 'women' as const), async (offers, audience) => {
        const found = await within(async (tx) => {
          await lay(tx, offers);
          return sumsOfDay(tx, { by: 'topic', audience, day });
        });
        const expected = coverageSums(
          offers
            .filter(({ shown, audiences: whom }) => shown && (audience === null || whom.length === 0 || whom.includes(audience)))
            .map(({ topics, schedules: own, at, seats, ofWomen }) => ({
              keys: topics,
              at: at.flatMap(({ place, schedules: there }) => {
                const { municipalityId } = places[place]!;
                return municipalityId === null ? [] : [{ municipalityId, hours: weeklyHours(there, day) }];
              }),
              hours: [own, ...at.filter(({ place }) => places[place]!.municipalityId === null).map((entry) => entry.schedules)]
                .map((entry) => weeklyHours(entry, day))
                .reduce((sum, hours) => sum + hours, 0),
              seats: (seats ?? 0) + (ofWomen ?? 0),
            })),
        );
        expect(rounded(found)).toEqual(rounded(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('take hours that the database worked out once, unless times hold from or until a day', async () => {
    const hours = await systemCtx(test, county).db.transaction({ countyId: county.id }, async (tx) => {
      await lay(tx, [
        { topics: ['work'], audiences: [], schedules: [], at: [], seats: null, ofWomen: null, shown: true },
        {
          ...{ topics: ['work'], audiences: [], at: [], seats: null, ofWomen: null, shown: true },
          schedules: [
            {
              ...{ freq: 'WEEKLY', interval: 2, nth: null, days: ['MO', 'WE'], opensAt: '09:30', closesAt: '12:00' },
              ...{ validFrom: day, validTo: null, notes: null },
            },
          ],
        },
      ]);
      const kept = await tx
        .select({ hours: service.weeklyHours })
        .from(service)
        .orderBy(sql`weekly_hours nulls last`);
      return kept.map((row) => row.hours);
    });
    expect(hours).toEqual([0, null]);
  });
});
