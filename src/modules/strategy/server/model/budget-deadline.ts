import { addDays, type IsoDate } from '#kernel/dates.ts';
import { workdayFrom } from '#kernel/holidays.ts';

/** So many days before the deadline it becomes a duty. */
export const noticeDays = 90;

/**
 * Until when a budget year's needs must be registered: the county's day of the year before, or the next workday.
 * @param monthDay `06-30`
 */
export const budgetDeadline = (input: { year: number; monthDay: string }): IsoDate =>
  workdayFrom(`${input.year - 1}-${input.monthDay}`);

/**
 * Budget years whose needs are a duty today: from ninety days before the deadline until the year begins. What was missed
 * is late until then.
 */
export function budgetYearsDue(input: { today: IsoDate; monthDay: string }): { year: number; deadline: IsoDate }[] {
  const next = Number(input.today.slice(0, 4)) + 1;
  return [next, next + 1]
    .map((year) => ({ year, deadline: budgetDeadline({ year, monthDay: input.monthDay }) }))
    .filter(({ deadline }) => input.today >= addDays(deadline, -noticeDays));
}

/** The budget year for which is registered next. */
export function nextBudgetYear(input: { today: IsoDate; monthDay: string }): number {
  const year = Number(input.today.slice(0, 4)) + 1;
  return input.today <= budgetDeadline({ year, monthDay: input.monthDay }) ? year : year + 1;
}
