import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import { holidays } from '#kernel/holidays.ts';
import type { DayKind } from '../../contract.ts';

type Span = { firstDay: IsoDate; lastDay: IsoDate };

export function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function kindOf(day: IsoDate, schoolHolidays: readonly Span[]): DayKind {
  return schoolHolidays.some((span) => span.firstDay <= day && day <= span.lastDay) ? 'holiday' : 'school';
}

/**
 * The day by which a weekday is judged: the first of its kind within the timetable, from today on, and among the days of the course
 * where those are known. Public holidays are no day of a course.
 * @returns `outside` where the days asked for lie outside the timetable, `no-such-day` where there is none of that kind
 */
export function referenceDay(input: {
  weekday: number;
  kind: DayKind;
  today: IsoDate;
  timetable: Span;
  dates: Span | null;
  schoolHolidays: readonly Span[];
}): IsoDate | 'outside' | 'no-such-day' {
  const { weekday, kind, today, timetable, dates, schoolHolidays } = input;
  const begin = [timetable.firstDay, dates?.firstDay ?? today].toSorted().at(-1)!;
  const end = [timetable.lastDay, dates?.lastDay ?? timetable.lastDay].toSorted()[0]!;
  if (begin > end) return 'outside';
  for (let i = 0; i <= daysBetween(begin, end); i += 1) {
    const day = addDays(begin, i);
    if (weekdayOf(day) !== weekday || kindOf(day, schoolHolidays) !== kind) continue;
    if (!holidays(Number(day.slice(0, 4))).has(day)) return day;
  }
  return 'no-such-day';
}
