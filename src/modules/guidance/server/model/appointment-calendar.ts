import { calendarOf, escaped, instantOf } from '#kernel/calendar.ts';

/** An appointment as a calendar file (RFC 5545). The same id with a higher sequence moves it; `cancelled` takes it away. */
export function appointmentCalendar(input: {
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
