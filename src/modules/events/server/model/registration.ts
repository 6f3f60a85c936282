import { addDays, berlinMidnight, type IsoDate } from '#kernel/dates.ts';
import type { EventDate, EventException, EventRegistration, EventTime, RegistrationState } from '../../contract.ts';
import { findDate } from './occurrences.ts';

type Recurring = { time: EventTime; recurrenceRule: string | null; exceptions: readonly EventException[] };

/** Under which date a registration is kept: the date's own, or the first one where one registers for all. */
export const registeredDate = (input: { registration: EventRegistration; event: Recurring; date: IsoDate }): IsoDate =>
  input.registration.scope === 'all' ? input.event.time.startDate : input.date;

/** When registration ends: with the beginning, or with the end of a day before it. */
export function closesAt(input: { registration: EventRegistration; date: Pick<EventDate, 'startDate' | 'startsAt'> }): Date {
  const { registration, date } = input;
  return registration.closesDaysBefore === 0
    ? new Date(date.startsAt)
    : berlinMidnight(addDays(date.startDate, 1 - registration.closesDaysBefore));
}

/** Seats that are left; null without a limit. */
export const seatsLeft = (input: { registration: EventRegistration; taken: number }): number | null =>
  input.registration.capacity === null ? null : Math.max(0, input.registration.capacity - input.taken);

/** Whether one can register for a date now. For all dates it is the first that decides. */
export function registrationState(input: {
  registration: EventRegistration;
  event: Recurring;
  date: EventDate;
  /** Seats taken, by the date under which registrations are kept. */
  taken: ReadonlyMap<string, number>;
  now: Date;
}): RegistrationState {
  const { registration, event, date, taken, now } = input;
  if (!registration.needed) return 'none';
  if (date.state === 'cancelled') return 'closed';
  const kept = registeredDate({ registration, event, date: date.date });
  const deciding = registration.scope === 'all' ? (findDate(event, kept) ?? date) : date;
  if (closesAt({ registration, date: deciding }) <= now) return 'closed';
  if (seatsLeft({ registration, taken: taken.get(kept) ?? 0 }) !== 0) return 'open';
  return registration.waitingList ? 'waiting-list' : 'full';
}

type Waiting = { id: string; persons: number };

/**
 * Who moves up when seats are free: in the order in which they registered. A party that does not fit is passed over and
 * keeps its place, so that no seat stays empty.
 */
export function movesUp(input: { left: number | null; waiting: readonly Waiting[] }): string[] {
  let left = input.left;
  const up: string[] = [];
  for (const { id, persons } of input.waiting) {
    if (left !== null && persons > left) continue;
    up.push(id);
    if (left !== null) left -= persons;
  }
  return up;
}
