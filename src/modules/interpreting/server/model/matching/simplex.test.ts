import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximise, type Linear } from './simplex.ts';

const most = () => ({ left: 1e9 });
const linear = fc
  .record({ columns: fc.integer({ min: 1, max: 7 }), height: fc.integer({ min: 1, max: 7 }) })
  .chain(({ columns, height }) =>
    fc.record({
      columns: fc.constant(columns),
      worth: fc.array(fc.integer({ min: -5, max: 40 }), { minLength: columns, maxLength: columns }),
      rows: fc
        .array(
          fc.record({
            factor: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns, maxLength: columns }),
            limit: fc.integer({ min: 0, max: 9 }),
          }),
          { minLength: height, maxLength: height },
        )
        // Every column stands in the last row, so that none grows without end.
        .map((rows) => [...rows, { factor: Array.from({ length: columns }, () => 1), limit: 20 }]),
    }),
  )
  .map(({ columns, worth, rows }): Linear => ({
    columns,
    worth,
    rows: rows.map((row) => ({ ...row, at: row.factor.map((_, at) => at) })),
  }));
const times = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Array.from(one).reduce((sum, each, index) => sum + each * other[index]!, 0);

describe('the simplex method', () => {
  it('finds the optimum of a small programme', () => {
    const rows = [
      { at: [0, 1], factor: [1, 2], limit: 40 },
      { at: [0, 1], factor: [2, 1], limit: 50 },
    ];
    const { x, prices } = maximise({ columns: 2, worth: [30, 50], rows }, most())!;
    expect([...x].map((each) => Math.round(each * 1e6) / 1e6)).toEqual([20, 10]);
    expect(times(prices, [40, 50])).toBeCloseTo(1100, 6);
  });

  it('proves it: what x is worth is what the prices of the limits allow, and both are allowed', () => {
    fc.assert(
      fc.property(linear, (given) => {
        const { x, prices } = maximise(given, most())!;
        for (const { factor, limit } of given.rows) expect(times(factor, x)).toBeLessThanOrEqual(limit + 1e-3);
        for (let column = 0; column < given.columns; column += 1) {
          expect(x[column]).toBeGreaterThan(-1e-3);
          const paid = given.rows.reduce((sum, { factor }, row) => sum + factor[column]! * prices[row]!, 0);
          expect(paid).toBeGreaterThan(given.worth[column]! - 1e-5);
        }
        const bound = given.rows.reduce((sum, { limit }, row) => sum + limit * prices[row]!, 0);
        expect(times(given.worth, x)).toBeCloseTo(bound, 1);
      }),
      { numRuns: 500 },
    );
  });

  it('ends with its effort, and makes no table that is too large', () => {
    const rows = [{ at: [0], factor: [1], limit: 1 }];
    expect(maximise({ columns: 1, worth: [1], rows }, { left: 1 })).toBeNull();
    expect(maximise({ columns: 20_000_001, worth: [1], rows }, most())).toBeNull();
  });
});
