import { isIsoDate } from '#kernel/dates.ts';
import { weekdayCodes, type Schedule, type WeekdayCode } from '../../contract.ts';

/** Times as people write them, one a line: `Mo, Mi 9:00–12:00`, `jede 2. Woche Di 14–16`, `1. Fr im Monat 15:00–17:00 (mit Kaffee)`. */

const dayNames = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as const;
const dayOf: Readonly<Record<string, WeekdayCode>> = Object.fromEntries(
  [...dayNames, 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag', 'Sonnabend'].flatMap(
    (name, at) => {
      const code = weekdayCodes[name === 'Sonnabend' ? 5 : at % 7]!;
      return [name, `${name}s`].map((word) => [word.toLowerCase(), code] as const);
    },
  ),
);
const example = 'Schreiben Sie zum Beispiel „Mo, Mi 9:00–12:00“ oder „1. Fr im Monat 15:00–17:00“.';

export type ScheduleRead = { ok: true; value: Schedule[] } | { ok: false; message: string };

/** Reads one schedule a line; empty lines say nothing. */
export function readSchedules(text: string): ScheduleRead {
  const value: Schedule[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') return { ok: false, message: `Zeile ${index + 1}: ${read}` };
    value.push(read);
  }
  return value.length > 30 ? { ok: false, message: 'Höchstens 30 Zeilen.' } : { ok: true, value };
}

function readLine(line: string): Schedule | string {
  const [, before, notes] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(line)!;
  let rest = before!.trim();
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.replaceAll(/\s+/g, ' ').trim();
    return found;
  };
  const to = take(/\bbis (?:zum )?(\d{1,2}\.\d{1,2}\.\d{4})/i);
  const from = take(/\b(?:ab|seit) (?:dem )?(\d{1,2}\.\d{1,2}\.\d{4})/i);
  const [validFrom, validTo] = [from && isoOf(from[1]!), to && isoOf(to[1]!)];
  if ((from && !validFrom) || (to && !validTo)) return 'Diesen Tag gibt es nicht.';
  if (validFrom && validTo && validTo < validFrom) return 'Das Ende liegt vor dem Anfang.';
  const times = take(/(?:von )?(\d{1,2})(?:[:.](\d{2}))? ?(?:Uhr)? ?(?:-|–|—|bis) ?(\d{1,2})(?:[:.](\d{2}))?(?: Uhr)?$/i);
  if (!times) return `„${line}“ nennt keine Uhrzeit von – bis. ${example}`;
  const [opensAt, closesAt] = [timeOf(times[1]!, times[2]), timeOf(times[3]!, times[4])];
  if (opensAt === null || closesAt === null) return 'Diese Uhrzeit gibt es nicht.';
  if (closesAt <= opensAt) return 'Das Ende liegt vor dem Anfang.';
  const monthly = take(/^(?:jede[rnms]? )?(?:([1-4])\.|(letzte[rnms]?)) (?=.*\bim Monat)/i);
  if (monthly) take(/\bim Monat/i);
  const every = monthly ? null : take(/^jede (?:(\d{1,2})\.|zweite) Woche,?/i);
  const interval = every === null ? 1 : Number(every[1] ?? 2);
  if (interval < 1 || interval > 12) return 'Höchstens jede 12. Woche.';
  const days = daysOf(rest.replace(/^jede[nrms]? /i, '').replace(/[:,]$/, ''));
  if (days === null) return `„${rest || line}“ nennt keinen Wochentag. ${example}`;
  return {
    freq: monthly ? 'MONTHLY' : 'WEEKLY',
    interval,
    nth: monthly ? (monthly[1] === undefined ? -1 : Number(monthly[1])) : null,
    days,
    opensAt,
    closesAt,
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    notes: notes?.trim() || null,
  };
}

/** `Mo–Fr`, `Mo, Mi und Fr`. */
function daysOf(text: string): WeekdayCode[] | null {
  const found = new Set<WeekdayCode>();
  for (const part of text.split(/,|\bund\b|\+|&|\//)) {
    const [first, last, more] = part
      .trim()
      .toLowerCase()
      .split(/\s*(?:-|–|—|bis)\s*/);
    const start = dayOf[(first ?? '').replace(/\.$/, '')];
    const end = last === undefined ? start : dayOf[last.replace(/\.$/, '')];
    if (start === undefined || end === undefined || more !== undefined) return null;
    const [at, until] = [weekdayCodes.indexOf(start), weekdayCodes.indexOf(end)];
    if (until < at) return null;
    for (let day = at; day <= until; day += 1) found.add(weekdayCodes[day]!);
  }
  return weekdayCodes.filter((code) => found.has(code));
}

function timeOf(hour: string, minute = '00'): string | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours === 24 && minutes === 0) return '23:59';
  return hours > 23 || minutes > 59 ? null : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function isoOf(text: string): string | null {
  const [day = '', month = '', year = ''] = text.split('.');
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

/** Schedules as `readSchedules` takes them again. */
export const writeSchedules = (schedules: readonly Schedule[]): string => schedules.map(writeSchedule).join('\n');

const germanDay = (iso: string): string => `${Number(iso.slice(8))}.${Number(iso.slice(5, 7))}.${iso.slice(0, 4)}`;
const clock = (time: string): string => `${Number(time.slice(0, 2))}:${time.slice(3)}`;

function writeSchedule(schedule: Schedule): string {
  const { freq, interval, nth, days, opensAt, closesAt, validFrom, validTo, notes } = schedule;
  const words = days.map((code) => dayNames[weekdayCodes.indexOf(code)]!).join(', ');
  const head =
    freq === 'MONTHLY'
      ? `${nth === -1 ? 'letzter' : `${nth}.`} ${words} im Monat`
      : `${interval > 1 ? `jede ${interval}. Woche ` : ''}${words}`;
  return [
    head,
    `${clock(opensAt)}–${clock(closesAt)}`,
    validFrom === null ? '' : `ab ${germanDay(validFrom)}`,
    validTo === null ? '' : `bis ${germanDay(validTo)}`,
    notes === null ? '' : `(${notes})`,
  ]
    .filter(Boolean)
    .join(' ');
}
