import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicatePairs, likeness, type Entry } from './likeness.ts';

const entry = (id: string, name: string, more: Partial<Entry> = {}): Entry => ({ id, name, addresses: [], phone: null, ...more });
const market = [{ street: 'Am Markt 1', postcode: '29614', town: 'Soltau' }];

describe('two entries that may be one', () => {
  it.each<[Entry, Entry, boolean]>([
    [entry('a', 'Sprachcafé'), entry('b', 'Sprachcafe'), true],
    [entry('a', 'Sprachcafé Soltau', { addresses: market }), entry('b', 'Soltauer Sprachcafé', { addresses: market }), true],
    [
      entry('a', 'Migrationsberatung', { phone: '05191 970' }),
      entry('b', 'Beratung für Migration', { phone: '+49 5191/970' }),
      false,
    ],
    [entry('a', 'Deutschkurs A1', { addresses: market }), entry('b', 'Kleiderkammer', { addresses: market }), false],
    [entry('a', 'Deutsch A1'), entry('b', 'Nähtreff'), false],
  ])('%o and %o', (one, other, expected) => {
    expect(duplicatePairs([one, other]).length > 0).toBe(expected);
  });

  it('knows numbers and streets however they are written', () => {
    const one = entry('a', 'Treff', { phone: '05191 970-0', addresses: [{ street: 'Hauptstraße 2', postcode: '1', town: 'A' }] });
    const other = entry('b', 'Treff', {
      phone: '0049 5191 9700',
      addresses: [{ street: 'Hauptstr. 2', postcode: '1', town: 'A' }],
    });
    expect(likeness(one, other)).toEqual({ score: 1, because: ['name', 'address', 'phone'] });
  });

  const some = fc.record({
    id: fc.constantFrom('a', 'b'),
    name: fc.string({ maxLength: 30 }),
    addresses: fc.constantFrom<Entry['addresses']>([], market),
    phone: fc.constantFrom(null, '05191 1', '05191 2'),
  });
  it('is the same either way round, between 0 and 1, and whole with itself', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const there = likeness(one, other).score;
        expect(there).toBeCloseTo(likeness(other, one).score, 10);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1.0000001);
        expect(likeness(one, one).score).toBeGreaterThanOrEqual(there - 1e-9);
      }),
    );
  });
});
