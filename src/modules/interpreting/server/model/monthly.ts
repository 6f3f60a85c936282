import { addDays, type IsoDate } from '#kernel/dates.ts';

const weekday = (day: IsoDate): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/**
 * The same weekday of the following months: the second Tuesday stays the second Tuesday. A fifth one that a month does not have is its
 * last. The day itself comes first.
 */
export function monthlyDays(first: IsoDate, repeats: number): IsoDate[] {
  const nth = Math.ceil(Number(first.slice(8)) / 7);
  const days = [first];
  for (let step = 1; step <= repeats; step += 1) {
    const [year, month] = first.split('-').map(Number) as [number, number];
    const count = year * 12 + (month - 1) + step;
    const begin = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
    let day = addDays(begin, ((weekday(first) - weekday(begin) + 7) % 7) + (nth - 1) * 7);
    if (day.slice(0, 7) !== begin.slice(0, 7)) day = addDays(day, -7);
    days.push(day);
  }
  return days;
}
