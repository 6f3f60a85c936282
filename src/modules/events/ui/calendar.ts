import { calendarOf, dayOf, escaped, instantOf } from '#kernel/calendar.ts';
import { addDays, berlinInstant, daysBetween } from '#kernel/dates.ts';
import type { EventException, EventTime, PublicEvent } from '../contract.ts';
import { placeWords } from './words.ts';

/** Germany's clock (RFC 5545, 3.6.5): programs that do not know the name find its rules here. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const at = (name: string, day: string, time: string | null): string =>
  time === null ? `${name};VALUE=DATE:${dayOf(day)}` : `${name};TZID=Europe/Berlin:${dayOf(day)}T${time.replace(':', '')}00`;

/** Begin and end; the end of whole days is the day after. */
const spanOf = (time: EventTime): string[] => [
  at('DTSTART', time.startDate, time.startTime),
  at('DTEND', time.endTime === null ? addDays(time.endDate, 1) : time.endDate, time.endTime),
];

const movedTo = (time: EventTime, day: string): EventTime => ({
  ...time,
  startDate: day,
  endDate: addDays(day, daysBetween(time.startDate, time.endDate)),
});

/** The last day of a rule as an instant, which RFC 5545 asks for beside a beginning with an hour. */
const ruleLine = (event: PublicEvent): string =>
  `RRULE:${event.recurrenceRule!.replace(/UNTIL=(\d{4})(\d{2})(\d{2})/, (whole, year: string, month: string, day: string) =>
    event.time.startTime === null ? whole : `UNTIL=${instantOf(berlinInstant(`${year}-${month}-${day}`, '23:59'))}`,
  )}`;

function entry(input: {
  event: PublicEvent;
  href: string;
  uid: string;
  time: EventTime;
  extra: readonly string[];
  exception: EventException | null;
}): string[] {
  const { event, href, uid, time, extra, exception } = input;
  const cancelled = event.state === 'cancelled' || exception?.kind === 'cancelled';
  const place = exception?.place ?? event.place;
  const location = place === null ? event.meetingUrl : placeWords(place);
  const details = [
    event.state === 'cancelled' ? event.cancelledBecause : null,
    exception?.note,
    event.description,
    event.organiser,
    event.enquiries,
    href,
  ].filter(Boolean);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${instantOf(new Date(event.updatedAt))}`,
    `SEQUENCE:${event.version}`,
    ...spanOf(time),
    ...extra,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(details.join('\n\n'))}`,
    ...(location === null ? [] : [`LOCATION:${escaped(location)}`]),
    `URL:${href}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** All entries of one event: the rule, each date that departs from it, each one that was added. */
function entries(event: PublicEvent, href: string): string[] {
  const uid = `${event.id}@kreislotse`;
  const of = (date: string): EventException | null => event.exceptions.find((exception) => exception.date === date) ?? null;
  if (event.recurrenceRule === null) {
    const own = of(event.time.startDate);
    const added = event.exceptions.filter((exception) => exception.kind === 'added');
    return [
      ...entry({ event, href, uid, time: own?.time ?? event.time, extra: [], exception: own }),
      ...added.flatMap((exception) => addedEntry({ event, href, exception })),
    ];
  }
  return [
    ...entry({ event, href, uid, time: event.time, extra: [ruleLine(event)], exception: null }),
    ...event.exceptions.flatMap((exception) =>
      exception.kind === 'added'
        ? addedEntry({ event, href, exception })
        : entry({
            event,
            href,
            uid,
            time: exception.time ?? movedTo(event.time, exception.date),
            extra: [at('RECURRENCE-ID', exception.date, event.time.startTime)],
            exception,
          }),
    ),
  ];
}

const addedEntry = (input: { event: PublicEvent; href: string; exception: EventException }): string[] =>
  entry({
    ...input,
    uid: `${input.event.id}-${input.exception.date}@kreislotse`,
    time: input.exception.time ?? movedTo(input.event.time, input.exception.date),
    extra: [],
  });

/** Events as a calendar (RFC 5545). What was cancelled says so, so that it disappears from calendars that have it. */
export function eventsCalendar(input: {
  name: string;
  language: string;
  events: readonly PublicEvent[];
  hrefOf: (event: PublicEvent) => string;
}): string {
  return calendarOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Kreislotse//Termine//${input.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(input.name)}`,
    ...zone,
    ...input.events.flatMap((event) => entries(event, input.hrefOf(event))),
    'END:VCALENDAR',
  ]);
}
