import { addDays, daysBetween, isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { noTrips } from './read-trips.ts';
import { Refused, type Source } from './source.ts';

export type Calendar = {
  /** Whether the calendar names a service, by index. */
  named: Uint8Array;
  firstDay: IsoDate;
  days: number;
  serviceDays: Uint8Array;
};

/** A timetable holds a year or two; what is dated further is a slip of somebody's hand. */
const mostDays = 800;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Days are counted from 1 January 1970, a Thursday. */
const origin: IsoDate = '1970-01-01';
const weekdayOf = (day: number): number => (day + 4) % 7;

type Service = { weekly: { days: boolean[]; from: number; to: number }[]; added: Set<number>; removed: Set<number> };

/**
 * On which days each service runs: weekdays with their exceptions, or dates alone.
 * @param wanted services of the trips that are kept, with their index; others are left unread
 */
export async function readCalendar(source: Source, wanted: ReadonlyMap<string, number>): Promise<Calendar> {
  const services = new Map<number, Service>();
  const of = (index: number): Service => {
    let found = services.get(index);
    if (!found) services.set(index, (found = { weekly: [], added: new Set(), removed: new Set() }));
    return found;
  };
  const badDate = (): void => source.warn('bad-date', 'Zeilen im Kalender haben kein gültiges Datum und wurden ausgelassen.');
  const columns = ['service_id', 'start_date', 'end_date', ...weekdays];
  for await (const rows of source.rows('calendar.txt', columns, columns)) {
    for (const [id = '', start = '', end = '', ...flags] of rows) {
      const index = wanted.get(id);
      if (index === undefined) continue;
      const [from, to] = [dayOf(start), dayOf(end)];
      if (from === null || to === null) badDate();
      else of(index).weekly.push({ days: flags.map((flag) => flag === '1'), from, to: Math.min(to, from + mostDays * 2) });
    }
  }
  const dated = ['service_id', 'date', 'exception_type'];
  for await (const rows of source.rows('calendar_dates.txt', dated, dated)) {
    for (const [id = '', date = '', type = ''] of rows) {
      const index = wanted.get(id);
      if (index === undefined) continue;
      const day = dayOf(date);
      if (day === null || (type !== '1' && type !== '2')) badDate();
      else (type === '1' ? of(index).added : of(index).removed).add(day);
    }
  }
  if (services.size === 0) throw noTrips();

  // Twice through all days rather than a list of them: a country's services have forty million.
  let [first, last] = [Infinity, -Infinity];
  for (const service of services.values()) {
    forDays(service, (day) => {
      if (day < first) first = day;
      if (day > last) last = day;
    });
  }
  if (last < first) {
    throw new Refused(
      'no-days',
      'Nach dem Kalender des Fahrplans fährt an keinem Tag etwas. Bitte prüfen Sie calendar.txt und calendar_dates.txt.',
    );
  }
  const firstDay = addDays(origin, first);
  let days = last - first + 1;
  if (days > mostDays) {
    source.warn('too-long', `Der Fahrplan reicht über mehr als ${mostDays} Tage; gelesen wurden die Tage ab ${firstDay}.`);
    days = mostDays;
  }
  const width = Math.ceil(days / 8);
  const serviceDays = new Uint8Array(wanted.size * width);
  const named = new Uint8Array(wanted.size);
  for (const [index, service] of services) {
    named[index] = 1;
    forDays(service, (day) => {
      const at = day - first;
      if (at < days) serviceDays[index * width + (at >> 3)]! |= 1 << (at & 7);
    });
  }
  return { named, firstDay, days, serviceDays };
}

/** Tells the days of a service, some of them more than once. */
function forDays({ weekly, added, removed }: Service, each: (day: number) => void): void {
  for (const day of added) if (!removed.has(day)) each(day);
  for (const { days, from, to } of weekly) {
    if (!days.includes(true)) continue;
    for (let day = from; day <= to; day += 1) if (days[weekdayOf(day)] && !removed.has(day)) each(day);
  }
}

/** `20261201` as a count of days, null for what is no day. */
function dayOf(text: string): number | null {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return text.length === 8 && isIsoDate(day) ? daysBetween(origin, day) : null;
}
