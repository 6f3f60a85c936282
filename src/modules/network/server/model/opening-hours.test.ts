import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/dates.ts';
import type { DayHours, OpeningHours } from '../../contract-hours.ts';
import { hoursText, readDay, readExceptions, writeDay, writeExceptions } from './hours-text.ts';
import {
  dayFault,
  fromIntegreat,
  hoursFaults,
  hoursOn,
  hoursView,
  isOpenAt,
  nextOpening,
  sortSlots,
  toIntegreat,
  toSchemaOrg,
} from './opening-hours.ts';

const day = (text: string): DayHours => {
  const read = readDay(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
};
const week = (...days: string[]): DayHours[] => Array.from({ length: 7 }, (_, index) => day(days[index] ?? ''));
const office: OpeningHours = {
  rules: [{ validFrom: null, validThrough: null, days: week('8–12', '8–12, 14–16', 'nach Vereinbarung', '8–12, 14–18', '8–12') }],
  exceptions: [{ from: '2026-11-26', through: '2026-11-26', hours: day('10–11'), reason: 'Personalversammlung' }],
  holidays: 'closed',
};

/** Days without faults: sorted slots that do not touch. */
const slots = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 12 - 1 }), { minLength: 2, maxLength: 8 })
  .map((marks) => marks.toSorted((one, other) => one - other))
  .map((marks) =>
    Array.from({ length: Math.floor(marks.length / 2) }, (_, index) => ({
      opens: time(marks[index * 2]!),
      closes: time(marks[index * 2 + 1]!),
    })),
  );
const time = (mark: number): string =>
  `${String(Math.floor(mark / 12)).padStart(2, '0')}:${String((mark % 12) * 5).padStart(2, '0')}`;
const anyDay: fc.Arbitrary<DayHours> = fc.oneof(
  fc.constantFrom<DayHours>({ kind: 'closed', slots: [] }, { kind: 'all-day', slots: [] }, { kind: 'by-appointment', slots: [] }),
  slots.map((given): DayHours => ({ kind: 'open', slots: given })),
  slots.map((given): DayHours => ({ kind: 'by-appointment', slots: given })),
);
const anyWeek = fc.array(anyDay, { minLength: 7, maxLength: 7 });
const anyDate = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days));

