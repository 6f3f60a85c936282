import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinInstant } from '#kernel/dates.ts';
import { isTravelLine, type Outcome, type Span, type Tariff, type Travel } from '../../../contract-tariff.ts';
import { allowance, minutesOf, roundedMinutes } from './allowance.ts';
import {
  anyOutcome,
  anySpan,
  anyTariff,
  anyTravel,
  halfHourTariff,
  noTravel,
  plainTariff,
  sharedTariff,
} from './tariff.fixture.ts';

const span = (day: string, from: string, to: string): Span => ({
  startsAt: berlinInstant(day, from).toISOString(),
  endsAt: berlinInstant(day, to).toISOString(),
});
const planned = span('2026-12-01', '10:00', '11:00');
const held: Outcome = { kind: 'held' };
const pay = (input: Partial<Parameters<typeof allowance>[0]>) =>
  allowance({ tariff: plainTariff, planned, actual: null, travel: null, outcome: held, ...input });
const way = (travel: Partial<Travel>): Travel => ({ ...noTravel, ...travel });

describe('work', () => {
  it.each<[string, Tariff, string, number, number, number]>([
    ['24 € an hour', plainTariff, '11:00', 60, 2400, 2400],
    ['a started quarter', plainTariff, '11:01', 75, 3000, 3000],
    ['the least', plainTariff, '10:20', 60, 2400, 2400],
    ['a started half hour', halfHourTariff, '10:31', 60, 1500, 1500],
    ['a half hour', halfHourTariff, '10:30', 30, 750, 750],
    ['a started hour with what the pool keeps', sharedTariff, '11:05', 120, 1600, 2000],
    ['the nearest quarter, down', { ...plainTariff, rounding: 'nearest' }, '11:07', 60, 2400, 2400],
    [
      'the nearest quarter, up from the middle',
      { ...plainTariff, rounding: 'nearest', unitMinutes: 10 },
      '11:05',
      70,
      2800,
      2800,
    ],
    ['what was planned', { ...plainTariff, minimumMinutes: 0, leastPlanned: true }, '10:10', 60, 2400, 2400],
    [
      'a minute at a rate that leaves a fraction',
      { ...plainTariff, centsPerHour: 1234, unitMinutes: 1, minimumMinutes: 0 },
      '10:01',
      1,
      21,
      21,
    ],
  ])('pays %s', (_, tariff, end, quantity, cents, billedCents) => {
    const result = pay({ tariff, actual: span('2026-12-01', '10:00', end) });
    expect(result).toEqual({ lines: [{ kind: 'work', quantity, unit: 'minutes', cents, billedCents }], cents, billedCents });
  });

  it.each([
    ['in autumn an hour more', '2026-10-25', 300],
    ['in spring an hour less', '2027-03-28', 180],
    ['in other nights what the clock shows', '2026-12-01', 240],
  ])('in the night when clocks change lasts %s', (_, day, minutes) => {
    const night = span(day, '00:30', '04:30');
    expect(minutesOf(night)).toBe(minutes);
    expect(pay({ planned: night }).cents).toBe(minutes * 40);
  });

  it('is refused when it ends before it begins, or at no time', () => {
    expect(() => pay({ actual: { startsAt: planned.endsAt, endsAt: planned.startsAt } })).toThrow(RangeError);
    expect(() => pay({ actual: { startsAt: planned.startsAt, endsAt: 'noon' } })).toThrow(RangeError);
  });

  it('is nothing where nothing was done and no least is set', () => {
    const none = { startsAt: planned.startsAt, endsAt: planned.startsAt };
    expect(pay({ tariff: sharedTariff, actual: none })).toEqual({ lines: [], cents: 0, billedCents: 0 });
  });
});

