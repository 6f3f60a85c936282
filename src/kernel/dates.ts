/** A day as ISO text, `2026-11-25`. Days have no time zone: they are never turned into a Date for arithmetic in local time. */
export type IsoDate = string;
/** A quarter, `2026-Q4`. */
export type Quarter = string;

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string') return false;
  const match = isoDate.exec(value);
  if (!match) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
/** The day it is in Germany at this instant. */
export function berlinDay(instant: Date): IsoDate {
  return days.format(instant);
}

/** The instant at which a day begins in Germany. */
export function berlinMidnight(day: IsoDate): Date {
  // Summer time begins and ends at night, never at midnight: one of the two offsets fits.
  const summer = new Date(`${day}T00:00:00+02:00`);
  return berlinDay(summer) === day ? summer : new Date(`${day}T00:00:00+01:00`);
}

const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
/**
 * The instant at which clocks in Germany show this. An hour that comes twice is its first; one that is left out when
 * summer time begins becomes the hour after it.
 */
export function berlinInstant(day: IsoDate, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const [summer, winter] = [new Date(wall - 2 * 3_600_000), new Date(wall - 3_600_000)];
  return berlinDay(summer) === day && wallClock.format(summer) === time ? summer : winter;
}

export function addDays(day: IsoDate, days: number): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The Monday of the day's week. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));

/** Whole days from the first to the second day, negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function quarterOf(day: IsoDate): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

export function quarterStart(quarter: Quarter): IsoDate {
  const { year, number } = parseQuarter(quarter);
  return `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`;
}

export function quarterEnd(quarter: Quarter): IsoDate {
  return addDays(quarterStart(shiftQuarter(quarter, 1)), -1);
}

export function shiftQuarter(quarter: Quarter, by: number): Quarter {
  const { year, number } = parseQuarter(quarter);
  const index = year * 4 + (number - 1) + by;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

/** Every quarter from the first to the last, both included; empty when the last lies before the first. */
export function quartersBetween(from: Quarter, to: Quarter): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = from; quarter <= to; quarter = shiftQuarter(quarter, 1)) quarters.push(quarter);
  return quarters;
}

function parseQuarter(quarter: Quarter): { year: number; number: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (!match) throw new RangeError(`not a quarter: ${quarter}`);
  return { year: Number(match[1]), number: Number(match[2]) };
}

const long = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', dateStyle: 'long' });
/** `15. Dezember 2026`, for mails. */
export const longDay = (day: IsoDate): string => long.format(new Date(`${day}T12:00:00Z`));
