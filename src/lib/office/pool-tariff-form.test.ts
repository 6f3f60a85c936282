import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Tariff } from '#modules/interpreting/contract-tariff.ts';
import { roundings, travelBearers, travelReaches } from '#modules/interpreting/contract-tariff.ts';
import { storedTariff, tariffFacts, toTariff } from './pool-tariff-form.ts';

const cents = fc.integer({ min: 0, max: 100_000 });
const minutes = fc.integer({ min: 0, max: 1440 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const tariffs: fc.Arbitrary<Tariff> = fc.record({
  validFrom: fc.constant('2026-12-01'),
  centsPerHour: cents,
  retainedCentsPerHour: cents,
  rounding: fc.constantFrom(...roundings),
  unitMinutes: fc.integer({ min: 1, max: 240 }),
  minimumMinutes: minutes,
  leastPlanned: fc.boolean(),
  travel: fc.record({
    reach: fc.constantFrom(...travelReaches),
    kilometres: maybe(fc.record({ centsPerKm: cents, freeKm: minutes, mostCents: maybe(cents) })),
    ticket: maybe(fc.record({ mostCents: maybe(cents) })),
    time: maybe(fc.record({ centsPerHour: maybe(cents), freeMinutes: minutes, freeKm: minutes, mostMinutes: maybe(minutes) })),
  }),
  travelBilledTo: fc.constantFrom(...travelBearers),
  cancellation: fc.record({
    steps: fc.uniqueArray(fc.record({ hoursBefore: minutes, minutes: maybe(minutes) }), {
      maxLength: 3,
      selector: ({ hoursBefore }) => hoursBefore,
    }),
    travel: fc.boolean(),
  }),
  noShow: fc.record({ minutes: maybe(minutes), travel: fc.boolean() }),
});

it('a tariff that is shown in the form and sent unchanged stays the same to the cent', () => {
  fc.assert(
    fc.property(tariffs, (tariff) => {
      expect(toTariff(storedTariff(tariff, tariff.validFrom))).toEqual(tariff);
    }),
  );
});

it('nonsense in a field becomes no number', () => {
  fc.assert(
    fc.property(tariffs, fc.constantFrom('viel', '-5', '1,234,5', '12,345'), (tariff, text) => {
      const form = storedTariff(tariff, tariff.validFrom);
      form.texts.centsPerHour = text;
      form.texts.unitMinutes = text;
      expect(toTariff(form)).toMatchObject({ centsPerHour: Number.NaN, unitMinutes: Number.NaN });
    }),
  );
});

it('is said in words', () => {
  const words = (tariff: Tariff) => tariffFacts(tariff).map(({ value }) => value);
  fc.assert(
    fc.property(tariffs, (tariff) => {
      expect(words(tariff).join(' ')).not.toMatch(/undefined|null|NaN/);
    }),
  );
});
