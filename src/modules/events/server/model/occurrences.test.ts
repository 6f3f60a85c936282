import { describe, expect, it } from 'vitest';
import type { EventException, EventTime } from '../../contract.ts';
import { datesOf, findDate, lastDayOf } from './occurrences.ts';
import { berlinInstant } from '#kernel/dates.ts';

const time = (startDate: string, startTime: string | null, endTime: string | null, endDate = startDate): EventTime => ({
  startDate,
  startTime,
  endDate,
  endTime,
});
const exception = (given: Partial<EventException> & Pick<EventException, 'date' | 'kind'>): EventException => ({
  id: given.date,
  time: null,
  place: null,
  note: null,
  ...given,
});
const weekly = (exceptions: EventException[] = [], rule = 'FREQ=WEEKLY;COUNT=4') => ({
  time: time('2026-10-13', '17:00', '19:00'),
  recurrenceRule: rule,
  exceptions,
});
const shown = (event: ReturnType<typeof weekly>, from = '2026-10-01', to = '2026-12-31') =>
  datesOf({ event, from, to }).map((date) => `${date.date} ${date.startsAt} ${date.state}`);

describe('dates of an event', () => {
  it('keep their hour when summer time ends', () => {
    expect(shown(weekly())).toEqual([
      '2026-10-13 2026-10-13T15:00:00.000Z scheduled',
      '2026-10-20 2026-10-20T15:00:00.000Z scheduled',
      '2026-10-27 2026-10-27T16:00:00.000Z scheduled',
      '2026-11-03 2026-11-03T16:00:00.000Z scheduled',
    ]);
  });

  it('say which one is called off, which is moved, and which is added', () => {
    const event = weekly([
      exception({ date: '2026-10-20', kind: 'cancelled', note: 'Ferien' }),
      exception({ date: '2026-10-27', kind: 'changed', time: time('2026-10-29', '18:00', '20:00') }),
      exception({ date: '2026-11-05', kind: 'added' }),
      exception({ date: '2026-11-03', kind: 'changed', note: 'im Garten' }),
    ]);
    expect(shown(event)).toEqual([
      '2026-10-13 2026-10-13T15:00:00.000Z scheduled',
      '2026-10-20 2026-10-20T15:00:00.000Z cancelled',
      '2026-10-27 2026-10-29T17:00:00.000Z moved',
      '2026-11-03 2026-11-03T16:00:00.000Z changed',
      '2026-11-05 2026-11-05T16:00:00.000Z added',
    ]);
  });

  it('are found by where they were moved to, and not by where they were', () => {
    const event = weekly([exception({ date: '2026-10-27', kind: 'changed', time: time('2026-12-10', '18:00', '20:00') })]);
    expect(shown(event, '2026-12-01')).toEqual(['2026-10-27 2026-12-10T17:00:00.000Z moved']);
    expect(shown(event, '2026-10-26', '2026-10-30')).toEqual([]);
    expect(findDate(event, '2026-10-27')?.startDate).toBe('2026-12-10');
    expect(findDate(event, '2026-12-10')).toBeNull();
    expect(lastDayOf(event)).toBe('2026-12-10');
  });

  it('of several days are shown while they last', () => {
    const event = { time: time('2027-09-24', null, null, '2027-10-03'), recurrenceRule: null, exceptions: [] };
    expect(datesOf({ event, from: '2027-10-03', to: '2027-10-03' })).toHaveLength(1);
    expect(datesOf({ event, from: '2027-10-04', to: '2027-10-04' })).toEqual([]);
    const [only] = datesOf({ event, from: '2027-09-01', to: '2027-12-31' });
    expect([only!.startsAt, only!.endsAt]).toEqual(['2027-09-23T22:00:00.000Z', '2027-10-03T22:00:00.000Z']);
  });

  it('past midnight end on the next day', () => {
    const event = { time: time('2026-12-31', '20:00', '01:00', '2027-01-01'), recurrenceRule: null, exceptions: [] };
    expect(datesOf({ event, from: '2027-01-01', to: '2027-01-01' })[0]!.endsAt).toBe('2027-01-01T00:00:00.000Z');
  });

  it('without an end are counted nowhere as ending', () => {
    expect(lastDayOf(weekly([], 'FREQ=WEEKLY'))).toBeNull();
    expect(lastDayOf(weekly())).toBe('2026-11-03');
  });
});

describe('an hour in Germany', () => {
  it.each([
    ['2026-07-01', '12:00', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01', '12:00', '2026-12-01T11:00:00.000Z'],
    // Left out, and twice.
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s %s', (day, clock, expected) => {
    expect(berlinInstant(day, clock).toISOString()).toBe(expected);
  });
});
