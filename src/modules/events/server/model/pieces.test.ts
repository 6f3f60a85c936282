import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventException, EventTime } from '../../contract.ts';
import { datesOf } from './occurrences.ts';
import { piecesOf } from './pieces.ts';

const time: EventTime = { startDate: '2026-12-03', startTime: '15:00', endDate: '2026-12-03', endTime: '17:00' };
const exception = (date: string, kind: EventException['kind'], more: Partial<EventException> = {}): EventException => ({
  id: date,
  date,
  kind,
  time: null,
  place: null,
  note: null,
  ...more,
});
const pieces = (recurrenceRule: string | null, exceptions: EventException[] = [], from = '2026-11-26') =>
  piecesOf({ event: { time, recurrenceRule, exceptions }, from, to: '2027-11-26' }).map(
    (piece) => `${piece.date ?? '-'} ${piece.time.startDate} ${piece.recurrenceRule ?? 'once'}`,
  );

describe('an event in pieces', () => {
  it('is one piece where nothing differs, its end a day', () => {
    expect(pieces(null)).toEqual(['- 2026-12-03 once']);
    expect(pieces('FREQ=WEEKLY')).toEqual(['- 2026-12-03 FREQ=WEEKLY']);
    expect(pieces('FREQ=WEEKLY;COUNT=3')).toEqual(['- 2026-12-03 FREQ=WEEKLY;UNTIL=20261217']);
  });

  it('is cut at dates that are called off, moved or added', () => {
    const moved = { startDate: '2026-12-26', startTime: '10:00', endDate: '2026-12-26', endTime: '12:00' };
    expect(
      pieces('FREQ=WEEKLY', [
        exception('2026-12-17', 'cancelled'),
        exception('2026-12-24', 'changed', { time: moved }),
        exception('2026-12-05', 'added'),
      ]),
    ).toEqual([
      '- 2026-12-03 FREQ=WEEKLY;UNTIL=20261210',
      '2026-12-05 2026-12-05 once',
      '2026-12-24 2026-12-26 once',
      '2026-12-31 2026-12-31 FREQ=WEEKLY',
    ]);
  });

  it('leaves out what is over, and keeps a single date at an end single', () => {
    expect(pieces('FREQ=WEEKLY;UNTIL=20261217', [exception('2026-12-10', 'cancelled')], '2026-12-08')).toEqual([
      '2026-12-17 2026-12-17 once',
    ]);
    expect(pieces(null, [exception('2026-12-03', 'cancelled')])).toEqual([]);
  });

  it('has the dates of the event, each once', () => {
    const rule = fc.constantFrom(
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
      'FREQ=DAILY;COUNT=40',
      'FREQ=MONTHLY;BYDAY=1TH',
      'FREQ=WEEKLY;UNTIL=20270301',
    );
    fc.assert(
      fc.property(
        rule,
        fc.uniqueArray(fc.integer({ min: 0, max: 25 }), { maxLength: 5 }),
        fc.boolean(),
        (text, indexes, cancel) => {
          const plain = { time, recurrenceRule: text, exceptions: [] };
          const to = '2027-11-26';
          const days = datesOf({ event: plain, from: '2026-01-01', to }).map(({ date }) => date);
          const exceptions = indexes.flatMap((index) =>
            days[index] === undefined ? [] : [exception(days[index], cancel ? 'cancelled' : 'changed', { note: 'x' })],
          );
          const event = { ...plain, exceptions };
          const wanted = datesOf({ event, from: '2026-01-01', to }).filter(({ state }) => state !== 'cancelled');
          const got = piecesOf({ event, from: '2026-01-01', to }).flatMap((piece) =>
            datesOf({ event: { ...piece, exceptions: [] }, from: '2026-01-01', to }),
          );
          expect(got.map(({ startsAt }) => startsAt).toSorted()).toEqual(wanted.map(({ startsAt }) => startsAt));
        },
      ),
      { numRuns: 60 },
    );
  });
});