describe('travel', () => {
  const kilometres = { centsPerKm: 30, freeKm: 5, mostCents: 1500 };
  const time = { centsPerHour: 1200, freeMinutes: 10, freeKm: 0, mostMinutes: 60 };
  const paid = (travel: Partial<Tariff['travel']>, more: Partial<Tariff> = {}): Tariff => ({
    ...plainTariff,
    ...more,
    travel: { reach: 'everywhere', kilometres: null, ticket: null, time: null, ...travel },
  });
  it.each<[string, Tariff, Travel, [string, number, number][]]>([
    [
      'by kilometre',
      paid({ kilometres: { ...kilometres, freeKm: 0 } }),
      way({ metres: 23_500, drove: true }),
      [['kilometres', 23_500, 705]],
    ],
    ['without the free ones', paid({ kilometres }), way({ metres: 23_500, drove: true }), [['kilometres', 18_500, 555]]],
    ['up to the most', paid({ kilometres }), way({ metres: 80_000, drove: true }), [['kilometres', 75_000, 1500]]],
    ['not where all are free', paid({ kilometres }), way({ metres: 4_999, drove: true }), []],
    ['not by kilometre for who came by bus', paid({ kilometres }), way({ metres: 23_500 }), []],
    ['by ticket', paid({ ticket: { mostCents: null } }), way({ ticketCents: 680 }), [['ticket', 680, 680]]],
    ['by ticket, up to the most', paid({ ticket: { mostCents: 500 } }), way({ ticketCents: 680 }), [['ticket', 500, 500]]],
    [
      'car to the station and ticket',
      paid({ kilometres, ticket: { mostCents: null } }),
      way({ metres: 15_000, drove: true, ticketCents: 680 }),
      [
        ['kilometres', 10_000, 300],
        ['ticket', 680, 680],
      ],
    ],
    ['by time', paid({ time }), way({ metres: 30_000, minutes: 55 }), [['travel-time', 45, 900]]],
    ['by time, up to the most', paid({ time }), way({ metres: 30_000, minutes: 95 }), [['travel-time', 60, 1200]]],
    ['by time, within what is free', paid({ time }), way({ metres: 30_000, minutes: 10 }), []],
    [
      'by time for the part beyond',
      paid({ time: { ...time, freeMinutes: 0, freeKm: 5 } }),
      way({ metres: 20_000, minutes: 40 }),
      [['travel-time', 30, 600]],
    ],
    [
      'to the border',
      paid({ reach: 'within-county', kilometres: { ...kilometres, freeKm: 0 } }),
      way({ metres: 40_000, metresWithin: 25_000, drove: true }),
      [['kilometres', 25_000, 750]],
    ],
    [
      'by time to the border',
      paid({ reach: 'within-county', time: { ...time, freeMinutes: 0 } }),
      way({ metres: 40_000, metresWithin: 10_000, minutes: 60 }),
      [['travel-time', 15, 300]],
    ],
    ['not in the own town', sharedTariff, way({ metres: 8_000, drove: true, leftHome: false }), []],
    ['out of the own town', sharedTariff, way({ metres: 8_000, drove: true }), [['kilometres', 8_000, 240]]],
    ['not where nothing is said of it', paid({}), way({ metres: 8_000, drove: true, minutes: 60, ticketCents: 900 }), []],
  ])('is paid %s', (_, tariff, travel, expected) => {
    const lines = pay({ tariff, travel }).lines.filter(({ kind }) => isTravelLine(kind));
    expect(lines.map(({ kind, quantity, cents }) => [kind, quantity, cents])).toEqual(expected);
    expect(lines.every(({ cents, billedCents }) => cents === billedCents)).toBe(true);
  });

  it('counts as work and is rounded with it where the tariff says so', () => {
    // 20 minutes of talk and 15 of the 20 minutes of way beyond five of 20 kilometres: 35 minutes, two half hours.
    const actual = span('2026-12-01', '10:00', '10:20');
    const travel = way({ metres: 20_000, metresWithin: 20_000, minutes: 20 });
    expect(pay({ tariff: halfHourTariff, actual, travel }).lines).toEqual([
      { kind: 'work', quantity: 60, unit: 'minutes', cents: 1500, billedCents: 1500 },
    ]);
    expect(pay({ tariff: halfHourTariff, actual, travel: way({ metres: 5_000, metresWithin: 5_000, minutes: 8 }) }).cents).toBe(
      750,
    );
  });

  it('is borne by the pool where the tariff says so', () => {
    const result = pay({ tariff: { ...plainTariff, travelBilledTo: 'pool' }, travel: way({ metres: 10_000, drove: true }) });
    expect(result).toMatchObject({ cents: 2700, billedCents: 2400 });
  });
});

