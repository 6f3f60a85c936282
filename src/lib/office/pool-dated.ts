import { addDays, type IsoDate } from '#kernel/dates.ts';
import { shortDay } from './german.ts';

/** What holds on a day: the last that has begun. */
export const versionOn = <V extends { validFrom: IsoDate }>(versions: readonly V[], day: IsoDate): V | null =>
  versions
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))[0] ?? null;

/** From the first to the last: when each holds, and whether it holds today or is still to come. */
export const spansOf = (versions: readonly { validFrom: IsoDate }[], today: IsoDate) => {
  const days = versions.map(({ validFrom }) => validFrom).toSorted((one, other) => one.localeCompare(other));
  const now = versionOn(versions, today)?.validFrom;
  return days.map((validFrom, index) => {
    const after = days[index + 1];
    return {
      validFrom,
      words: after === undefined ? `ab ${shortDay(validFrom)}` : `${shortDay(validFrom)} bis ${shortDay(addDays(after, -1))}`,
      state: validFrom === now ? ('now' as const) : validFrom > today ? ('later' as const) : ('past' as const),
    };
  });
};
