import type { IsoDate } from './dates.ts';
import { addDays } from './dates.ts';

/** What a calendar shows on one day. */
export type CalendarEvent = {
  /** The same while it is the same event, whatever it is called. */
  uid: string;
  day: IsoDate;
  title: string;
  details: string;
  place: string | null;
  /** Address of the page where it is done. */
  href: string;
};

const longest = 75;

/** Control characters stand in no calendar; a line break is written as `\n` (RFC 5545, 3.3.11). */
export const calendarWords = (value: string): string =>
  value
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed();

/** A text as it stands behind the name of a property (RFC 5545, 3.3.11). */
export const escaped = (value: string): string =>
  calendarWords(value)
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

/** Breaks a line so that none is longer than 75 octets, never inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let [current, size] = ['', 0];
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > longest) {
      lines.push(current);
      // The space that marks the continuation counts too.
      [current, size] = [' ', 1];
    }
    current += character;
    size += octets;
  }
  return [...lines, current].join('\r\n');
}

export const dayOf = (day: IsoDate): string => day.replaceAll('-', '');
export const instantOf = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Lines as the text of a calendar: folded, each with its line break. */
export const calendarOf = (lines: readonly string[]): string => `${lines.map(folded).join('\r\n')}\r\n`;

/** A calendar of whole days (RFC 5545). It rings no bell: reminders come by mail. `stamp` stays the same for the same feed. */
export function calendarText(input: { name: string; stamp: Date; events: readonly CalendarEvent[] }): string {
  const { name, stamp, events } = input;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kreislotse//Aufgaben//DE',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${instantOf(stamp)}`,
      `DTSTART;VALUE=DATE:${dayOf(event.day)}`,
      `DTEND;VALUE=DATE:${dayOf(addDays(event.day, 1))}`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.details === '' ? [] : [`DESCRIPTION:${escaped(event.details)}`]),
      ...(event.place === null ? [] : [`LOCATION:${escaped(event.place)}`]),
      `URL:${event.href}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return calendarOf(lines);
}

/** A calendar with one event at a time of day, as mails bring it; a cancelled one takes the event away again. */
export function eventText(input: {
  id: string;
  title: string;
  details: string;
  place: string | null;
  href: string;
  startsAt: Date;
  endsAt: Date;
  /** When it was written; its seconds count up, so that a later file wins. */
  stamp: Date;
  cancelled: boolean;
}): string {
  const { id, title, details, place, href, startsAt, endsAt, stamp, cancelled } = input;
  return calendarOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kreislotse//Termine//DE',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@kreislotse`,
    `SEQUENCE:${Math.floor(stamp.getTime() / 1000) % 2_000_000_000}`,
    `DTSTAMP:${instantOf(stamp)}`,
    `DTSTART:${instantOf(startsAt)}`,
    `DTEND:${instantOf(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    ...(details === '' ? [] : [`DESCRIPTION:${escaped(details)}`]),
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    `URL:${href}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}