describe('what did not take place', () => {
  const at = (hoursBefore: number, seconds = 0) =>
    new Date(Date.parse(planned.startsAt) - hoursBefore * 3_600_000 + seconds * 1000).toISOString();
  const steps: Tariff = {
    ...plainTariff,
    cancellation: {
      steps: [
        { hoursBefore: 48, minutes: 30 },
        { hoursBefore: 4, minutes: null },
        { hoursBefore: 24, minutes: 60 },
      ],
      travel: false,
    },
  };
  it.each<[string, Tariff, Outcome, number]>([
    ['a day before to the second', plainTariff, { kind: 'cancelled', by: 'client', at: at(24) }, 0],
    ['a second later', plainTariff, { kind: 'cancelled', by: 'client', at: at(24, 1) }, 60],
    ['by the office alike', plainTariff, { kind: 'cancelled', by: 'office', at: at(1) }, 60],
    ['by the interpreter', plainTariff, { kind: 'cancelled', by: 'interpreter', at: at(1) }, 0],
    ['after the beginning', plainTariff, { kind: 'cancelled', by: 'client', at: at(-1) }, 60],
    ['in the first step', steps, { kind: 'cancelled', by: 'client', at: at(30) }, 30],
    ['in the second', steps, { kind: 'cancelled', by: 'client', at: at(5) }, 60],
    ['in the last, which pays all that was planned', steps, { kind: 'cancelled', by: 'client', at: at(2) }, 120],
    ['nobody there', plainTariff, { kind: 'no-show', side: 'client' }, 120],
    [
      'nobody there, at so much',
      { ...plainTariff, noShow: { minutes: 45, travel: true } },
      { kind: 'no-show', side: 'client' },
      45,
    ],
    ['no interpreter there', plainTariff, { kind: 'no-show', side: 'interpreter' }, 0],
  ])('pays for %s', (_, tariff, outcome, minutes) => {
    const long = span('2026-12-01', '10:00', '12:00');
    const result = pay({ tariff, outcome, planned: long });
    expect(result.lines.map(({ quantity }) => quantity)).toEqual(minutes === 0 ? [] : [minutes]);
    expect(result.cents).toBe(minutes * 40);
  });

  it('counts hours, not days, in the night when clocks change', () => {
    const spring = span('2027-03-29', '01:00', '02:00');
    const outcome = (time: string): Outcome => ({
      kind: 'cancelled',
      by: 'client',
      at: berlinInstant('2027-03-28', time).toISOString(),
    });
    expect(pay({ planned: spring, outcome: outcome('00:30') }).cents).toBe(2400);
    expect(pay({ planned: spring, outcome: outcome('00:00') }).cents).toBe(0);
  });

  it('pays the way where the tariff says so', () => {
    const travel = way({ metres: 10_000, drove: true });
    const cancelled: Outcome = { kind: 'cancelled', by: 'client', at: at(1) };
    const kept: Tariff = { ...plainTariff, cancellation: { ...plainTariff.cancellation, travel: true } };
    const sums = [
      pay({ outcome: cancelled, travel }),
      pay({ tariff: kept, outcome: cancelled, travel }),
      pay({ tariff: kept, outcome: { ...cancelled, at: at(30) }, travel }),
      pay({ outcome: { kind: 'no-show', side: 'client' }, travel }),
      pay({
        tariff: { ...plainTariff, noShow: { minutes: 0, travel: false } },
        outcome: { kind: 'no-show', side: 'client' },
        travel,
      }),
    ].map(({ cents }) => cents);
    expect(sums).toEqual([2400, 2700, 0, 2700, 0]);
  });
});

describe('every allowance', () => {
  const anyInput = fc.record({
    tariff: anyTariff,
    planned: anySpan,
    actual: fc.option(anySpan, { nil: null }),
    travel: fc.option(anyTravel, { nil: null }),
    outcome: anyOutcome,
  });

  it('is whole, never negative, and the sum of its lines', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { lines, cents, billedCents } = allowance(input);
        for (const line of lines)
          for (const value of [line.quantity, line.cents, line.billedCents])
            expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        expect(cents).toBe(lines.reduce((sum, line) => sum + line.cents, 0));
        expect(billedCents).toBe(lines.reduce((sum, line) => sum + line.billedCents, 0));
        expect(new Set(lines.map(({ kind }) => kind)).size).toBe(lines.length);
        if (input.tariff.travelBilledTo === 'bearer') expect(billedCents).toBeGreaterThanOrEqual(cents);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same wherever the hands of clocks stand', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: -400, max: 400 }), (input, days) => {
        const moved = (instant: string) => new Date(Date.parse(instant) + days * 86_400_000).toISOString();
        const span = (one: Span) => ({ startsAt: moved(one.startsAt), endsAt: moved(one.endsAt) });
        const outcome = input.outcome.kind === 'cancelled' ? { ...input.outcome, at: moved(input.outcome.at) } : input.outcome;
        expect(
          allowance({ ...input, planned: span(input.planned), actual: input.actual && span(input.actual), outcome }),
        ).toEqual(allowance(input));
      }),
    );
  });

  it('does not fall when the conversation lasts longer', () => {
    fc.assert(
      fc.property(anyTariff, anySpan, anyTravel, fc.integer({ min: 0, max: 300 }), (tariff, planned, travel, more) => {
        const longer = { ...planned, endsAt: new Date(Date.parse(planned.endsAt) + more * 60_000).toISOString() };
        const of = (actual: Span) => allowance({ tariff, planned, actual, travel, outcome: held }).cents;
        expect(of(longer)).toBeGreaterThanOrEqual(of(planned));
      }),
    );
  });

  it('rounds to whole units, by less than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 240 }), (minutes, unitMinutes) => {
        const started = roundedMinutes(minutes, { rounding: 'started', unitMinutes });
        const nearest = roundedMinutes(minutes, { rounding: 'nearest', unitMinutes });
        expect([started % unitMinutes, nearest % unitMinutes]).toEqual([0, 0]);
        expect(started - minutes).toBeGreaterThanOrEqual(0);
        expect(started - minutes).toBeLessThan(unitMinutes);
        expect(Math.abs(nearest - minutes) * 2).toBeLessThanOrEqual(unitMinutes);
      }),
    );
  });
});
