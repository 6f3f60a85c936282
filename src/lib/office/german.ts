import { berlinDay, daysBetween, quarterOf, type IsoDate } from '#kernel/dates.ts';

/** German wording of days and times in the back office. */

const format = (options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('de-DE', { ...options, timeZone });
const short = format({ day: 'numeric', month: 'numeric', year: 'numeric' }, 'UTC');
const long = format({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
const dayMonth = format({ day: 'numeric', month: 'long' }, 'UTC');
const weekday = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
const clock = format({ hour: '2-digit', minute: '2-digit' }, 'Europe/Berlin');
const weekdayShort = format({ weekday: 'short' }, 'UTC');

const noon = (day: IsoDate): Date => new Date(`${day}T12:00:00Z`);

/** `20.11.2026`, without leading zeros. */
export const shortDay = (day: IsoDate): string => short.format(noon(day));
/** `20. November 2026` */
export const longDay = (day: IsoDate): string => long.format(noon(day));
/** `20. November`, where the year is clear. */
export const dayAndMonth = (day: IsoDate): string => dayMonth.format(noon(day));
/** `Freitag, 20. November 2026` */
export const weekdayAndDay = (day: IsoDate): string => weekday.format(noon(day));

/** An instant as day and time in Germany: `20. November 2026, 15:31`. */
export const instantWords = (instant: string): string =>
  `${longDay(berlinDay(new Date(instant)))}, ${clock.format(new Date(instant))}`;
/** The same in figures, for tables: `20.11.2026, 15:31`. */
export const shortInstant = (instant: string): string =>
  `${shortDay(berlinDay(new Date(instant)))}, ${clock.format(new Date(instant))}`;

/** An instant as people call it who read it today: `heute, 8:12`, `Fr., 17:20`, else the date. */
export function recentWords(input: { instant: string; today: IsoDate }): string {
  const day = berlinDay(new Date(input.instant));
  const time = clock.format(new Date(input.instant));
  const ago = daysBetween(day, input.today);
  if (ago === 0) return `heute, ${time}`;
  if (ago === 1) return `gestern, ${time}`;
  if (ago > 1 && ago < 7) return `${weekdayShort.format(noon(day))}., ${time}`;
  return day.slice(0, 4) === input.today.slice(0, 4) ? dayAndMonth(day) : shortDay(day);
}

/** `4. Quartal 2026` */
export function quarterWords(day: IsoDate): string {
  const [year, number] = quarterOf(day).split('-Q');
  return `${number}. Quartal ${year}`;
}

/** A period in days: `1. Januar 2026 bis 30. Juni 2027`, `ab …`, `bis …`; empty when neither end is known. */
export function dayPeriodWords(period: { from: IsoDate | null; to: IsoDate | null }): string {
  const { from, to } = period;
  if (from === null) return to === null ? '' : `bis ${longDay(to)}`;
  return to === null ? `ab ${longDay(from)}` : `${longDay(from)} bis ${longDay(to)}`;
}

/** A period in quarters: `1. Quartal 2026 bis 2. Quartal 2027`; null when neither end is known. */
export function periodWords(period: { from: IsoDate | null; to: IsoDate | null }): string | null {
  const { from, to } = period;
  if (from === null && to === null) return null;
  if (from === null) return `bis ${quarterWords(to!)}`;
  if (to === null) return `ab ${quarterWords(from)}`;
  return quarterOf(from) === quarterOf(to) ? quarterWords(from) : `${quarterWords(from)} bis ${quarterWords(to)}`;
}

/** `seit 4 Tagen`, `seit 3 Monaten`, `seit 2 Jahren`: how long something is overdue. */
export function overdueWords(days: number): string {
  if (days === 1) return 'seit gestern';
  if (days < 60) return `seit ${days} Tagen`;
  if (days < 730) return `seit ${Math.floor(days / 30.4)} Monaten`;
  return `seit ${Math.floor(days / 365)} Jahren`;
}

/** `heute`, `morgen`, `in 7 Tagen`, `in 5 Monaten`, for days ahead. */
export function aheadWords(days: number): string {
  if (days === 0) return 'heute';
  if (days === 1) return 'morgen';
  if (days < 60) return `in ${days} Tagen`;
  return `in ${Math.floor(days / 30.4)} Monaten`;
}

/** `3 Ziele`: a count with the word for one or for several. */
export const counted = (count: number, one: string, several: string): string =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? one : several}`;

/** A share as `43 %`; null stays null. */
export const percent = (share: number | null): string | null => (share === null ? null : `${Math.round(share * 100)} %`);
