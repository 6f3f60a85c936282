import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { servedLevel } from '../../contract-served.ts';
import { needSupply, type CountedNeed } from './need-supply.ts';

const towns = [
  { id: 'a', name: 'Adorf' },
  { id: 'b', name: 'Bestadt' },
  { id: 'c', name: 'Cehausen' },
];
const [january, february] = ['2027-01-01', '2027-02-01'];
const need = (fields: Partial<CountedNeed> = {}): CountedNeed => ({
  level: 'A1',
  townId: 'a',
  month: january,
  people: 8,
  ...fields,
});
const run = (fields: object = {}) => ({ level: 'A1' as const, townId: 'a' as string | null, month: january, free: 3, ...fields });
const asked = { towns, month: null };

describe('whom a run serves', () => {
  it.each([
    [{ kind: 'integration', entryLevel: null, targetLevel: 'B1' }, 'none'],
    [{ kind: 'integration', entryLevel: 'A1.1', targetLevel: 'A2' }, 'none'],
    [{ kind: 'integration', entryLevel: 'A2', targetLevel: 'B1' }, 'A2'],
    [{ kind: 'local', entryLevel: 'B1.1', targetLevel: 'B1' }, 'A2'],
    [{ kind: 'integration-literacy', entryLevel: null, targetLevel: 'A1' }, 'pre-A1'],
    [{ kind: 'local', entryLevel: 'pre-A1', targetLevel: 'A1' }, 'pre-A1'],
    [{ kind: 'exam-dtz', entryLevel: 'A2', targetLevel: 'B1' }, null],
    [{ kind: 'mia', entryLevel: null, targetLevel: null }, null],
  ] as const)('%j: %s', (given, level) => expect(servedLevel(given)).toBe(level));
});

describe('needs against supply', () => {
  it('sets people in need against free seats, by municipality, level and month', () => {
    const all = needSupply({
      ...asked,
      needs: [need(), need({ month: february, people: 6 })],
      runs: [run(), run({ townId: null })],
    });
    expect(all).toMatchObject({
      months: [january, february],
      levels: ['A1'],
      rows: [
        { name: 'Adorf', cells: [{ people: 14, free: 3, gap: 11 }] },
        { id: null, cells: [{ people: 0, free: 3 }] },
      ],
      total: { cells: [{ people: 14, free: 6, gap: 8 }] },
    });
    expect(all.gaps.map(({ month, gap }) => [month, gap])).toEqual([
      [february, 6],
      [january, 5],
    ]);
    const one = needSupply({ ...asked, month: february, needs: [need(), need({ month: february, people: 6 })], runs: [run()] });
    expect(one.rows).toMatchObject([{ cells: [{ people: 6, free: 0, gap: 6 }] }]);
  });

  it('names no gap where the seats suffice', () =>
    expect(needSupply({ ...asked, needs: [need()], runs: [run({ free: 9 })] }).gaps).toEqual([]));

  it('puts a number that is not told into no sum, and says that there are some more', () => {
    const needs = [need({ people: null }), need({ people: 10 }), need({ townId: 'b', people: null })];
    const { rows, total, gaps } = needSupply({ ...asked, needs, runs: [] });
    expect(rows.map(({ cells }) => cells[0])).toMatchObject([
      { people: 10, few: true },
      { people: 0, few: true },
    ]);
    expect(total.cells[0]).toMatchObject({ people: 10, few: true });
    expect(gaps.map(({ town, gap }) => [town.name, gap])).toEqual([['Adorf', 10]]);
  });

  it('sums up by municipality to what the county has, whatever is asked (property)', () => {
    const entry = { level: fc.constantFrom('none' as const, 'A1' as const), month: fc.constantFrom(january, february) };
    const needs = fc.array(fc.record({ ...entry, townId: fc.constantFrom('a', 'b'), people: fc.integer({ min: 1, max: 30 }) }));
    const runs = fc.array(fc.record({ ...entry, townId: fc.constantFrom('a', 'c', null), free: fc.nat(30) }));
    fc.assert(
      fc.property(needs, runs, fc.constantFrom(null, january), (someNeeds, someRuns, month) => {
        const { levels, rows, total, gaps } = needSupply({ towns, month, needs: someNeeds, runs: someRuns });
        for (const index of levels.keys())
          for (const key of ['people', 'free', 'gap'] as const)
            expect(rows.reduce((sum, { cells }) => sum + cells[index]![key], 0)).toBe(total.cells[index]![key]);
        for (const { gap, people, free } of gaps) expect(gap).toBe(people - free);
      }),
    );
  });
});