describe('hours as people write them', () => {
  it.each([
    ['8:00–12:00, 14:00–16:00', 'open', '08:00-12:00 14:00-16:00'],
    ['8-12 und 14.30 bis 16 Uhr', 'open', '08:00-12:00 14:30-16:00'],
    ['14–16, 8–12', 'open', '08:00-12:00 14:00-16:00'],
    ['geschlossen', 'closed', ''],
    ['', 'closed', ''],
    ['durchgehend', 'all-day', ''],
    ['nach Vereinbarung', 'by-appointment', ''],
    ['nach Vereinbarung 9–12', 'by-appointment', '09:00-12:00'],
    ['18–24 Uhr', 'open', '18:00-23:59'],
  ])('„%s“ is %s %s', (text, kind, shown) => {
    const read = day(text);
    expect(read.kind).toBe(kind);
    expect(read.slots.map((slot) => `${slot.opens}-${slot.closes}`).join(' ')).toBe(shown);
  });

  it.each([
    ['12–8', 'Das Ende liegt vor dem Anfang'],
    ['8–12, 11–14', 'überschneiden sich'],
    ['8–25', 'gibt es nicht'],
    ['8:70–9', 'gibt es nicht'],
    ['vormittags', 'ist keine Öffnungszeit'],
    ['8–', 'ist keine Öffnungszeit'],
  ])('„%s“ is told: %s', (text, message) => {
    const read = readDay(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toContain(message);
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(anyDay, (given) => {
        expect(readDay(writeDay(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  it('keep exceptions with their reasons', () => {
    const reason = fc.option(
      fc
        .string({ minLength: 1, maxLength: 30 })
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .filter((text) => text !== ''),
      { nil: null },
    );
    const entry = fc
      .tuple(anyDate, fc.integer({ min: 0, max: 40 }), anyDay, reason)
      .map(([from, length, hours, why]) => ({ from, through: addDays(from, length), hours, reason: why }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        expect(readExceptions(writeExceptions(entries))).toEqual({ ok: true, value: entries });
      }),
    );
  });

  it('tell the line of an exception that cannot be read', () => {
    expect(readExceptions('24.12.2026: zu\n31.2.2027: zu')).toEqual({ ok: false, message: 'Zeile 2: Diesen Tag gibt es nicht.' });
    expect(readExceptions('Heiligabend zu')).toMatchObject({ ok: false, message: expect.stringContaining('Zeile 1') });
    expect(readExceptions('24.12.2026 bis 1.12.2026: zu')).toMatchObject({
      ok: false,
      message: expect.stringContaining('vor dem Anfang'),
    });
  });
});

describe('a day', () => {
  it('is an exception before a holiday before the week', () => {
    expect(hoursOn(office, '2026-11-26')).toMatchObject({ because: 'exception', reason: 'Personalversammlung' });
    expect(hoursOn(office, '2026-12-25')).toMatchObject({
      because: 'holiday',
      reason: '1. Weihnachtstag',
      hours: { kind: 'closed' },
    });
    expect(hoursOn({ ...office, holidays: 'as-usual' }, '2026-12-25')).toMatchObject({
      because: 'week',
      hours: { kind: 'open' },
    });
    expect(hoursOn(office, '2026-12-03')?.hours.slots).toHaveLength(2);
  });

  it('is of the season that holds, else of the week without days', () => {
    const summer = { validFrom: '2026-06-01', validThrough: '2026-08-31', days: week('9–11') };
    const both = { ...office, rules: [...office.rules, summer] };
    expect(hoursOn(both, '2026-06-01')?.hours.slots).toEqual([{ opens: '09:00', closes: '11:00' }]);
    expect(hoursOn(both, '2026-09-07')?.hours.slots).toEqual([{ opens: '08:00', closes: '12:00' }]);
    expect(hoursOn({ ...office, rules: [summer] }, '2026-09-07')).toBeNull();
  });

  it('of a longer exception gives way to a single day inside', () => {
    const hours: OpeningHours = {
      ...office,
      exceptions: [
        { from: '2026-08-01', through: '2026-08-31', hours: day('zu'), reason: 'Ferien' },
        { from: '2026-08-10', through: '2026-08-10', hours: day('9–10'), reason: null },
      ],
    };
    expect(hoursOn(hours, '2026-08-10')?.hours.kind).toBe('open');
    expect(hoursOn(hours, '2026-08-11')?.hours.kind).toBe('closed');
  });
});

describe('the next opening', () => {
  it('is now, later today, or another day', () => {
    expect(nextOpening(office, { day: '2026-11-24', time: '09:00' })).toEqual({ day: '2026-11-24', time: '09:00' });
    expect(nextOpening(office, { day: '2026-11-24', time: '12:00' })).toEqual({ day: '2026-11-24', time: '14:00' });
    expect(nextOpening(office, { day: '2026-11-24', time: '16:00' })).toEqual({ day: '2026-11-26', time: '10:00' });
    expect(nextOpening(office, { day: '2026-12-24', time: '20:00' })).toEqual({ day: '2026-12-28', time: '08:00' });
    const never = fromIntegreat([]);
    expect(nextOpening(never, { day: '2026-11-24', time: '16:00' })).toBeNull();
  });

  it('is open, never in the past, and nothing before it is', () => {
    fc.assert(
      fc.property(anyWeek, anyDate, fc.integer({ min: 0, max: 287 }).map(time), (days, date, now) => {
        const hours: OpeningHours = {
          rules: [{ validFrom: null, validThrough: null, days }],
          exceptions: [],
          holidays: 'closed',
        };
        const next = nextOpening(hours, { day: date, time: now });
        if (next === null) {
          expect(days.every((entry) => entry.kind !== 'open' && entry.kind !== 'all-day')).toBe(true);
          return;
        }
        expect(isOpenAt(hours, next)).toBe(true);
        expect(`${next.day} ${next.time}` >= `${date} ${now}`).toBe(true);
        if (next.day === date && next.time !== now) {
          for (let mark = 0; mark < 288; mark += 1) {
            const at = time(mark);
            if (at >= now && at < next.time) expect(isOpenAt(hours, { day: date, time: at })).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('faults', () => {
  it('are found where they are', () => {
    const wrong: OpeningHours = {
      rules: [
        { validFrom: '2026-06-01', validThrough: '2026-05-01', days: week() },
        { validFrom: null, validThrough: null, days: week() },
        {
          validFrom: null,
          validThrough: null,
          days: [{ kind: 'open', slots: [{ opens: '12:00', closes: '08:00' }] }, ...week().slice(1)],
        },
        { validFrom: '2027-01-01', validThrough: null, days: week() },
        { validFrom: '2028-01-01', validThrough: '2028-02-01', days: week() },
      ],
      exceptions: [
        { from: '2026-12-24', through: '2026-12-24', hours: day('zu'), reason: null },
        { from: '2026-12-24', through: '2026-12-24', hours: day('zu'), reason: null },
      ],
      holidays: 'closed',
    };
    expect(hoursFaults(wrong).map((fault) => fault.path)).toEqual([
      'rules.0.validThrough',
      'rules.2.validFrom',
      'rules.2.days.0',
      'rules.4.validFrom',
      'exceptions.1',
    ]);
  });

  it('are none in what is sorted and apart', () => {
    fc.assert(
      fc.property(anyDay, (given) => {
        expect(dayFault({ ...given, slots: sortSlots(given.slots.toReversed()) })).toBeNull();
      }),
    );
  });
});

describe('other shapes', () => {
  it('of Integreat keep every week', () => {
    fc.assert(
      fc.property(anyWeek, (days) => {
        const hours: OpeningHours = {
          rules: [{ validFrom: null, validThrough: null, days }],
          exceptions: [],
          holidays: 'closed',
        };
        expect(fromIntegreat(toIntegreat(hours, '2026-11-25')!)).toEqual(hours);
      }),
    );
  });

  it('of Integreat name every key that a client reads', () => {
    expect(toIntegreat(office, '2026-11-25')?.[1]).toEqual({
      allDay: false,
      closed: false,
      appointmentOnly: false,
      timeSlots: [
        { start: '08:00', end: '12:00', timezone: 'Europe/Berlin' },
        { start: '14:00', end: '16:00', timezone: 'Europe/Berlin' },
      ],
    });
    expect(toIntegreat(office, '2026-11-25')?.[2]).toMatchObject({ appointmentOnly: true, timeSlots: [] });
  });

  it('of schema.org group days and close holidays', () => {
    const specification = toSchemaOrg(office, '2026-11-25');
    expect(specification[0]).toEqual({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: ['Monday', 'Tuesday', 'Thursday', 'Friday'].map((name) => `https://schema.org/${name}`),
      opens: '08:00',
      closes: '12:00',
    });
    expect(specification).toContainEqual({
      '@type': 'OpeningHoursSpecification',
      opens: '00:00',
      closes: '00:00',
      validFrom: '2026-12-25',
      validThrough: '2026-12-25',
    });
  });

  it('of pages begin today and name what differs', () => {
    const view = hoursView(office, '2026-11-25');
    expect(view.days).toHaveLength(14);
    expect(view.days[0]).toMatchObject({ day: '2026-11-25', hours: { kind: 'by-appointment' } });
    expect(view.special.map((entry) => entry.day)).toEqual(['2026-11-26', '2026-12-25', '2027-01-01']);
  });

  it('of forms show what was written', () => {
    expect(hoursText(office)).toMatchObject({
      rules: [
        {
          days: [
            '8:00–12:00',
            '8:00–12:00, 14:00–16:00',
            'nach Vereinbarung',
            '8:00–12:00, 14:00–18:00',
            '8:00–12:00',
            'geschlossen',
            'geschlossen',
          ],
        },
      ],
      exceptions: '26.11.2026: 10:00–11:00 (Personalversammlung)',
    });
  });
});
