import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCounts } from '#kernel/hidden-counts.ts';
import { coverage } from './coverage.ts';
import { coverageSums, type CoveredOffer } from './coverage-sums.fixture.ts';

const lands = [
  { id: 'a', ags: '1', name: 'A-Stadt' },
  { id: 'b', ags: '2', name: 'B-Dorf' },
];
const covered = ({ offers, ...more }: { offers?: CoveredOffer[] } & Partial<Omit<Parameters<typeof coverage>[0], 'sums'>> = {}) =>
  coverage({
    lands,
    keys: ['language', 'work'],
    sums: coverageSums(
      offers ?? [
        { keys: ['language'], at: [{ municipalityId: 'a', hours: 6 }], hours: 0, seats: 20 },
        {
          keys: ['language', 'work'],
          at: [
            { municipalityId: 'a', hours: 2 },
            { municipalityId: 'b', hours: 2 },
          ],
          hours: 1,
          seats: 10,
        },
        { keys: ['work'], at: [], hours: 3, seats: 0 },
      ],
    ),
    residents: new Map([
      ['a', 2000],
      ['b', 100],
    ]),
    targets: new Map([['language', 2]]),
    measure: 'offers',
    smallest: 5,
    ...more,
  });
const cell = (row: { cells: { key: string }[] }, key: string) => row.cells.find((entry) => entry.key === key);

describe('the matrix of offers', () => {
  it('counts offers, seats and hours where they are, and for 1,000 residents', () => {
    const { rows, elsewhere, total } = covered();
    expect(cell(rows[0]!, 'language')).toMatchObject({ offers: 2, seats: 25, hours: 8, perThousand: 1, reached: false });
    expect(cell(rows[1]!, 'language')).toMatchObject({ offers: 1, seats: 5, hours: 2, perThousand: 10, reached: true });
    expect(cell(rows[1]!, 'work')).toMatchObject({ offers: 1, reached: null });
    expect(cell(elsewhere, 'work')).toMatchObject({ offers: 1, hours: 3, perThousand: null });
    expect(cell(total, 'work')).toMatchObject({ offers: 2, hours: 8 });
    expect(total.residents).toBe(2100);
    expect(cell(covered({ measure: 'seats' }).rows[0]!, 'language')).toMatchObject({ perThousand: 12.5, reached: false });
  });

  it('shows no number below the smallest, no share that would give it away, and no single gap in a sum', () => {
    const { rows } = covered({
      residents: new Map([
        ['a', 2000],
        ['b', 3],
      ]),
    });
    // The other one goes too: the total would tell.
    expect(rows.map(({ residents, suppressed }) => [residents, suppressed])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(rows.every((row) => row.cells.every((entry) => entry.perThousand === null && entry.reached === null))).toBe(true);
    expect(covered({ residents: new Map([['a', 2000]]) }).total.residents).toBeNull();
  });

  it('never leaves exactly one number to be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const hidden = hiddenCounts(new Map(counts.map((count, index) => [String(index), count])), 5);
        for (const [index, count] of counts.entries()) if (count > 0 && count < 5) expect(hidden.has(String(index))).toBe(true);
        if (counts.filter((count) => count > 0).length > 1) expect(hidden.size).not.toBe(1);
      }),
    );
  });

  it('has in its total every offer once, whatever its places', () => {
    const offer = fc.record({
      keys: fc.subarray(['language', 'work'] as string[]),
      at: fc.array(fc.record({ municipalityId: fc.constantFrom('a', 'b'), hours: fc.integer({ min: 0, max: 20 }) }), {
        maxLength: 4,
      }),
      hours: fc.integer({ min: 0, max: 9 }),
      seats: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(offer, { maxLength: 20 }), (offers: CoveredOffer[]) => {
        const { rows, elsewhere, total } = covered({ offers });
        for (const key of ['language', 'work']) {
          const there = offers.filter(({ keys }) => keys.includes(key));
          expect(cell(total, key)).toMatchObject({ offers: there.length });
          const seats = [...rows, elsewhere].reduce(
            (sum, row) => sum + (cell(row, key) as unknown as { seats: number }).seats,
            0,
          );
          expect(seats).toBeCloseTo(there.reduce((sum, entry) => sum + entry.seats, 0));
        }
      }),
    );
  });
});
