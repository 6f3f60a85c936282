import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtm, readPosition } from './position.ts';

describe('fromUtm', () => {
  it('knows the meridian: 4,984,944.378 m lie between the equator and 45° N', () => {
    const found = fromUtm({ zone: 32, east: 500_000, north: 0.9996 * 4_984_944.378 });
    expect(found.latitude).toBeCloseTo(45, 7);
    expect(found.longitude).toBeCloseTo(9, 7);
  });
  it('says the same of a point from both of its zones', () => {
    // The edge of zones 32 and 33 at 12° E: as far east of one meridian as west of the other.
    fc.assert(
      fc.property(
        fc.double({ min: 5_250_000, max: 6_050_000, noNaN: true }),
        fc.double({ min: 0, max: 190_000, noNaN: true }),
        (north, off) => {
          const east = fromUtm({ zone: 32, east: 500_000 + off, north });
          const west = fromUtm({ zone: 33, east: 500_000 - off, north });
          expect(east.latitude).toBeCloseTo(west.latitude, 9);
          expect(east.longitude - 9).toBeCloseTo(15 - west.longitude, 9);
        },
      ),
    );
  });
});

describe('readPosition', () => {
  it('leaves degrees as they are', () => {
    expect(readPosition(52.98, 9.84)).toEqual({ ok: true, latitude: 52.98, longitude: 9.84, note: null });
  });
  it.each([
    ['swapped', 9.84, 52.98, 'swapped'],
    ['metres', 5_870_500, 556_400, 'zone 32'],
    ['metres the other way round', 556_400, 5_870_500, 'zone 32'],
    ['metres with the zone before them', 5_870_500, 32_556_400, 'zone 32'],
  ])('reads %s', (_what, latitude, longitude, note) => {
    const read = readPosition(latitude, longitude);
    expect(read).toMatchObject({ ok: true, note: expect.stringContaining(note) });
    expect(read.ok && [read.latitude.toFixed(1), read.longitude.toFixed(1)]).toEqual(['53.0', '9.8']);
  });
  it.each([
    [0, 0],
    [5_870_500, 3_556_400],
    [48.85, 2.35],
    [Number.NaN, 9],
    [Infinity, Infinity],
  ])('refuses %d, %d', (latitude, longitude) => {
    expect(readPosition(latitude, longitude).ok).toBe(false);
  });
});
