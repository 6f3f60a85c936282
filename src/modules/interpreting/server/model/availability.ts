import { addDays, berlinDay, berlinInstant, berlinMidnight, type IsoDate } from '#kernel/dates.ts';
import type { AvailabilityException, WeeklyTime } from '../../contract.ts';
import type { Interval } from './matching/types.ts';

/** Monday is 0. */
const weekdayOf = (day: IsoDate): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;

/**
 * When somebody can be asked for conversations: the times of a usual week on every day of the span, without days off and with days on
 * which she is there after all. Who gave no week can always be asked, days off excepted. Times are those of Germany, so a night of
 * the change is as long as clocks show it. Intervals that touch are one.
 */
export function availableIn(input: {
  weekly: readonly WeeklyTime[];
  exceptions: readonly AvailabilityException[];
  from: Date;
  to: Date;
}): Interval[] {
  const { weekly, exceptions, from, to } = input;
  const found: Interval[] = [];
  for (let day = berlinDay(from); day <= berlinDay(to); day = addDays(day, 1)) {
    const said = exceptions.filter((one) => one.from <= day && day <= one.to);
    if (said.some(({ available }) => !available)) continue;
    const times =
      said.length > 0 || weekly.length === 0
        ? [{ startsAt: berlinMidnight(day).getTime(), endsAt: berlinMidnight(addDays(day, 1)).getTime() }]
        : weekly
            .filter(({ weekday }) => weekday === weekdayOf(day))
            .map((one) => ({
              startsAt: berlinInstant(day, one.from).getTime(),
              endsAt: berlinInstant(day, one.to).getTime(),
            }));
    found.push(...times);
  }
  const joined: Interval[] = [];
  for (const one of found.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = joined.at(-1);
    if (last && one.startsAt <= last.endsAt) joined[joined.length - 1] = { ...last, endsAt: Math.max(last.endsAt, one.endsAt) };
    else joined.push(one);
  }
  return joined;
}
