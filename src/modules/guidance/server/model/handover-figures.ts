import { berlinDay, daysBetween } from '#kernel/dates.ts';
import { handoverPurposes, type HandoverFigures, type HandoverPurpose, type HandoverState } from '../../contract-handovers.ts';

type Handed = { purpose: HandoverPurpose; state: HandoverState; sentAt: Date; doneOn: string | null };

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Sums by purpose and days until a place; what is fewer than the smallest is not told. */
export function handoverFigures(rows: readonly Handed[], smallest: number): HandoverFigures {
  const told = (count: number): number | null => (count > 0 && count < smallest ? null : count);
  return {
    smallest,
    purposes: handoverPurposes.flatMap((purpose) => {
      const own = rows.filter((row) => row.purpose === purpose && row.state !== 'withdrawn');
      if (own.length === 0) return [];
      const done = own.filter(({ state }) => state === 'done');
      const returned = told(own.filter(({ state }) => state === 'returned').length);
      const days = done.flatMap(({ sentAt, doneOn }) =>
        doneOn === null ? [] : [Math.max(0, daysBetween(berlinDay(sentAt), doneOn))],
      );
      // Where one of the parts may not be told, the others would give it away.
      const whole = told(own.length);
      const hidden = whole === null || told(done.length) === null || returned === null;
      return [
        {
          purpose,
          sent: whole,
          done: hidden ? null : done.length,
          returned: hidden ? null : returned,
          medianDays: days.length < smallest ? null : median(days),
        },
      ];
    }),
  };
}
