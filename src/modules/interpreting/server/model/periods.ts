import { addDays } from '#kernel/dates.ts';
import type { MetricPeriod } from '#kernel/metrics.ts';
import type { Comparison } from '../../contract-figures.ts';

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** As many whole months, so many months earlier. */
function earlier({ from, to }: MetricPeriod, months: number): MetricPeriod {
  return { from: firstOf(monthOf(from) - months), to: addDays(firstOf(monthOf(to) + 1 - months), -1) };
}

/** With what a period is compared. */
export function comparedWith(period: MetricPeriod, compare: Comparison): MetricPeriod | null {
  if (compare === 'none') return null;
  return earlier(period, compare === 'year' ? 12 : monthOf(period.to) - monthOf(period.from) + 1);
}

/** The twelve months that end with the period, and the first day of their second half. */
export function yearUntil({ to }: MetricPeriod): MetricPeriod & { half: string } {
  const month = monthOf(to);
  return { from: firstOf(month - 11), to, half: firstOf(month - 5) };
}
