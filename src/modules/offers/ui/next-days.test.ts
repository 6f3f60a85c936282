import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../contract.ts';
import { hoursToReach, nextDays } from './next-days.ts';

const weekly: Schedule = {
  freq: 'WEEKLY',
  interval: 1,
  nth: null,
  days: ['MO', 'WE'],
  opensAt: '09:00',
  closesAt: '12:00',
  validFrom: null,
  validTo: null,
  notes: null,
};
const monthly = (nth: number): Schedule => ({ ...weekly, freq: 'MONTHLY', nth, days: ['FR'] });

describe('the next days of an offer', () => {
  // 25 November 2026 is a Wednesday.
  it.each<[string, Schedule, string[]]>([
    ['every Monday and Wednesday', weekly, ['2026-11-30', '2026-12-07']],
    ['every Wednesday', { ...weekly, days: ['WE'] }, ['2026-12-02', '2026-12-09']],
    ['the first Friday of a month', monthly(1), ['2026-12-04', '2027-01-01']],
    ['the last Friday of a month', monthly(-1), ['2026-11-27', '2026-12-25']],
  ])('%s', (_name, schedule, first) => {
    expect(nextDays(schedule, '2026-11-25').slice(0, 2)).toEqual(first);
  });

  it('keeps to the days in which it holds', () => {
    const schedule = { ...weekly, validFrom: '2026-12-07', validTo: '2026-12-14' };
    expect(nextDays(schedule, '2026-11-25')).toEqual(['2026-12-07', '2026-12-14']);
  });

  it('asks for the whole of a course, and for an hour of advice', () => {
    expect(hoursToReach({ opensAt: '09:00', closesAt: '12:15' }, 'course')).toEqual({ by: '09:00', from: '12:15' });
    expect(hoursToReach({ opensAt: '09:00', closesAt: '12:15' }, 'advice')).toEqual({ by: '11:15', from: '12:15' });
    expect(hoursToReach({ opensAt: '09:00', closesAt: '09:30' }, 'advice')).toEqual({ by: '09:00', from: '09:30' });
  });

  it('is never there after the end, nor gone before it', () => {
    const minute = fc.integer({ min: 0, max: 1438 });
    const clock = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, fc.constantFrom('advice' as const, 'course' as const), (start, length, kind) => {
        const [opensAt, closesAt] = [clock(start), clock(Math.min(1439, start + 1 + length))];
        const { by, from } = hoursToReach({ opensAt, closesAt }, kind);
        expect(by >= opensAt && by <= closesAt && from === closesAt).toBe(true);
      }),
    );
  });
});
