import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, type CellSum } from './hidden-cells.ts';

const smallest = 3;
const row = (values: readonly number[]) => {
  const cells = new Map(values.map((value, index) => [`p${index}`, value]));
  cells.set(
    'all',
    values.reduce((sum, value) => sum + value, 0),
  );
  return { cells, sums: [{ total: 'all', parts: values.map((_, index) => `p${index}`), rest: false }], smallest };
};
/** What a reader sees. */
const told = (table: { cells: ReadonlyMap<string, number>; sums: readonly CellSum[]; smallest: number }): string => {
  const hidden = hiddenCells(table);
  return [...table.cells].map(([id, value]) => (hidden.has(id) ? '?' : value)).join(' ');
};
function* tables(length: number, most: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const rest of tables(length - 1, most)) for (let value = 0; value <= most; value += 1) yield [value, ...rest];
}

describe('cells that are too small', () => {
  it('are hidden with the next one, and with their total where there is no next', () => {
    expect(told({ ...row([2, 9, 7, 0]) })).toBe('? 9 ? 0 18');
    expect(told({ ...row([2, 0]) })).toBe('? 0 ?');
    expect(told({ ...row([7, 9]) })).toBe('7 9 16');
    // Two of one each: their sum would tell both.
    expect(told({ ...row([1, 1, 9]) })).toBe('? ? ? 11');
  });

  it.each([2, 3])('cannot be told by whoever knows the sum and the rule, in any row of %i', (length) => {
    const seen = new Map<string, Set<number>[]>();
    for (const values of tables(length, 9)) {
      const given = told(row(values));
      const known =
        seen.get(given) ??
        seen
          .set(
            given,
            values.map(() => new Set<number>()),
          )
          .get(given)!;
      values.forEach((value, index) => known[index]!.add(value));
    }
    for (const [given, known] of seen) {
      // Nobody may be sure of a number below the smallest.
      const sure = known.filter((numbers) => numbers.size === 1 && [...numbers][0]! > 0 && [...numbers][0]! < smallest);
      expect(sure.length, given).toBe(0);
    }
  });

  it('leave what is hidden more than one way to make up the sum, in any row of 4', () => {
    for (const values of tables(4, 8)) {
      const { cells } = row(values);
      const hidden = hiddenCells(row(values));
      const few = values.filter((value) => value > 0 && value < smallest).length;
      if (hidden.has('all')) continue;
      const under = values.filter((_, index) => hidden.has(`p${index}`));
      const left = under.reduce((sum, value) => sum + value, 0);
      if (few === 0) expect(under).toEqual([]);
      else expect(under.length > 1 && left > under.length, JSON.stringify([values, [...cells], [...hidden]])).toBe(true);
    }
  });

  it('leave no sum of a table with one hidden cell, whatever the table', () => {
    const numbers = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(numbers, (rows) => {
        const cells = new Map<string, number>();
        const sums: CellSum[] = [];
        const add = (id: string, value: number) => cells.set(id, (cells.get(id) ?? 0) + value);
        rows.forEach((line, r) =>
          line.forEach((value, c) => {
            for (const id of [`${r} ${c}`, `${r} *`, `* ${c}`, '* *']) add(id, value);
          }),
        );
        const at = (count: number) => Array.from({ length: count }, (_, index) => String(index));
        for (const r of [...at(rows.length), '*'])
          sums.push({ total: `${r} *`, parts: at(3).map((c) => `${r} ${c}`), rest: false });
        for (const c of [...at(3), '*'])
          sums.push({ total: `* ${c}`, parts: at(rows.length).map((r) => `${r} ${c}`), rest: false });
        const hidden = hiddenCells({ cells, sums, smallest });
        for (const [id, value] of cells) {
          if (value === 0) expect(hidden.has(id)).toBe(false);
          else if (value < smallest) expect(hidden.has(id)).toBe(true);
        }
        for (const { total, parts } of sums) {
          const unknown = [total, ...parts].filter((id) => hidden.has(id));
          expect(unknown.length, JSON.stringify({ rows, total, unknown })).not.toBe(1);
        }
      }),
    );
  });
});
