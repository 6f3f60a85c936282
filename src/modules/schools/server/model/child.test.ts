import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOf, standingOf } from './child.ts';

const today = '2026-11-26';
const open = { ageFrom: null, ageTo: null, gradeFrom: null, gradeTo: null };

describe('where a child stands', () => {
  it.each([
    // Six by 30 September 2026: in the first year.
    ['2020-06', { ages: { from: 6, to: 6 }, grades: { from: 1, to: 1 } }],
    // Born from July to September: the parents may have put it off.
    ['2020-09', { ages: { from: 6, to: 6 }, grades: { from: 0, to: 1 } }],
    ['2020-10', { ages: { from: 6, to: 6 }, grades: { from: 0, to: 0 } }],
    ['2020-12', { ages: { from: 5, to: 5 }, grades: { from: 0, to: 0 } }],
    ['2016-05', { ages: { from: 10, to: 10 }, grades: { from: 5, to: 5 } }],
    ['2025-11', { ages: { from: 1, to: 1 }, grades: { from: -5, to: -5 } }],
  ])('born in %s', (born, expected) => {
    const [birthYear, birthMonth] = born.split('-').map(Number) as [number, number];
    expect(standingOf({ birthYear, birthMonth, today })).toEqual(expected);
  });

  it('counts the school year from August on', () => {
    expect(standingOf({ birthYear: 2020, birthMonth: 6, today: '2026-07-31' }).grades).toEqual({ from: 0, to: 0 });
    expect(standingOf({ birthYear: 2020, birthMonth: 6, today: '2026-08-01' }).grades).toEqual({ from: 1, to: 1 });
  });

  it('a year alone leaves open what its months would say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2026 }), fc.integer({ min: 1, max: 12 }), (birthYear, birthMonth) => {
        const wide = standingOf({ birthYear, birthMonth: null, today });
        const exact = standingOf({ birthYear, birthMonth, today });
        for (const key of ['ages', 'grades'] as const) {
          expect(exact[key].from).toBeGreaterThanOrEqual(wide[key].from);
          expect(exact[key].to).toBeLessThanOrEqual(wide[key].to);
        }
      }),
    );
  });
});

describe('what fits a child', () => {
  const at = (born: string) => {
    const [birthYear, birthMonth] = born.split('-').map(Number) as [number, number];
    return standingOf({ birthYear, birthMonth, today });
  };
  it.each([
    ['creche', '2025-03', 'now'],
    ['kita', '2025-03', null],
    ['kita', '2024-03', 'soon'],
    ['kita', '2022-03', 'now'],
    // In the last year of the Kita the school registers already.
    ['kita', '2021-03', 'now'],
    ['primary', '2021-03', 'soon'],
    ['kita', '2020-03', null],
    ['primary', '2020-03', 'now'],
    ['after-school', '2020-03', 'now'],
    ['gymnasium', '2017-03', 'soon'],
    ['primary', '2017-03', 'now'],
    ['gymnasium', '2016-03', 'now'],
    ['vocational', '2012-03', 'soon'],
    ['vocational', '2010-03', 'now'],
    ['adult', '2010-03', 'now'],
    ['adult', '2014-03', null],
  ] as const)('%s for who was born in %s: %s', (type, born, expected) => {
    expect(fitOf({ type, ...open }, at(born))).toBe(expected);
  });

  it('what an institution says of itself holds before what is usual', () => {
    expect(fitOf({ type: 'kita', ...open, ageFrom: 1 }, at('2025-03'))).toBe('now');
    expect(fitOf({ type: 'igs', ...open, gradeTo: 10 }, at('2010-03'))).toBeNull();
    expect(fitOf({ type: 'special', ...open, gradeFrom: 5 }, at('2017-03'))).toBe('soon');
  });
});
