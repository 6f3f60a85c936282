import { describe, expect, it } from 'vitest';
import { budgetDeadline, budgetYearsDue, nextBudgetYear } from './budget-deadline.ts';

const monthDay = '06-30';

describe('the deadline of a budget', () => {
  it.each([
    [2027, '2026-06-30'],
    // 30 June 2024 was a Sunday.
    [2025, '2024-07-01'],
    [2029, '2028-06-30'],
  ])('of %s is %s', (year, deadline) => {
    expect(budgetDeadline({ year, monthDay })).toBe(deadline);
  });

  it('goes over holidays to the next workday', () => {
    expect(budgetDeadline({ year: 2027, monthDay: '10-31' })).toBe('2026-11-02');
  });

  it('is a duty ninety days before, and late until the year begins', () => {
    expect(budgetYearsDue({ today: '2026-03-31', monthDay })).toEqual([]);
    expect(budgetYearsDue({ today: '2026-04-01', monthDay })).toEqual([{ year: 2027, deadline: '2026-06-30' }]);
    expect(budgetYearsDue({ today: '2026-12-31', monthDay }).map(({ year }) => year)).toEqual([2027]);
    expect(budgetYearsDue({ today: '2027-01-01', monthDay })).toEqual([]);
    expect(budgetYearsDue({ today: '2026-12-01', monthDay: '01-31' }).map(({ year }) => year)).toEqual([2027, 2028]);
  });

  it('leads to the year that is still open', () => {
    expect(nextBudgetYear({ today: '2026-06-30', monthDay })).toBe(2027);
    expect(nextBudgetYear({ today: '2026-07-01', monthDay })).toBe(2028);
  });
});
