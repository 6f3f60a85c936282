import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherServiceShape } from './other-service.ts';
import { readCapacities } from './read-capacities.ts';

const read = (capacities: unknown[]) => {
  const notes: string[] = [];
  return { found: readCapacities(otherServiceShape.parse({ id: 'x', capacities }).capacities, notes), notes };
};

describe('room of another server', () => {
  it.each([
    [
      { available: 3, maximum: 20, unit: { identifier: 'seats', name: 'Plätze' } },
      { unit: 'seats', available: 3, maximum: 20 },
    ],
    [
      { available: '4', unit: { name: 'Places' } },
      { unit: 'seats', available: 4, maximum: null },
    ],
    [
      { available: 0, unit: { name: 'Familien' }, description: 'für Frauen' },
      { unit: 'families', audience: 'women', available: 0 },
    ],
  ])('%j', (given, expected) => {
    expect(read([given])).toMatchObject({ found: [expected], notes: [] });
  });

  it.each([
    ['an unknown unit', [{ available: 3, unit: { name: 'beds' } }], 0, /beds/],
    ['no unit', [{ available: 3 }], 0, /left out/],
    ['no number', [{ available: -1, unit: { name: 'seats' } }], 0, /without a number/],
    [
      'the same twice',
      [
        { available: 1, unit: { name: 'seats' } },
        { available: 2, unit: { name: 'Platz' } },
      ],
      1,
      /twice/,
    ],
    ['more free than there is', [{ available: 5, maximum: 2, unit: { name: 'seats' } }], 1, /more room/],
  ])('says what it leaves out: %s', (_name, given, count, note) => {
    const { found, notes } = read(given);
    expect(found).toHaveLength(count);
    expect(notes.join()).toMatch(note);
  });

  it('never gives what may not be kept here', () => {
    const entry = fc.record({
      available: fc.oneof(fc.integer({ min: -5, max: 200_000 }), fc.constant(null), fc.string()),
      maximum: fc.oneof(fc.integer({ min: -5, max: 200_000 }), fc.double()),
      description: fc.constantFrom(null, 'für Frauen', 'für Männer', 'sonst'),
      unit: fc.constantFrom(null, { name: 'seats' }, { name: 'Familien' }, { identifier: 'appointments' }, { name: 'x' }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (given) => {
        const { found } = read(given);
        const keys = found.map(({ unit, audience }) => `${unit} ${audience}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { available, maximum } of found) {
          expect(available !== null || maximum !== null).toBe(true);
          for (const one of [available, maximum]) if (one !== null) expect(one >= 0 && one <= 100_000).toBe(true);
          if (available !== null && maximum !== null) expect(available).toBeLessThanOrEqual(maximum);
        }
      }),
    );
  });
});
