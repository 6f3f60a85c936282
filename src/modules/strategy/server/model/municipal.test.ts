import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusStates } from '../../contract.ts';
import type { MunicipalReport } from '../../contract-municipality.ts';
import { reportingPlaces, standingsOf } from './municipal.ts';

const place = (id: string, partOf: string | null = null) => ({ id, name: `Ort ${id}`, partOf });
const places = [place('a'), place('b'), place('c'), place('d', 'c')];
const ids = (found: { id: string }[]): string[] => found.map(({ id }) => id);

describe('who reports for itself', () => {
  it.each([
    ['all that stand by themselves, where it is theirs and names none', [], 'municipality', ['a', 'b', 'c']],
    ['the same where it is the county’s too', [], 'both', ['a', 'b', 'c']],
    ['nobody where it is the county’s alone', [], 'county', []],
    ['nobody where nothing is said', [], null, []],
    ['nobody where one is named: her word is the measure’s', ['a'], 'municipality', []],
    ['those named where it names several', ['b', 'd'], 'county', ['b', 'd']],
  ] as const)('%s', (_, named, layer, expected) => {
    expect(ids(reportingPlaces({ named, layer, places }))).toEqual(expected);
  });
});

describe('the standings', () => {
  const report = (state: MunicipalReport['state']): MunicipalReport => ({
    id: state,
    date: '2026-11-25',
    state,
    text: 'Gut.',
    nextStep: null,
    reason: null,
  });

  it('name those that have reported first, then the others', () => {
    const reports = new Map([['c', report('done')]]);
    const found = standingsOf({ places: places.slice(0, 3), reports });
    expect(found).toMatchObject({ total: 3, reported: 1, counts: [{ state: 'done', count: 1 }] });
    expect(ids(found.entries)).toEqual(['c', 'a', 'b']);
  });

  it('count every municipality once, and none that is not asked', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x'), fc.constantFrom(...statusStates)), (said) => {
        const reports = new Map(Object.entries(said).map(([id, state]) => [id, report(state)]));
        const { total, reported, counts, entries } = standingsOf({ places: places.slice(0, 3), reports });
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(reported);
        expect(reported).toBe(['a', 'b', 'c'].filter((id) => reports.has(id)).length);
        expect(entries).toHaveLength(total);
      }),
    );
  });
});
