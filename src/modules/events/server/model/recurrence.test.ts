import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#kernel/dates.ts';
import { frequencies, weekdays, type Recurrence } from '../../contract.ts';
import { endsSomeDay, lastRuleDay, mostDates, normalRule, recurrenceOf, ruleDays, ruleOf } from './recurrence.ts';

const days = (rule: string, start: string, to: string, from = start): string[] => ruleDays({ rule, start, from, to });

describe('a rule', () => {
  it.each([
    ['FREQ=WEEKLY', '2026-11-24', '2026-12-15', ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-24', '2026-12-31', ['2026-11-24', '2026-12-08', '2026-12-22']],
    ['FREQ=MONTHLY;BYDAY=1TU', '2026-12-01', '2027-02-28', ['2026-12-01', '2027-01-05', '2027-02-02']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', '2026-11-27', '2027-12-31', ['2026-11-27', '2026-12-25']],
    // Across the end of summer time there are no hours that could shift a day.
    ['FREQ=DAILY;COUNT=4', '2026-10-23', '2027-01-01', ['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26']],
    // The last day counts as a whole, however it is written.
    ['FREQ=WEEKLY;UNTIL=20261208T000000Z', '2026-11-24', '2027-01-01', ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['FREQ=YEARLY', '2028-02-29', '2033-01-01', ['2028-02-29', '2032-02-29']],
  ])('%s from %s', (rule, start, to, expected) => {
    expect(days(rule, start, to)).toEqual(expected);
  });

  it.each([
    '',
    'FREQ=HOURLY',
    'FREQ=FOO',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=WEEKLY;BYHOUR=9',
    'FREQ=WEEKLY;COUNT=0',
    `FREQ=DAILY;COUNT=${mostDates + 1}`,
    'FREQ=WEEKLY;COUNT=3;UNTIL=20270101',
    'FREQ=WEEKLY;UNTIL=20270231',
    'FREQ=WEEKLY;FREQ=DAILY',
    'BYDAY=MO',
    'jeden Dienstag',
    'FREQ=WEEKLY\nBEGIN:VEVENT',
  ])('is none: %s', (rule) => {
    expect(normalRule({ rule, start: '2026-11-24' })).toBeNull();
    expect(days(rule, '2026-11-24', '2027-11-24')).toEqual([]);
  });

  it('is kept in one spelling', () => {
    expect(normalRule({ rule: ' rrule:freq=weekly;until=20261208T225959Z; ', start: '2026-11-24' })).toBe(
      'FREQ=WEEKLY;UNTIL=20261208',
    );
  });

  it('that falls on no day gives none, and does not search forever', () => {
    expect(days('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', '2036-01-01')).toEqual([]);
  });

  it('ends where it says, and tells an endless one', () => {
    expect(lastRuleDay({ rule: 'FREQ=WEEKLY;COUNT=3', start: '2026-11-24' })).toBe('2026-12-08');
    expect(lastRuleDay({ rule: 'FREQ=WEEKLY;UNTIL=20261214', start: '2026-11-24' })).toBe('2026-12-08');
    expect(lastRuleDay({ rule: 'FREQ=WEEKLY', start: '2026-11-24' })).toBeNull();
    expect(endsSomeDay('FREQ=WEEKLY')).toBe(false);
  });
});

const start = fc.integer({ min: 0, max: 3650 }).map((offset) => addDays('2024-01-01', offset));

describe('rules of every kind', () => {
  it('of weeks fall on the same weekday at even distances', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), (first, interval, count) => {
        const rule = ruleOf({ frequency: 'WEEKLY', interval, byDay: [], until: null, count });
        const found = days(rule, first, addDays(first, 7 * interval * count));
        expect(found).toHaveLength(count);
        found.forEach((day, index) => expect(daysBetween(first, day)).toBe(index * 7 * interval));
      }),
      { numRuns: 60 },
    );
  });

  it('give the same days whatever window they are looked at through', () => {
    fc.assert(
      fc.property(
        start,
        fc.constantFrom(
          'FREQ=DAILY;INTERVAL=3',
          'FREQ=WEEKLY;BYDAY=MO,TH',
          'FREQ=MONTHLY',
          'FREQ=MONTHLY;BYDAY=2WE',
          'FREQ=YEARLY',
        ),
        fc.integer({ min: 0, max: 300 }),
        (first, rule, cut) => {
          const end = addDays(first, 400);
          const middle = addDays(first, cut);
          expect([...days(rule, first, middle), ...days(rule, first, end, addDays(middle, 1))]).toEqual(days(rule, first, end));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('come back from the form as they were', () => {
    const byDay = fc.uniqueArray(fc.constantFrom(...weekdays), { maxLength: 3 });
    const shape: fc.Arbitrary<Recurrence> = fc.record({
      frequency: fc.constantFrom(...frequencies),
      interval: fc.integer({ min: 1, max: 99 }),
      byDay,
      until: fc.option(start, { nil: null }),
      count: fc.constant(null),
    });
    fc.assert(
      fc.property(shape, (recurrence) => {
        expect(recurrenceOf(ruleOf(recurrence))).toEqual(recurrence);
      }),
    );
  });

  it('never throw on what people type', () => {
    fc.assert(
      fc.property(fc.string(), (rule) => {
        expect(Array.isArray(days(`FREQ=WEEKLY;${rule}`, '2026-11-24', '2027-11-24'))).toBe(true);
      }),
    );
  });
});
