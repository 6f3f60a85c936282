import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesCycle, shownKind, unanswered } from './origins.ts';
import { likeness, suggestions } from './similar.ts';

const link = (
  predecessorNodeId: string,
  successorNodeId: string | null,
  kind: 'carried-over' | 'changed' | 'dropped' = 'changed',
) => ({
  predecessorNodeId,
  successorNodeId,
  kind,
});

describe('shownKind', () => {
  const all = [
    link('a', '1', 'carried-over'),
    link('b', '2'),
    link('c', '2'),
    link('d', '3'),
    link('d', '4'),
    link('e', null, 'dropped'),
  ];
  it('sees what was merged and split', () => {
    expect(all.map((one) => shownKind(one, all))).toEqual(['carried-over', 'merged', 'merged', 'split', 'split', 'dropped']);
  });
});

describe('unanswered', () => {
  it('is what no link begins at', () => {
    expect(unanswered({ items: [{ id: 'a' }, { id: 'b' }], links: [link('a', null, 'dropped')] })).toEqual([{ id: 'b' }]);
  });
});

describe('closesCycle', () => {
  const predecessors = new Map([
    ['c', 'b'],
    ['b', 'a'],
    ['a', null],
  ]);
  it('refuses itself and whatever follows it', () => {
    expect(closesCycle({ strategyId: 'a', predecessorId: 'a', predecessors })).toBe(true);
    expect(closesCycle({ strategyId: 'a', predecessorId: 'c', predecessors })).toBe(true);
    expect(closesCycle({ strategyId: 'c', predecessorId: 'a', predecessors })).toBe(false);
    expect(closesCycle({ strategyId: 'd', predecessorId: 'c', predecessors })).toBe(false);
  });
});

describe('suggestions', () => {
  const among = [
    { id: '1', path: '', title: 'Ausbildungs- und Praktikumsportal verbessern' },
    { id: '2', path: '1.1', title: 'Sprachträger vernetzen und Kursplätze abstimmen' },
    { id: '3', path: '', title: 'Leitfaden für Krisen entwickeln' },
  ];
  it('finds what shares its words', () => {
    expect(
      suggestions({ path: '1.5', title: 'Stellen- und Ausbildungsportal bekannter machen' }, among).map(({ id }) => id),
    ).toEqual([]);
    expect(suggestions({ path: '', title: 'Ausbildungsportal verbessern' }, among).map(({ id }) => id)).toEqual(['1']);
  });
  it('takes the number for a hint and for no more', () => {
    expect(suggestions({ path: '1.1', title: 'Kreisstraßen ausbauen' }, among)).toEqual([]);
    expect(likeness({ path: '1.1', title: 'Kurse vernetzen' }, among[1]!)).toBeGreaterThan(
      likeness({ path: '', title: 'Kurse vernetzen' }, among[1]!),
    );
  });
  it('is even-handed and between 0 and 1', () => {
    const item = fc.record({ path: fc.constantFrom('', '1', '1.1'), title: fc.string() });
    fc.assert(
      fc.property(item, item, (one, other) => {
        const score = likeness(one, other);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(likeness(other, one)).toBe(score);
      }),
    );
  });
});
