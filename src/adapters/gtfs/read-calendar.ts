import { addDays, daysBetween, isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { Refused, type Source } from './source.ts';

export type Calendar = {
  ids: Map<string, number>;
  firstDay: IsoDate;
  days: number;
  serviceDays: Uint8Array;
};

/** A timetable holds a year or two; what is dated further is a slip of somebody's hand. */
const mostDays = 800;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** On which days each service runs: weekdays with their exceptions, or dates alone. */
export async function readCalendar(source: Source): Promise<Calendar> {
  const services = new Map<
    string,
    { weekly: { days: boolean[]; from: IsoDate; to: IsoDate }[]; added: Set<IsoDate>; removed: Set<IsoDate> }
  >();
  const of = (id: string) => {
    let found = services.get(id);
    if (!found) services.set(id, (found = { weekly: [], added: new Set(), removed: new Set() }));
    return found;
  };
  const columns = ['service_id', 'start_date', 'end_date', ...weekdays];
  for await (const rows of source.rows('calendar.txt', columns, columns)) {
    for (const [id = '', start = '', end = '', ...flags] of rows) {
      const [from, to] = [dayOf(start), dayOf(end)];
      if (from === null || to === null)
        source.warn('bad-date', 'Zeilen im Kalender haben kein gültiges Datum und wurden ausgelassen.');
      else of(id).weekly.push({ days: flags.map((flag) => flag === '1'), from, to });
    }
  }
  const dated = ['service_id', 'date', 'exception_type'];
  for await (const rows of source.rows('calendar_dates.txt', dated, dated)) {
    for (const [id = '', date = '', type = ''] of rows) {
      const day = dayOf(date);
      if (day === null || (type !== '1' && type !== '2')) {
        source.warn('bad-date', 'Zeilen im Kalender haben kein gültiges Datum und wurden ausgelassen.');
      } else (type === '1' ? of(id).added : of(id).removed).add(day);
    }
  }

  const running = [...services].map(([id, { weekly, added, removed }]) => {
    const days = new Set(added);
    for (const { days: flags, from, to } of weekly) {
      if (!flags.includes(true)) continue;
      const count = Math.min(daysBetween(from, to), mostDays * 2);
      for (let i = 0; i <= count; i += 1) {
        const day = addDays(from, i);
        if (flags[new Date(`${day}T00:00:00Z`).getUTCDay()]) days.add(day);
      }
    }
    for (const day of removed) days.delete(day);
    return { id, days: [...days] };
  });
  let firstDay: IsoDate | null = null;
  let lastDay: IsoDate | null = null;
  for (const day of running.flatMap(({ days }) => days)) {
    if (firstDay === null || day < firstDay) firstDay = day;
    if (lastDay === null || day > lastDay) lastDay = day;
  }
  if (firstDay === null || lastDay === null) {
    throw new Refused(
      'no-days',
      'Nach dem Kalender des Fahrplans fährt an keinem Tag etwas. Bitte prüfen Sie calendar.txt und calendar_dates.txt.',
    );
  }
  let days = daysBetween(firstDay, lastDay) + 1;
  if (days > mostDays) {
    source.warn('too-long', `Der Fahrplan reicht über mehr als ${mostDays} Tage; gelesen wurden die Tage ab ${firstDay}.`);
    days = mostDays;
  }
  const width = Math.ceil(days / 8);
  const serviceDays = new Uint8Array(running.length * width);
  running.forEach((service, index) => {
    for (const day of service.days) {
      const at = daysBetween(firstDay, day);
      if (at < days) serviceDays[index * width + (at >> 3)]! |= 1 << (at & 7);
    }
  });
  return { ids: new Map(running.map(({ id }, index) => [id, index])), firstDay, days, serviceDays };
}

function dayOf(text: string): IsoDate | null {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return text.length === 8 && isIsoDate(day) ? day : null;
}
