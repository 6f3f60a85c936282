import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactKey } from '#kernel/contact-hash.ts';
import { movesUp, registrationState } from './registration.ts';

describe('who moves up', () => {
  const waiting = fc.array(fc.record({ id: fc.uuid(), persons: fc.integer({ min: 1, max: 20 }) }), { maxLength: 20 });

  it('never takes more seats than there are, and leaves none that somebody could take', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), waiting, (left, queue) => {
        const up = new Set(movesUp({ left, waiting: queue }));
        const taken = queue.filter(({ id }) => up.has(id)).reduce((sum, { persons }) => sum + persons, 0);
        expect(taken).toBeLessThanOrEqual(left);
        for (const { id, persons } of queue) if (!up.has(id)) expect(persons).toBeGreaterThan(left - taken);
      }),
    );
  });

  it('keeps the order among parties of one size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (left, length) => {
        const queue = Array.from({ length }, (_, index) => ({ id: String(index), persons: 2 }));
        expect(movesUp({ left, waiting: queue })).toEqual(queue.slice(0, Math.floor(left / 2)).map(({ id }) => id));
      }),
    );
  });

  it('is everybody without a limit', () => {
    expect(movesUp({ left: null, waiting: [{ id: 'a', persons: 9 }] })).toEqual(['a']);
  });
});

describe('registration for a date', () => {
  const registration = { needed: true, scope: 'date' as const, capacity: 10, waitingList: true, closesDaysBefore: 2 };
  const event = {
    time: { startDate: '2026-12-10', startTime: '17:00', endDate: '2026-12-10', endTime: '19:00' },
    recurrenceRule: null,
    exceptions: [],
  };
  const date = {
    ...event.time,
    date: '2026-12-10',
    startsAt: '2026-12-10T16:00:00Z',
    endsAt: '2026-12-10T18:00:00Z',
    state: 'scheduled' as const,
    place: null,
    note: null,
  };
  const state = (given: object, taken: number, now: string) =>
    registrationState({
      registration: { ...registration, ...given },
      event,
      date,
      taken: new Map([['2026-12-10', taken]]),
      now: new Date(now),
    });

  it.each([
    [{ needed: false }, 0, '2026-12-01T00:00:00Z', 'none'],
    [{}, 9, '2026-12-01T00:00:00Z', 'open'],
    [{}, 10, '2026-12-01T00:00:00Z', 'waiting-list'],
    [{ waitingList: false }, 10, '2026-12-01T00:00:00Z', 'full'],
    [{ capacity: null }, 999, '2026-12-01T00:00:00Z', 'open'],
    // Closes with the end of the eighth: midnight in Berlin is 23:00 UTC.
    [{}, 0, '2026-12-08T22:59:59Z', 'open'],
    [{}, 0, '2026-12-08T23:00:00Z', 'closed'],
    [{ closesDaysBefore: 0 }, 0, '2026-12-10T15:59:59Z', 'open'],
    [{ closesDaysBefore: 0 }, 0, '2026-12-10T16:00:00Z', 'closed'],
  ])('%o with %i taken at %s is %s', (given, taken, now, expected) => {
    expect(state(given, taken, now)).toBe(expected);
  });
});

it.each([
  ['Amina@Beispiel.example ', 'amina@beispiel.example'],
  ['05161/98 06-0', '49516198060'],
  ['+49 (0)5161 98060', '49516198060'],
  ['0049 5161 98060', '49516198060'],
])('the contact %s is known as %s', (typed, expected) => {
  expect(contactKey(typed)).toBe(expected);
});
