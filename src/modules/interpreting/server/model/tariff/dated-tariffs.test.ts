import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#kernel/dates.ts';
import type { Tariff } from '../../../contract-tariff.ts';
import { tariffFaults, tariffOn, withTariff } from './dated-tariffs.ts';
import { anyTariff, plainTariff } from './tariff.fixture.ts';

const from = (validFrom: string, centsPerHour = 2400): Tariff => ({ ...plainTariff, validFrom, centsPerHour });
const tariffs = [from('2026-07-01', 2600), from('2024-01-01', 2400), from('2027-01-01', 2800)];

it.each([
  ['2023-12-31', null],
  ['2024-01-01', 2400],
  ['2026-06-30', 2400],
  ['2026-07-01', 2600],
  ['2026-12-31', 2600],
  ['2030-01-01', 2800],
])('on %s the rate is %s', (day, cents) => {
  expect(tariffOn(tariffs, day)?.centsPerHour ?? null).toBe(cents);
});

it.each<[string, Partial<Tariff>]>([
  ['validFrom', { validFrom: '2026-02-30' }],
  ['centsPerHour', { centsPerHour: -1 }],
  ['centsPerHour', { centsPerHour: 24.5 }],
  ['retainedCentsPerHour', { retainedCentsPerHour: Number.NaN }],
  ['unitMinutes', { unitMinutes: 0 }],
  ['minimumMinutes', { minimumMinutes: 2000 }],
  [
    'cancellation.steps.1.hoursBefore',
    {
      cancellation: {
        steps: [
          { hoursBefore: 24, minutes: 60 },
          { hoursBefore: 24, minutes: 30 },
        ],
        travel: false,
      },
    },
  ],
  ['cancellation.steps.0.minutes', { cancellation: { steps: [{ hoursBefore: 24, minutes: -60 }], travel: false } }],
  ['noShow.minutes', { noShow: { minutes: -1, travel: false } }],
  [
    'travel.kilometres.freeKm',
    { travel: { ...plainTariff.travel, kilometres: { centsPerKm: 30, freeKm: -1, mostCents: null } } },
  ],
  ['travel.ticket.mostCents', { travel: { ...plainTariff.travel, ticket: { mostCents: -1 } } }],
  [
    'travel.time.freeMinutes',
    { travel: { ...plainTariff.travel, time: { centsPerHour: null, freeMinutes: -1, freeKm: 0, mostMinutes: null } } },
  ],
])('names %s as wrong', (path, wrong) => {
  expect(tariffFaults({ ...plainTariff, ...wrong }).map((fault) => fault.path)).toEqual([path]);
});

it('takes the place of one that begins on the same day, and never begins where it is settled', () => {
  const added = withTariff({ tariffs, tariff: from('2026-07-01', 3000), settledUntil: '2026-06-30' });
  expect(added.ok && added.value.map(({ validFrom, centsPerHour }) => [validFrom, centsPerHour])).toEqual([
    ['2024-01-01', 2400],
    ['2026-07-01', 3000],
    ['2027-01-01', 2800],
  ]);
  const late = withTariff({ tariffs, tariff: from('2026-07-01'), settledUntil: '2026-07-01' });
  expect(late).toMatchObject({
    ok: false,
    problem: { code: 'tariff-too-early', message: expect.stringContaining('01.07.2026') },
  });
  expect(withTariff({ tariffs, tariff: from('morgen'), settledUntil: null })).toMatchObject({
    ok: false,
    problem: { code: 'tariff-faulty' },
  });
});

it('leaves the tariff of every settled day as it was (property)', () => {
  fc.assert(
    fc.property(
      fc.array(anyTariff, { maxLength: 6 }),
      anyTariff,
      fc.integer({ min: -900, max: 900 }),
      fc.nat({ max: 900 }),
      (known, tariff, settled, before) => {
        const settledUntil = addDays('2026-01-01', settled);
        const unique = [...new Map(known.map((one) => [one.validFrom, one])).values()];
        const added = withTariff({ tariffs: unique, tariff, settledUntil });
        expect(added.ok).toBe(tariff.validFrom > settledUntil);
        const day = addDays(settledUntil, -before);
        if (added.ok) {
          expect(tariffOn(added.value, day)).toEqual(tariffOn(unique, day));
          expect(tariffOn(added.value, tariff.validFrom)).toEqual(tariff);
        }
      },
    ),
  );
});
