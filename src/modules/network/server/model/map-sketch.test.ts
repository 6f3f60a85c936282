import { describe, expect, it } from 'vitest';
import type { Area } from '#kernel/geo.ts';
import { mapSketch } from './map-sketch.ts';

const square = (west: number, south: number): Area => [
  [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
];
const outlines = [
  { municipality: { ags: '1', name: 'Süd' }, area: square(9, 53), source: 'BKG' },
  { municipality: { ags: '2', name: 'Nord' }, area: square(9, 53.1), source: 'BKG' },
];
/** End points of a path of relative lines. */
function pointsOf(path: string): [number, number][] {
  const numbers = path.match(/-?\d+/g)!.map(Number);
  let [x, y] = [numbers[0]!, numbers[1]!];
  const points: [number, number][] = [[x, y]];
  for (let i = 2; i < numbers.length; i += 2) {
    x += numbers[i]!;
    y += numbers[i + 1]!;
    points.push([x, y]);
  }
  return points;
}

describe('a drawing of the county', () => {
  const places = [
    { slug: 'mitte-sued', longitude: 9.05, latitude: 53.05 },
    { slug: 'mitte-nord', longitude: 9.05, latitude: 53.15 },
    { slug: 'ohne-lage', longitude: null, latitude: null },
    { slug: 'weit-weg', longitude: 12, latitude: 50 },
  ];

  it('keeps north above south and shape as it is', () => {
    const sketch = mapSketch({ outlines, places, ags: null })!;
    expect(sketch.spots.map((spot) => spot.slug)).toEqual(['mitte-sued', 'mitte-nord']);
    expect(sketch.spots[0]!.y).toBeGreaterThan(sketch.spots[1]!.y);
    expect(sketch.spots.every((spot) => spot.x === 200)).toBe(true);
    // A square of degrees at 53 degrees north is about 1.66 times as tall as wide; two stand on each other.
    expect(sketch.height / sketch.width).toBeCloseTo(2 / Math.cos((53.1 * Math.PI) / 180), 0);
    expect(sketch.source).toBe('BKG');
  });

  it('says where on earth it lies, so that a spot can be found again by its degrees', () => {
    const { ground, spots } = mapSketch({ outlines, places, ags: null })!;
    const [south] = spots;
    expect(ground.west + south!.x / ground.x).toBeCloseTo(9.05, 3);
    expect(ground.north - south!.y / ground.y).toBeCloseTo(53.05, 3);
  });

  it('closes every ring where it began', () => {
    const [south] = mapSketch({ outlines, places: [], ags: null })!.lands;
    expect(pointsOf(south!.path)).toHaveLength(4);
    expect(south!.path.endsWith('z')).toBe(true);
  });

  it('fills itself with one municipality and leaves out places outside', () => {
    const sketch = mapSketch({ outlines, places, ags: '2' })!;
    expect(sketch.spots.map((spot) => spot.slug)).toEqual(['mitte-nord']);
    expect(sketch.lands).toHaveLength(2);
    const far = { municipality: { ags: '3', name: 'Weit' }, area: square(9.6, 53.1), source: 'BKG' };
    expect(mapSketch({ outlines: [...outlines, far], places, ags: '2' })!.lands.map(({ ags }) => ags)).toEqual(['1', '2']);
  });

  it('is none without outlines', () => {
    expect(mapSketch({ outlines: [], places, ags: null })).toBeNull();
  });
});
