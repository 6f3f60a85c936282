import { berlinInstant, isIsoDate, type IsoDate } from '#kernel/dates.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' },
});

export type LocalTime = { day: IsoDate; time: string; instant: Date };

/**
 * A time as the clocks in Germany show it. An hour that comes twice is its first, as everywhere here; one that is left out
 * when summer time begins is none: nobody could come at it.
 */
export function readLocalTime(text: string): LocalTime | 'no-time' | 'no-such-time' {
  const match = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  if (!match || !isIsoDate(match[1]) || match[1] < '1000') return 'no-time';
  const [day, time] = [match[1], match[2]!];
  const instant = berlinInstant(day, time);
  return clock.format(instant) === time ? { day, time, instant } : 'no-such-time';
}
