import { addDays, berlinDay, berlinMidnight, type IsoDate } from '#kernel/dates.ts';
import type { EventTime } from '../../contract.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
const hour = 3_600_000;

/**
 * The instant at which clocks in Germany show this. An hour that comes twice is its first; one that is left out when
 * summer time begins becomes the hour after it.
 */
export function berlinInstant(day: IsoDate, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const [summer, winter] = [new Date(wall - 2 * hour), new Date(wall - hour)];
  return berlinDay(summer) === day && clock.format(summer) === time ? summer : winter;
}

/** Instants of beginning and end; whole days end with the midnight after their last. */
export const instantsOf = (time: EventTime): { startsAt: Date; endsAt: Date } => ({
  startsAt: time.startTime === null ? berlinMidnight(time.startDate) : berlinInstant(time.startDate, time.startTime),
  endsAt: time.endTime === null ? berlinMidnight(addDays(time.endDate, 1)) : berlinInstant(time.endDate, time.endTime),
});
