import { describe, expect, it } from 'vitest';
import { dayPeriodWords } from './german.ts';

describe('a period in days', () => {
  it.each([
    ['2026-01-01', '2027-06-30', '1. Januar 2026 bis 30. Juni 2027'],
    ['2026-01-01', null, 'ab 1. Januar 2026'],
    [null, '2027-12-31', 'bis 31. Dezember 2027'],
    [null, null, ''],
  ])('from %s to %s', (from, to, words) => {
    expect(dayPeriodWords({ from, to })).toBe(words);
  });
});
