import { addDays, type IsoDate } from './dates.ts';

/**
 * Easter Sunday in the Gregorian calendar, by the anonymous algorithm that Meeus prints
 * (Astronomical Algorithms, 2nd ed., ch. 8).
 */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Public holidays of Lower Saxony by name (NFeiertagsG § 2; 31 October since 2018, and once in 2017 for the whole country). */
export function holidays(year: number): ReadonlyMap<IsoDate, string> {
  const easter = easterSunday(year);
  return new Map([
    [`${year}-01-01`, 'Neujahr'],
    [addDays(easter, -2), 'Karfreitag'],
    [addDays(easter, 1), 'Ostermontag'],
    [`${year}-05-01`, 'Tag der Arbeit'],
    [addDays(easter, 39), 'Christi Himmelfahrt'],
    [addDays(easter, 50), 'Pfingstmontag'],
    [`${year}-10-03`, 'Tag der Deutschen Einheit'],
    ...(year >= 2017 ? [[`${year}-10-31`, 'Reformationstag'] as const] : []),
    [`${year}-12-25`, '1. Weihnachtstag'],
    [`${year}-12-26`, '2. Weihnachtstag'],
  ]);
}

/** Whether an office works on this day: Monday to Friday, no holiday. */
export function isWorkday(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays(Number(day.slice(0, 4))).has(day);
}

/** The day itself when it is a workday, else the next one that is: a deadline never ends on a holiday (§ 31 Abs. 3 VwVfG). */
export function workdayFrom(day: IsoDate): IsoDate {
  let found = day;
  while (!isWorkday(found)) found = addDays(found, 1);
  return found;
}

/** The workday that lies so many workdays after (or, negative, before) this day. */
export function addWorkdays(day: IsoDate, count: number): IsoDate {
  let found = day;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, Math.sign(count));
    if (isWorkday(found)) left -= 1;
  }
  return found;
}
