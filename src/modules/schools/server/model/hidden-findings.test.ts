import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKey, hiddenFindings, type FindingCell } from './hidden-findings.ts';

const cell = (place: string | null, language: FindingCell['language'], examined: number, found: number): FindingCell => ({
  place,
  language,
  examined,
  found,
});
const keys = (cells: readonly FindingCell[]) => [...hiddenFindings(cells, 5)].toSorted();

describe('small counts of findings', () => {
  it('are hidden, be it children with a finding, without one, or all of them', () => {
    expect(keys([cell('a', 'all', 100, 3), cell('b', 'all', 100, 98), cell('c', 'all', 4, 0), cell('d', 'all', 90, 40)])).toEqual(
      ['a all', 'b all', 'c all'],
    );
    expect(keys([cell('a', 'all', 100, 0), cell(null, 'all', 100, 0)])).toEqual([]);
  });

  it('take the next smallest with them, which the county’s number would give away', () => {
    const towns = [cell('a', 'all', 100, 2), cell('b', 'all', 80, 20), cell('c', 'all', 60, 20)];
    expect(keys([...towns, cell(null, 'all', 240, 42)])).toEqual(['a all', 'c all']);
  });

  it('take the other family language with them, but not all children', () => {
    expect(keys([cell('a', 'all', 100, 30), cell('a', 'german', 80, 28), cell('a', 'other', 20, 2)])).toEqual([
      'a german',
      'a other',
    ]);
  });

  it('are never the only ones hidden among municipalities, nor told by the other language (property)', () => {
    const town = fc.record({ german: fc.nat({ max: 30 }), other: fc.nat({ max: 30 }), foundG: fc.nat(30), foundO: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(town, { minLength: 2, maxLength: 8 }), (towns) => {
        const cells = towns.flatMap(({ german, other, foundG, foundO }, index): FindingCell[] => {
          const [g, o] = [Math.min(foundG, german), Math.min(foundO, other)];
          const place = String(index);
          return [
            cell(place, 'all', german + other, g + o),
            cell(place, 'german', german, g),
            cell(place, 'other', other, o),
          ].filter(({ examined }) => examined > 0);
        });
        const hidden = hiddenFindings(cells, 5);
        for (const one of cells)
          for (const count of [one.found, one.examined - one.found, one.examined])
            if (count > 0 && count < 5) expect(hidden.has(findingKey(one))).toBe(true);
        for (const language of ['all', 'german', 'other']) {
          const there = cells.filter((one) => one.language === language);
          if (there.length > 1) expect(there.filter((one) => hidden.has(findingKey(one))).length).not.toBe(1);
        }
        for (const place of new Set(cells.map((one) => one.place))) {
          const parts = cells.filter((one) => one.place === place && one.language !== 'all');
          if (parts.length === 2) expect(parts.filter((one) => hidden.has(findingKey(one))).length).not.toBe(1);
        }
      }),
    );
  });
});
