import { addDays, berlinInstant, berlinMidnight } from '#kernel/dates.ts';
import type { EventTime } from '../../contract.ts';

/** Instants of beginning and end; whole days end with the midnight after their last. */
export const instantsOf = (time: EventTime): { startsAt: Date; endsAt: Date } => ({
  startsAt: time.startTime === null ? berlinMidnight(time.startDate) : berlinInstant(time.startDate, time.startTime),
  endsAt: time.endTime === null ? berlinMidnight(addDays(time.endDate, 1)) : berlinInstant(time.endDate, time.endTime),
});
