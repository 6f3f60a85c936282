import { describe, expect, it } from 'vitest';
import { coordinateFault, positionWarnings } from './coordinates.ts';
import { addressWords } from '#kernel/slug.ts';
import { freeSlug } from './slug.ts';

describe('a position', () => {
  it.each([
    [52.98, 9.84, null],
    [9.84, 52.98, 'Breite und Länge sind vertauscht. Die Breite ist 52,98, die Länge 9,84.'],
    [52.98, 98.4, 'Die Länge 98,4 liegt nicht in Deutschland'],
    [5.298, 9.84, 'Die Breite 5,298 liegt nicht in Deutschland'],
    [0, 0, 'Die Breite 0 liegt nicht in Deutschland'],
  ])('%s, %s: %s', (latitude, longitude, message) => {
    const fault = coordinateFault({ latitude, longitude });
    if (message === null) expect(fault).toBeNull();
    else expect(fault?.message).toContain(message);
  });
});

describe('where a place lies', () => {
  const square = (west: number) => [
    [
      [
        [west, 53],
        [west + 1, 53],
        [west + 1, 54],
        [west, 54],
        [west, 53],
      ] as const,
    ],
  ];
  const outlines = [
    { municipality: { id: 'a', name: 'Adorf' }, area: square(9) },
    { municipality: { id: 'b', name: 'Bstadt' }, area: square(10) },
  ];
  const at = (longitude: number | null, municipalityId: string | null) =>
    positionWarnings({ place: { latitude: longitude === null ? null : 53.5, longitude, municipalityId }, outlines });

  it('is told where it does not fit', () => {
    expect(at(9.5, 'a')).toEqual([]);
    expect(at(9.5, null)).toEqual([]);
    expect(at(null, 'a')).toEqual([]);
    expect(at(10.5, 'a')).toEqual(['Die Lage ist in Bstadt, angegeben ist Adorf.']);
    expect(at(12.5, 'a')[0]).toContain('außerhalb des Landkreises');
  });
});

describe('a part of an address', () => {
  it.each([
    ['Bürgerbüro Soltau', 'buergerbuero-soltau'],
    ['  Straße & Weg (Süd) ', 'strasse-weg-sued'],
    ['Café Łódź', 'cafe-lodz'],
    ['Друзі', ''],
  ])('of „%s“ is %s', (name, slug) => expect(addressWords(name, 80)).toBe(slug));

  it('is numbered where it is taken', () => {
    expect(freeSlug({ name: 'Rathaus', taken: new Set(['rathaus', 'rathaus-2']) })).toBe('rathaus-3');
    expect(freeSlug({ name: 'Друзі', taken: new Set() })).toBe('ort');
  });
});
