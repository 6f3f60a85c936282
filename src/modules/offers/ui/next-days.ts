import { addDays, type IsoDate } from '#kernel/dates.ts';
import { weekdayCodes, type OfferKind, type Schedule } from '../contract.ts';

/** So many weeks are looked through for a day outside the school holidays. */
const weeks = 6;

const weekdayOf = (day: IsoDate): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const dayOfMonth = (day: IsoDate): number => Number(day.slice(8));
const isLastOfMonth = (day: IsoDate): boolean => addDays(day, 7).slice(0, 7) !== day.slice(0, 7);

/** Days from tomorrow on at which something takes place, on the first of its weekdays; which of every second week is not known. */
export function nextDays(schedule: Schedule, today: IsoDate): IsoDate[] {
  const weekday = weekdayCodes.indexOf(schedule.days[0]!);
  const { freq, nth, validFrom, validTo } = schedule;
  return Array.from({ length: weeks * 7 }, (_, ahead) => addDays(today, ahead + 1)).filter(
    (day) =>
      weekdayOf(day) === weekday &&
      (validFrom === null || day >= validFrom) &&
      (validTo === null || day <= validTo) &&
      (freq === 'WEEKLY' || (nth === -1 ? isLastOfMonth(day) : Math.ceil(dayOfMonth(day) / 7) === (nth ?? 1))),
  );
}

/** Where one comes when it suits: an hour before the end is in time. To all else one comes for the whole of it. */
const comeWhenItSuits: readonly OfferKind[] = ['advice', 'aid'];
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** By when one must be there, and from when one may go home. */
export function hoursToReach(schedule: Pick<Schedule, 'opensAt' | 'closesAt'>, kind: OfferKind): { by: string; from: string } {
  const { opensAt, closesAt } = schedule;
  if (!comeWhenItSuits.includes(kind)) return { by: opensAt, from: closesAt };
  return { by: clockOf(Math.max(minutesOf(opensAt), minutesOf(closesAt) - 60)), from: closesAt };
}
