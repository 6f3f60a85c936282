import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaOfGeometry,
  boxOf,
  circle,
  closed,
  concerns,
  contains,
  crossing,
  distance,
  inGermany,
  insideBox,
  looksSwapped,
  sharesOf,
  type Area,
  type Point,
} from './geo.ts';

const square = (west: number, south: number, size: number): Point[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const bowTie: Point[] = [
  [9, 53],
  [10, 54],
  [10, 53],
  [9, 54],
  [9, 53],
];
const place = fc.tuple(fc.double({ min: 6, max: 15, noNaN: true }), fc.double({ min: 47.5, max: 55, noNaN: true }));

describe('a point', () => {
  it('lies in Germany, or was given the wrong way round', () => {
    expect(inGermany([9.4, 53.1])).toBe(true);
    expect(looksSwapped([53.1, 9.4])).toBe(true);
    expect(looksSwapped([9.4, 53.1])).toBe(false);
    expect(looksSwapped([-120.1, 38.4])).toBe(false);
  });

  it('is inside what is round it, outside a hole, and outside what a loop covers twice', () => {
    const ring: Area = [[square(9, 53, 1), square(9.4, 53.4, 0.2)]];
    expect(contains(ring, [9.1, 53.1])).toBe(true);
    expect(contains(ring, [9.5, 53.5])).toBe(false);
    expect(contains(ring, [10.1, 53.1])).toBe(false);
    expect(contains([[bowTie]], [9.05, 53.5])).toBe(true);
    expect(contains([[bowTie]], [9.5, 53.9])).toBe(false);
  });

  it('is inside an area only inside its box', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 12 }), place, (points, asked) => {
        const area: Area = [[closed(points)]];
        if (contains(area, asked)) expect(insideBox(boxOf(area)!, asked)).toBe(true);
      }),
    );
  });
});

describe('a ring', () => {
  it('that crosses itself is told, with the place', () => {
    const at = crossing(bowTie)!;
    expect(at[0]).toBeCloseTo(9.5);
    expect(at[1]).toBeCloseTo(53.5);
    expect(crossing(square(9, 53, 1))).toBeNull();
  });

  it('in the order of its angles never crosses itself', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }), (radii) => {
        const ring = closed(
          radii.map((radius, i): Point => {
            const turn = (i / radii.length) * 2 * Math.PI;
            return [9 + radius * Math.cos(turn), 53 + radius * Math.sin(turn)];
          }),
        );
        expect(crossing(ring)).toBeNull();
      }),
    );
  });
});

describe('two areas', () => {
  it('share what they share, the same from both sides', () => {
    const shares = sharesOf([[square(9, 53, 1)]], [[square(9.5, 53, 1)]]);
    expect(shares.ofOne).toBeCloseTo(0.5, 2);
    expect(shares.ofOther).toBeCloseTo(0.5, 2);
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.1, max: 2, noNaN: true }), ([ax, ay], [bx, by], size) => {
        const [one, other]: [Area, Area] = [[[square(ax, ay, size)]], [[square(bx, by, size)]]];
        const wide = Math.max(0, size - Math.abs(ax - bx));
        const tall = Math.max(0, size - Math.abs(ay - by));
        expect(sharesOf(one, other).ofOne).toBeCloseTo((wide * tall) / size ** 2, 6);
        expect(sharesOf(other, one).ofOther).toBeCloseTo((wide * tall) / size ** 2, 6);
      }),
    );
  });

  it('that only touch do not concern each other; a small one inside does, and a narrow strip across', () => {
    const municipality: Area = [[square(9, 53, 1)]];
    expect(concerns({ area: [[square(10, 53, 1)]], place: municipality })).toBe(false);
    expect(concerns({ area: [[square(9.999, 53, 1)]], place: municipality })).toBe(false);
    expect(concerns({ area: circle([9.5, 53.5], 0.3), place: municipality })).toBe(true);
    const strip: Point[] = [
      [8, 53.2],
      [11, 53.2],
      [11, 53.207],
      [8, 53.207],
    ];
    expect(concerns({ area: [[closed(strip)]], place: municipality })).toBe(true);
    expect(concerns({ area: [[bowTie]], place: municipality })).toBe(true);
  });

  it('of two neighbouring municipalities share nothing, whatever their border is', () => {
    const file = JSON.parse(readFileSync(new URL('../../data/wittmund/outline.json', import.meta.url), 'utf8')) as {
      features: { properties: { name: string }; geometry: unknown }[];
    };
    const outline = new Map(file.features.map((feature) => [feature.properties.name, areaOfGeometry(feature.geometry)!]));
    const names = [...outline.keys()];
    for (const name of names) {
      const met = names.filter((other) => concerns({ area: outline.get(name)!, place: outline.get(other)! }));
      expect(met, name).toEqual([name]);
    }
  });
});

it('distances are those of the atlas', () => {
  // Hamburg to Hanover, about 132 km.
  expect(distance([9.993, 53.551], [9.732, 52.374])).toBeGreaterThan(131);
  expect(distance([9.993, 53.551], [9.732, 52.374])).toBeLessThan(133);
  fc.assert(
    fc.property(place, fc.double({ min: 0.5, max: 50, noNaN: true }), (centre, radius) => {
      for (const corner of circle(centre, radius)[0]![0]!) expect(distance(centre, corner)).toBeCloseTo(radius, 0);
    }),
  );
});

it('a geometry that is no polygon is no area', () => {
  expect(areaOfGeometry({ type: 'Point', coordinates: [9, 53] })).toBeNull();
  expect(areaOfGeometry({ type: 'Polygon', coordinates: [[['9', 53]]] })).toBeNull();
  expect(areaOfGeometry({ type: 'Polygon', coordinates: 'x' })).toBeNull();
  expect(areaOfGeometry(null)).toBeNull();
  expect(areaOfGeometry({ type: 'Polygon', coordinates: [square(9, 53, 1)] })).toEqual([[square(9, 53, 1)]]);
});
