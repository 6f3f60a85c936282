import { describe, expect, test } from 'vitest';
import type { PublicEvent, PublicEvents } from '../contract.ts';
import { nextDates } from './next-dates.ts';

const event = (id: string, more: Partial<PublicEvent> = {}): PublicEvent =>
  ({ id, slug: `slug-${id}`, title: id, marks: {}, place: null, municipality: null, childcare: false, ...more }) as PublicEvent;
const date = (eventId: string, day: string, more: object = {}): PublicEvents['dates'][number] =>
  ({
    eventId,
    startDate: day,
    startTime: '15:00',
    endDate: day,
    endTime: '17:00',
    place: null,
    state: 'scheduled',
    ...more,
  }) as never;

describe('the next dates', () => {
  test('show each event once, in the order of time, as many as asked for', () => {
    const found = nextDates(
      {
        events: [event('a'), event('b'), event('c')],
        dates: [date('a', '2026-12-01'), date('a', '2026-12-02'), date('b', '2026-12-03'), date('c', '2026-12-04')],
      },
      2,
    );
    expect(found.map(({ title, time }) => [title, time.startDate])).toEqual([
      ['a', '2026-12-01'],
      ['b', '2026-12-03'],
    ]);
  });

  test('leave out what is cancelled, and take the date after it', () => {
    const found = nextDates(
      { events: [event('a')], dates: [date('a', '2026-12-01', { state: 'cancelled' }), date('a', '2026-12-08')] },
      3,
    );
    expect(found.map(({ time }) => time.startDate)).toEqual(['2026-12-08']);
  });

  test('name a place once, the one of the date before the one of the event', () => {
    const place = (name: string) => ({ name, locality: 'Soltau' }) as PublicEvent['place'];
    const found = nextDates(
      {
        events: [
          event('a', { place: place('Bibliothek'), municipality: { id: 'm', name: 'Soltau' } }),
          event('b', { place: place('Soltau'), municipality: { id: 'm', name: 'Soltau' } }),
        ],
        dates: [date('a', '2026-12-01', { place: place('Rathaus') }), date('b', '2026-12-02')],
      },
      3,
    );
    expect(found.map(({ where }) => where)).toEqual(['Rathaus, Soltau', 'Soltau']);
  });
});
