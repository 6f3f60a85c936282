import { describe, expect, it } from 'vitest';
import { coordinateFault } from './coordinates.ts';
import { freeSlug, slugOf } from './slug.ts';

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

describe('a part of an address', () => {
  it.each([
    ['Bürgerbüro Soltau', 'buergerbuero-soltau'],
    ['  Straße & Weg (Süd) ', 'strasse-weg-sued'],
    ['Café Łódź', 'cafe-lodz'],
    ['Друзі', ''],
  ])('of „%s“ is %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('is numbered where it is taken', () => {
    expect(freeSlug({ name: 'Rathaus', taken: new Set(['rathaus', 'rathaus-2']) })).toBe('rathaus-3');
    expect(freeSlug({ name: 'Друзі', taken: new Set() })).toBe('ort');
  });
});
