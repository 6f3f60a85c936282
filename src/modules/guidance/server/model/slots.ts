import type { EventDate } from '#modules/events/contract.ts';
import type { Slot } from '../../contract-appointments.ts';

const minuteMs = 60_000;
export type Interval = { startsAt: Date; endsAt: Date };

/** Every whole slot of the dates that are held, in their order. Whole days have no hours and give none. */
export const slotsOf = (dates: readonly EventDate[], slotMinutes: number): Slot[] =>
  dates
    .filter(({ state, startTime }) => state !== 'cancelled' && startTime !== null)
    .flatMap(({ date, startsAt, endsAt }) => {
      const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
      const count = Math.max(0, Math.floor((to - from) / (slotMinutes * minuteMs)));
      return Array.from({ length: count }, (_, index) => ({
        date,
        startsAt: new Date(from + index * slotMinutes * minuteMs).toISOString(),
        endsAt: new Date(from + (index + 1) * slotMinutes * minuteMs).toISOString(),
      }));
    });

/** Slots that can be booked now: not too soon, and over none that is taken, also where slots had another length then. */
export function freeSlots(input: { slots: readonly Slot[]; taken: readonly Interval[]; now: Date; leadHours: number }): Slot[] {
  const { slots, taken, leadHours } = input;
  const earliest = new Date(input.now.getTime() + leadHours * 60 * minuteMs).toISOString();
  const busy = taken.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()] as const);
  return slots.filter(
    ({ startsAt, endsAt }) => startsAt > earliest && !busy.some(([from, to]) => from < endsAt && startsAt < to),
  );
}
