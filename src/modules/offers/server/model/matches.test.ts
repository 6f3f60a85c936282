import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicOffer } from '../../contract.ts';
import { distanceOf, fits, isNear } from './matches.fixture.ts';
import { kilometres, type Wish } from './matches.ts';
import { readSchedules } from './schedule-text.ts';

const none: Wish = {
  search: null,
  kind: null,
  topic: null,
  audience: null,
  spoken: null,
  level: null,
  when: null,
  place: null,
  childcare: false,
  barrierFree: false,
  free: false,
  online: false,
};
const times = (text: string) => {
  const read = readSchedules(text);
  return read.ok ? read.value : [];
};
const place = (fields: object = {}) => ({
  id: 'p',
  name: 'Bücherei',
  slug: 'buecherei',
  street: null,
  postcode: null,
  town: 'Soltau',
  municipality: { ags: '03358021', name: 'Soltau' },
  latitude: 52.986,
  longitude: 9.843,
  approximate: false,
  barrierFree: true,
  stop: null,
  schedules: times('Mo 9–12'),
  ...fields,
});
const offer = (fields: object = {}): PublicOffer =>
  ({
    id: 'o',
    slug: 'o',
    name: { text: 'Deutsch für Mütter', mark: null },
    summary: null,
    description: null,
    kind: 'course',
    topics: ['language', 'family'],
    audiences: ['women'],
    levels: ['A1'],
    languages: ['de', 'ar'],
    provider: 'Volkshochschule',
    mode: 'on-site',
    places: [place()],
    schedules: [],
    areas: [],
    eligibility: null,
    fee: 'free',
    childcare: true,
    ...fields,
  }) as unknown as PublicOffer;

describe('what fits a wish', () => {
  it.each<[Partial<Wish>, boolean]>([
    [{}, true],
    [{ topic: 'language' }, true],
    [{ topic: 'work' }, false],
    [{ kind: 'advice' }, false],
    [{ audience: 'women' }, true],
    [{ audience: 'men' }, false],
    [{ spoken: 'ar' }, true],
    [{ spoken: 'uk' }, false],
    [{ level: 'A1' }, true],
    [{ level: 'B1' }, false],
    [{ when: 'morning' }, true],
    [{ when: 'evening' }, false],
    [{ childcare: true, barrierFree: true, free: true }, true],
    [{ online: true }, false],
    [{ place: 'buecherei' }, true],
    [{ place: 'rathaus' }, false],
    [{ search: 'MUETTER soltau' }, true],
    [{ search: 'bucherei' }, false],
    [{ search: 'Väter' }, false],
  ])('%j', (wish, expected) => {
    expect(fits(offer(), { ...none, ...wish })).toBe(expected);
  });

  it('takes what is for nobody in particular as for everybody', () => {
    expect(fits(offer({ audiences: [] }), { ...none, audience: 'men' })).toBe(true);
  });

  it('narrows with every further wish', () => {
    const wish = fc.record({
      topic: fc.constantFrom(null, 'language', 'work'),
      spoken: fc.constantFrom(null, 'ar', 'uk'),
      when: fc.constantFrom(null, 'morning', 'weekend'),
      free: fc.boolean(),
      childcare: fc.boolean(),
    });
    const given = fc.record({
      topics: fc.subarray(['language', 'work'] as string[], { minLength: 1 }),
      languages: fc.subarray(['ar', 'uk']),
      fee: fc.constantFrom('free', 'paid'),
      childcare: fc.constantFrom(true, false, null),
    });
    fc.assert(
      fc.property(wish, given, (asked, fields) => {
        const one = offer(fields);
        const all = { ...none, ...asked } as Wish;
        if (!fits(one, all)) return;
        for (const name of Object.keys(asked) as (keyof typeof asked)[])
          expect(fits(one, { ...none, [name]: all[name] } as Wish)).toBe(true);
      }),
    );
  });
});

describe('what is near', () => {
  const centre = { latitude: 52.986, longitude: 9.843 };
  it('measures as the crow flies', () => {
    expect(kilometres(centre, centre)).toBe(0);
    // Soltau to Walsrode.
    expect(kilometres(centre, { latitude: 52.862, longitude: 9.592 })).toBeCloseTo(21.8, 0);
    expect(distanceOf(offer({ places: [place({ latitude: null, longitude: null })] }), centre)).toBeNull();
  });

  it('is a metric', () => {
    const spot = fc.record({
      latitude: fc.double({ min: 47, max: 55, noNaN: true }),
      longitude: fc.double({ min: 6, max: 15, noNaN: true }),
    });
    fc.assert(
      fc.property(spot, spot, spot, (one, other, third) => {
        expect(kilometres(one, other)).toBeCloseTo(kilometres(other, one), 6);
        expect(kilometres(one, third)).toBeLessThanOrEqual(kilometres(one, other) + kilometres(other, third) + 1e-6);
      }),
    );
  });

  it('takes a place in the municipality, one within the radius, what is online, and an area without a place', () => {
    const here = { ags: new Set(['03358021']), centre, radius: null };
    const there = { ags: new Set(['03358024']), centre, radius: null };
    expect(isNear(offer(), here, null)).toBe(true);
    expect(isNear(offer(), there, null)).toBe(false);
    expect(isNear(offer(), { ...there, radius: 5 }, 3)).toBe(true);
    expect(isNear(offer(), { ...there, radius: 5 }, 7)).toBe(false);
    expect(isNear(offer({ mode: 'online', places: [] }), there, null)).toBe(true);
    expect(isNear(offer({ places: [] }), there, null)).toBe(true);
    expect(isNear(offer({ places: [], areas: [{ ags: '03358021', name: 'Soltau' }] }), there, null)).toBe(false);
  });
});
