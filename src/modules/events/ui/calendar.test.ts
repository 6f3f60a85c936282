import { describe, expect, it } from 'vitest';
import type { PublicEvent } from '../contract.ts';
import { eventsCalendar } from './calendar.ts';

const event: PublicEvent = {
  id: '01a00000-0000-7000-8000-000000000001',
  slug: 'sprachcafe-01a00000-0000-7000-8000-000000000001',
  title: 'Sprachcafé, offen; für alle',
  description: 'Kaffee\nund Deutsch',
  marks: {},
  kind: 'meeting-place',
  time: { startDate: '2026-10-13', startTime: '17:00', endDate: '2026-10-13', endTime: '19:00' },
  recurrenceRule: 'FREQ=WEEKLY;UNTIL=20261201',
  exceptions: [],
  place: { name: 'Bücherei', streetAddress: 'Am Markt 1', postalCode: '29614', locality: 'Soltau' },
  placeId: null,
  position: null,
  municipality: null,
  meetingUrl: null,
  organiser: null,
  organisationId: null,
  series: null,
  audience: [],
  languages: [],
  targetGroups: [],
  childcare: false,
  interpretation: 'none',
  price: 0,
  priceNote: null,
  pictureId: null,
  enquiries: null,
  registration: { needed: false, scope: 'date', capacity: null, waitingList: true, closesDaysBefore: 0 },
  state: 'public',
  cancelledBecause: null,
  demonstration: false,
  version: 3,
  updatedAt: '2026-09-01T08:00:00.000Z',
};
const text = (given: Partial<PublicEvent> = {}): string =>
  eventsCalendar({
    name: 'Termine',
    language: 'de',
    events: [{ ...event, ...given }],
    hrefOf: () => 'https://beispiel.example/t',
  });
const unfolded = (given: Partial<PublicEvent> = {}): string[] => text(given).replaceAll('\r\n ', '').split('\r\n');

describe('a calendar of events', () => {
  it('keeps the hour of Germany, with a rule whose end is an instant', () => {
    expect(unfolded()).toEqual(
      expect.arrayContaining([
        'DTSTART;TZID=Europe/Berlin:20261013T170000',
        'DTEND;TZID=Europe/Berlin:20261013T190000',
        'RRULE:FREQ=WEEKLY;UNTIL=20261201T225900Z',
        String.raw`SUMMARY:Sprachcafé\, offen\; für alle`,
        String.raw`LOCATION:Bücherei\, Am Markt 1\, 29614 Soltau`,
        'SEQUENCE:3',
        'STATUS:CONFIRMED',
      ]),
    );
    for (const line of text().split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('tells single dates by the one that they stand for', () => {
    const lines = unfolded({
      exceptions: [
        { id: 'a', date: '2026-10-20', kind: 'cancelled', time: null, place: null, note: 'Ferien' },
        {
          id: 'b',
          date: '2026-10-27',
          kind: 'changed',
          time: { startDate: '2026-10-28', startTime: '18:00', endDate: '2026-10-28', endTime: '20:00' },
          place: null,
          note: null,
        },
        { id: 'c', date: '2026-10-31', kind: 'added', time: null, place: null, note: null },
      ],
    });
    expect(lines.filter((line) => line.startsWith('RECURRENCE-ID'))).toEqual([
      'RECURRENCE-ID;TZID=Europe/Berlin:20261020T170000',
      'RECURRENCE-ID;TZID=Europe/Berlin:20261027T170000',
    ]);
    expect(lines.filter((line) => line.startsWith('STATUS'))).toEqual([
      'STATUS:CONFIRMED',
      'STATUS:CANCELLED',
      'STATUS:CONFIRMED',
      'STATUS:CONFIRMED',
    ]);
    expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20261028T180000');
    expect(lines).toContain(`UID:${event.id}-2026-10-31@kreislotse`);
  });

  it('ends whole days with the day after, and says of a cancelled event that it is', () => {
    const lines = unfolded({
      time: { startDate: '2027-09-24', startTime: null, endDate: '2027-10-03', endTime: null },
      recurrenceRule: null,
      state: 'cancelled',
      cancelledBecause: 'Sturm',
    });
    expect(lines).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20270924', 'DTEND;VALUE=DATE:20271004', 'STATUS:CANCELLED']),
    );
    expect(lines.find((line) => line.startsWith('DESCRIPTION'))).toContain('Sturm');
  });
});
