import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCount } from './group-count.ts';

const given = (count: number | null, women: number | null = null, men: number | null = null) => ({
  count,
  women,
  men,
  countDay: '2026-06-30',
  countSource: 'Melderegister',
});

describe('groupCount', () => {
  it.each([
    [given(null), null],
    [given(120, 70, 50), { all: 120, women: 70, men: 50, hidden: false }],
    [given(120), { all: 120, women: null, men: null, hidden: false }],
    [given(4), { all: null, hidden: true }],
    [given(0), { all: 0, hidden: false }],
    [given(30, 28, 2), { all: 30, women: null, men: null, hidden: true }],
    [given(30, 15, 13), { all: 30, women: null, men: null, hidden: true }],
  ])('%j tells %j', (entered, told) => {
    if (told === null) expect(groupCount(entered, 5)).toBeNull();
    else expect(groupCount(entered, 5)).toMatchObject(told);
  });

  it('never tells a number from one to below the smallest, nor one that can be reckoned', () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(part, part, part, fc.integer({ min: 3, max: 10 }), (women, men, rest, smallest) => {
        const told = groupCount(given(women + men + rest, women, men), smallest)!;
        const small = (value: number | null): boolean => value !== null && value > 0 && value < smallest;
        expect([told.all, told.women, told.men].some(small)).toBe(false);
        if (told.women !== null) expect(small(told.all! - told.women - told.men!)).toBe(false);
      }),
    );
  });
});
