import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  berlinDay,
  berlinMidnight,
  daysBetween,
  isIsoDate,
  quarterEnd,
  quarterOf,
  quartersBetween,
  quarterStart,
  shiftQuarter,
} from './dates.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

describe('days', () => {
  it.each([
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
    [20260101, false],
  ])('%s is a day: %s', (value, expected) => {
    expect(isIsoDate(value)).toBe(expected);
  });

  it('begin at midnight in Germany, in summer and in winter', () => {
    expect(berlinMidnight('2026-07-01').toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(berlinMidnight('2026-12-01').toISOString()).toBe('2026-11-30T23:00:00.000Z');
    expect(berlinMidnight('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(berlinMidnight('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z');
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(berlinDay(berlinMidnight(day))).toBe(day);
        expect(berlinDay(new Date(berlinMidnight(day).getTime() - 1))).toBe(addDays(day, -1));
      }),
    );
  });

  it('count as they are added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });
});

describe('quarters', () => {
  it('hold their days, and follow each other without a gap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (day, by) => {
        const quarter = quarterOf(day);
        expect(quarterStart(quarter) <= day && day <= quarterEnd(quarter)).toBe(true);
        expect(addDays(quarterEnd(quarter), 1)).toBe(quarterStart(shiftQuarter(quarter, 1)));
        expect(shiftQuarter(shiftQuarter(quarter, by), -by)).toBe(quarter);
      }),
    );
    expect(quartersBetween('2025-Q3', '2026-Q2')).toEqual(['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']);
    expect(quartersBetween('2026-Q2', '2025-Q3')).toEqual([]);
  });
});
