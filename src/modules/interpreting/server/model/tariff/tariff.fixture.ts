import fc from 'fast-check';
import { roundings, travelBearers, travelReaches, type Tariff, type Travel } from '../../../contract-tariff.ts';

/** 24 € an hour and travel, as a county may pay. */
export const plainTariff: Tariff = {
  validFrom: '2024-01-01',
  centsPerHour: 2400,
  retainedCentsPerHour: 0,
  rounding: 'started',
  unitMinutes: 15,
  minimumMinutes: 60,
  leastPlanned: false,
  travel: {
    reach: 'everywhere',
    kilometres: { centsPerKm: 30, freeKm: 0, mostCents: null },
    ticket: { mostCents: null },
    time: null,
  },
  travelBilledTo: 'bearer',
  cancellation: { steps: [{ hoursBefore: 24, minutes: 60 }], travel: false },
  noShow: { minutes: null, travel: true },
};

/** By the started half hour, the way beyond five kilometres being work, within the county. */
export const halfHourTariff: Tariff = {
  ...plainTariff,
  centsPerHour: 1500,
  unitMinutes: 30,
  minimumMinutes: 0,
  travel: {
    reach: 'within-county',
    kilometres: null,
    ticket: null,
    time: { centsPerHour: null, freeMinutes: 0, freeKm: 5, mostMinutes: null },
  },
};

/** The requester pays ten euros for each started hour, two of which the pool keeps; ways count outside the own town. */
export const sharedTariff: Tariff = {
  ...plainTariff,
  centsPerHour: 800,
  retainedCentsPerHour: 200,
  unitMinutes: 60,
  minimumMinutes: 0,
  travel: { reach: 'outside-home', kilometres: { centsPerKm: 30, freeKm: 0, mostCents: null }, ticket: null, time: null },
};

export const noTravel: Travel = { metres: 0, metresWithin: 0, minutes: 0, drove: false, ticketCents: 0, leftHome: true };

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const minutes = fc.integer({ min: 0, max: 1440 });
const cents = fc.integer({ min: 0, max: 10_000 });
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const anyTariff: fc.Arbitrary<Tariff> = fc.record({
  validFrom: day,
  centsPerHour: cents,
  retainedCentsPerHour: cents,
  rounding: fc.constantFrom(...roundings),
  unitMinutes: fc.integer({ min: 1, max: 240 }),
  minimumMinutes: minutes,
  leastPlanned: fc.boolean(),
  travel: fc.record({
    reach: fc.constantFrom(...travelReaches),
    kilometres: orNull(
      fc.record({
        centsPerKm: fc.integer({ min: 0, max: 200 }),
        freeKm: fc.integer({ min: 0, max: 50 }),
        mostCents: orNull(cents),
      }),
    ),
    ticket: orNull(fc.record({ mostCents: orNull(cents) })),
    time: orNull(
      fc.record({
        centsPerHour: orNull(cents),
        freeMinutes: minutes,
        freeKm: fc.integer({ min: 0, max: 50 }),
        mostMinutes: orNull(minutes),
      }),
    ),
  }),
  travelBilledTo: fc.constantFrom(...travelBearers),
  cancellation: fc.record({
    steps: fc.uniqueArray(fc.record({ hoursBefore: fc.integer({ min: 0, max: 200 }), minutes: orNull(minutes) }), {
      maxLength: 4,
      selector: ({ hoursBefore }) => hoursBefore,
    }),
    travel: fc.boolean(),
  }),
  noShow: fc.record({ minutes: orNull(minutes), travel: fc.boolean() }),
});

export const anyTravel: fc.Arbitrary<Travel> = fc.record({
  metres: fc.integer({ min: 0, max: 300_000 }),
  metresWithin: fc.integer({ min: 0, max: 300_000 }),
  minutes: fc.integer({ min: 0, max: 600 }),
  drove: fc.boolean(),
  ticketCents: fc.integer({ min: 0, max: 20_000 }),
  leftHome: fc.boolean(),
});

export const anySpan = fc
  .record({
    start: fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }),
    minutes: fc.integer({ min: 0, max: 720 }),
  })
  .map(({ start, minutes: length }) => ({
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + length * 60_000).toISOString(),
  }));

export const anyOutcome = fc.oneof(
  fc.constant({ kind: 'held' as const }),
  fc.record({
    kind: fc.constant('cancelled' as const),
    by: fc.constantFrom('client' as const, 'office' as const, 'interpreter' as const),
    at: fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }).map((at) => new Date(at).toISOString()),
  }),
  fc.record({ kind: fc.constant('no-show' as const), side: fc.constantFrom('client' as const, 'interpreter' as const) }),
);
