import type { IsoDate } from './dates.ts';
import { addDays } from './dates.ts';
import { isWorkday } from './holidays.ts';

/** The queue that writes one mail a day to each person. It comes every morning; whoever has news to tell asks for it sooner. */
export const reminderJob = 'platform.reminders';

export type ReminderDays = { reminderDays: readonly number[]; deputyDays: number; headDays: number };

/** Workdays after the first day up to and with the second. */
export function workdaysTo(from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkday(day)) count += 1;
  }
  return count;
}

/**
 * How near a due date is for a person, as one word that is told once: `before-7` from seven workdays before, `overdue`
 * after it. A deputy is told when it has been overdue for the reporter's time of grace, a head later still. Null while
 * there is nothing to tell.
 */
export function reminderStage(input: {
  due: IsoDate;
  today: IsoDate;
  part: 'reporter' | 'deputy' | 'head';
  days: ReminderDays;
}): string | null {
  const { due, today, part, days } = input;
  if (today <= due) {
    if (part !== 'reporter') return null;
    const left = workdaysTo(today, due);
    const near = days.reminderDays.filter((day) => day >= left).sort((one, other) => one - other)[0];
    return near === undefined ? null : `before-${near}`;
  }
  const late = workdaysTo(due, today);
  const grace = part === 'reporter' ? 0 : part === 'deputy' ? days.deputyDays : days.deputyDays + days.headDays;
  return late > grace || part === 'reporter' ? 'overdue' : null;
}
