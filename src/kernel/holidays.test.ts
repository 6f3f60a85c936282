import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './dates.ts';
import { addWorkdays, easterSunday, holidays, isWorkday, workdayFrom } from './holidays.ts';

describe('holidays of Lower Saxony', () => {
  // Dates as printed in calendars; 2008 has the earliest Easter of its time, 2038 the latest.
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2017, '2017-04-16'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('knows Easter of %i', (year, day) => expect(easterSunday(year)).toBe(day));

  it('lists those of 2026', () => {
    expect([...holidays(2026).keys()].sort()).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-10-31',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('has Reformation Day only since 2017', () => {
    expect(holidays(2016).has('2016-10-31')).toBe(false);
    expect(holidays(2017).has('2017-10-31')).toBe(true);
  });

  it('moves a deadline from Good Friday to the Tuesday after Easter', () => {
    expect(workdayFrom('2026-04-03')).toBe('2026-04-07');
    expect(workdayFrom('2026-12-26')).toBe('2026-12-28');
    expect(workdayFrom('2026-11-26')).toBe('2026-11-26');
  });

  it('counts workdays over Christmas and New Year', () => {
    expect(addWorkdays('2026-12-23', 1)).toBe('2026-12-24');
    expect(addWorkdays('2026-12-23', 2)).toBe('2026-12-28');
    expect(addWorkdays('2027-01-04', -2)).toBe('2026-12-30');
  });

  it('always lands on a workday, and goes there and back', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const start = workdayFrom(from);
        const end = addWorkdays(start, count);
        expect(isWorkday(end)).toBe(true);
        expect(addWorkdays(end, -count)).toBe(start);
      }),
    );
  });
});
