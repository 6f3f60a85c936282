import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventDate } from '#modules/events/contract.ts';
import { freeSlots, slotsOf } from './slots.ts';

const date = (fields: Partial<EventDate> = {}): EventDate => ({
  date: '2026-12-01',
  startDate: '2026-12-01',
  endDate: '2026-12-01',
  startTime: '09:00',
  endTime: '10:00',
  startsAt: '2026-12-01T08:00:00.000Z',
  endsAt: '2026-12-01T09:00:00.000Z',
  state: 'scheduled',
  place: null,
  note: null,
  ...fields,
});

it('cuts dates that are held into whole slots', () => {
  expect(slotsOf([date()], 25).map(({ startsAt }) => startsAt)).toEqual(['2026-12-01T08:00:00.000Z', '2026-12-01T08:25:00.000Z']);
  expect(slotsOf([date({ state: 'cancelled' }), date({ startTime: null, endTime: null })], 30)).toEqual([]);
});

it('leaves out what is taken or too soon', () => {
  const slots = slotsOf([date()], 20);
  const taken = [{ startsAt: new Date('2026-12-01T08:15:00Z'), endsAt: new Date('2026-12-01T08:30:00Z') }];
  const now = new Date('2026-11-30T08:00:00Z');
  expect(freeSlots({ slots, taken, now, leadHours: 24 }).map(({ startsAt }) => startsAt)).toEqual(['2026-12-01T08:40:00.000Z']);
  expect(freeSlots({ slots, taken: [], now, leadHours: 25 })).toEqual([]);
});

it('never gives a time that overlaps another one (property)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 90 }),
      fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 6 }),
      (minutes, starts) => {
        const taken = starts.map((start) => ({
          startsAt: new Date(Date.UTC(2026, 11, 1, 8, start)),
          endsAt: new Date(Date.UTC(2026, 11, 1, 8, start + 7)),
        }));
        const free = freeSlots({ slots: slotsOf([date()], minutes), taken, now: new Date('2026-11-01T00:00:00Z'), leadHours: 0 });
        for (const slot of free)
          expect(
            taken.every(({ startsAt, endsAt }) => endsAt.toISOString() <= slot.startsAt || startsAt.toISOString() >= slot.endsAt),
          ).toBe(true);
      },
    ),
  );
});
