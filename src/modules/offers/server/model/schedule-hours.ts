import type { IsoDate } from '#kernel/dates.ts';
import { weekdayCodes, type DayTime, type Schedule } from '../../contract.ts';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const runsOn = (schedule: Schedule, day: IsoDate): boolean =>
  (schedule.validFrom === null || schedule.validFrom <= day) && (schedule.validTo === null || schedule.validTo >= day);

/** Hours in an average week of all schedules that hold on the day. */
export function weeklyHours(schedules: readonly Schedule[], day: IsoDate): number {
  return schedules
    .filter((schedule) => runsOn(schedule, day))
    .reduce((sum, { freq, interval, days, opensAt, closesAt }) => {
      const hours = ((minutesOf(closesAt) - minutesOf(opensAt)) / 60) * days.length;
      return sum + (freq === 'WEEKLY' ? hours / interval : (hours * 12) / 52);
    }, 0);
}

/** Whether something takes place then: before noon, from noon, from five in the evening, on Saturday or Sunday. */
export function takesPlace(schedule: Schedule, when: DayTime): boolean {
  const weekend = schedule.days.some((day) => weekdayCodes.indexOf(day) > 4);
  if (when === 'weekend') return weekend;
  if (!schedule.days.some((day) => weekdayCodes.indexOf(day) < 5)) return false;
  const [opens, closes] = [minutesOf(schedule.opensAt), minutesOf(schedule.closesAt)];
  const [from, to] = { morning: [0, 720], afternoon: [720, 1020], evening: [1020, 1440] }[when] as [number, number];
  return opens < to && closes > from;
}

/** The parts of an HSDS schedule. `byday` as in RFC 5545: `MO,WE`, `1FR`, `-1SA`. */
export const bydayOf = ({ freq, nth, days }: Schedule): string =>
  days.map((day) => (freq === 'MONTHLY' ? `${nth ?? 1}${day}` : day)).join(',');
