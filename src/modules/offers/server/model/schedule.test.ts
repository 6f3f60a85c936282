import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayCodes, type Schedule } from '../../contract.ts';
import { bydayOf, takesPlace, weeklyHours } from './schedule-hours.ts';
import { readSchedules, writeSchedules } from './schedule-text.ts';

const read = (text: string): Schedule[] => {
  const done = readSchedules(text);
  if (!done.ok) throw new Error(done.message);
  return done.value;
};
const fault = (text: string): string => {
  const done = readSchedules(text);
  return done.ok ? '' : done.message;
};

describe('times as people write them', () => {
  it.each([
    ['Mo, Mi 9:00–12:15', { freq: 'WEEKLY', days: ['MO', 'WE'], opensAt: '09:00', closesAt: '12:15' }],
    ['Mo–Fr 8-12', { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opensAt: '08:00', closesAt: '12:00' }],
    ['dienstags von 14.30 bis 16 Uhr', { days: ['TU'], opensAt: '14:30', closesAt: '16:00' }],
    ['Montag und Donnerstag: 9–11', { days: ['MO', 'TH'] }],
    ['jede 2. Woche Di 14:00–16:00', { interval: 2, days: ['TU'] }],
    ['jede zweite Woche Di 14:00–16:00', { interval: 2 }],
    ['1. Fr im Monat 15:00–17:00 (mit Kaffee)', { freq: 'MONTHLY', nth: 1, days: ['FR'], notes: 'mit Kaffee' }],
    ['jeden letzten Samstag im Monat 10–12', { freq: 'MONTHLY', nth: -1, days: ['SA'] }],
    ['Mo 9–12 ab 1.9.2026 bis 30.6.2027', { validFrom: '2026-09-01', validTo: '2027-06-30' }],
  ])('reads „%s“', (text, expected) => {
    expect(read(text)).toMatchObject([expected]);
  });

  it.each([
    ['morgens', /nennt keine Uhrzeit/],
    ['9–12', /keinen Wochentag/],
    ['Mo 12–9', /Ende liegt vor dem Anfang/],
    ['Mo 25–26', /Uhrzeit gibt es nicht/],
    ['Mo 9–12 ab 31.2.2027', /Tag gibt es nicht/],
    ['Mo 9–12 ab 1.2.2027 bis 1.1.2027', /Ende liegt vor dem Anfang/],
    ['Di 9–12\nFoo 9–12', /^Zeile 2/],
  ])('refuses „%s“ and says why', (text, message) => {
    expect(fault(text)).toMatch(message);
  });

  const time = fc.integer({ min: 0, max: 1438 });
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const schedules = fc.array(
    fc
      .record({
        monthly: fc.boolean(),
        interval: fc.integer({ min: 1, max: 12 }),
        nth: fc.constantFrom(1, 2, 3, 4, -1),
        days: fc.uniqueArray(fc.constantFrom(...weekdayCodes), { minLength: 1 }),
        from: time,
        length: fc.integer({ min: 1, max: 600 }),
        dated: fc.boolean(),
        notes: fc.constantFrom(null, 'mit Anmeldung', 'im Saal'),
      })
      .map((given): Schedule => ({
        freq: given.monthly ? 'MONTHLY' : 'WEEKLY',
        interval: given.monthly ? 1 : given.interval,
        nth: given.monthly ? given.nth : null,
        days: weekdayCodes.filter((day) => given.days.includes(day)),
        opensAt: clock(given.from),
        closesAt: clock(Math.min(1439, given.from + given.length)),
        validFrom: given.dated ? '2026-09-01' : null,
        validTo: given.dated ? '2027-01-31' : null,
        notes: given.notes,
      })),
    { maxLength: 8 },
  );
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(schedules, (given) => {
        expect(read(writeSchedules(given))).toEqual(given);
      }),
    );
  });

  it('never counts fewer hours for more times, nor more than a week has', () => {
    fc.assert(
      fc.property(schedules, schedules, (one, other) => {
        const sum = weeklyHours([...one, ...other], '2026-11-25');
        expect(sum).toBeGreaterThanOrEqual(weeklyHours(one, '2026-11-25'));
        expect(weeklyHours(one, '2026-11-25')).toBeLessThanOrEqual(168 * one.length);
      }),
    );
  });
});

describe('times as numbers', () => {
  it('averages weeks and months', () => {
    expect(weeklyHours(read('Mo, Mi 9:00–12:00'), '2026-11-25')).toBe(6);
    expect(weeklyHours(read('jede 2. Woche Di 14–16'), '2026-11-25')).toBe(1);
    expect(weeklyHours(read('1. Fr im Monat 15–17'), '2026-11-25')).toBeCloseTo(24 / 52);
    expect(weeklyHours(read('Mo 9–12 bis 1.11.2026'), '2026-11-25')).toBe(0);
    expect(weeklyHours(read('Mo 9–12 ab 1.12.2026'), '2026-11-25')).toBe(0);
  });

  it('says when something takes place', () => {
    const [morning] = read('Mo 9–12');
    expect(['morning', 'afternoon', 'evening', 'weekend'].filter((when) => takesPlace(morning!, when as never))).toEqual([
      'morning',
    ]);
    expect(takesPlace(read('Mo 9–13')[0]!, 'afternoon')).toBe(true);
    expect(takesPlace(read('Fr 18–20')[0]!, 'evening')).toBe(true);
    expect(takesPlace(read('Sa 18–20')[0]!, 'evening')).toBe(false);
    expect(takesPlace(read('Sa 18–20')[0]!, 'weekend')).toBe(true);
  });

  it('writes days as RFC 5545 does', () => {
    expect(bydayOf(read('Mo, Mi 9–12')[0]!)).toBe('MO,WE');
    expect(bydayOf(read('letzter Sa im Monat 9–12')[0]!)).toBe('-1SA');
    expect(bydayOf(read('2. Di im Monat 9–12')[0]!)).toBe('2TU');
  });
});
