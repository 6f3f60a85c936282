import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText, calendarWords, type CalendarEvent } from './calendar.ts';
import { addDays } from './dates.ts';

/** Reads a calendar as a program does: unfolded lines, names apart from values. */
function read(text: string) {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const pairs = lines.slice(0, -1).map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1)] as const;
  });
  const words = (value: string): string => value.replaceAll(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));
  const events: Record<string, string>[] = [];
  for (const [name, value] of pairs) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    else if (events.length > 0 && name !== 'END') events.at(-1)![name] = words(value);
  }
  return { lines, name: words(pairs.find(([name]) => name === 'X-WR-CALNAME')![1]), events };
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('\\', ';', ',', '\n', '\r', ':', ' ', 'ä', '🚌', 'n'), maxLength: 200 }),
);
const anyEvent: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.stringMatching(/^[a-z0-9]{1,80}@kreis\.example$/),
  day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days)),
  title: anyText,
  details: anyText,
  place: fc.option(anyText),
  href: fc.constant('https://kreis.example/verwaltung/nordkreis/massnahmen/01a00000-0000-7000-8000-000000000001/stand'),
});

describe('a calendar', () => {
  it('is read back as it was meant, in lines of at most 75 octets that break no character', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyEvent, { maxLength: 4 }), (name, events) => {
        const text = calendarText({ name, stamp: new Date('2026-11-25T11:00:00Z'), events });
        for (const line of text.split('\r\n')) {
          const octets = Buffer.from(line);
          expect(octets.length).toBeLessThanOrEqual(75);
          expect(octets.toString()).toBe(line);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const found = read(text);
        expect(found.name).toBe(calendarWords(name));
        expect(found.events).toEqual(
          events.map((event) => ({
            UID: event.uid,
            DTSTAMP: '20261125T110000Z',
            'DTSTART;VALUE=DATE': event.day.replaceAll('-', ''),
            'DTEND;VALUE=DATE': addDays(event.day, 1).replaceAll('-', ''),
            SUMMARY: calendarWords(event.title),
            ...(event.details === '' ? {} : { DESCRIPTION: calendarWords(event.details) }),
            ...(event.place === null ? {} : { LOCATION: calendarWords(event.place) }),
            URL: event.href,
            TRANSP: 'TRANSPARENT',
          })),
        );
      }),
    );
  });

  it('rings no bell and ends with a line', () => {
    const text = calendarText({ name: 'Aufgaben', stamp: new Date('2026-11-25T11:00:00Z'), events: [] });
    expect(text).toBe(
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kreislotse//Aufgaben//DE\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:Aufgaben\r\nEND:VCALENDAR\r\n',
    );
    expect(text).not.toContain('VALARM');
  });
});
