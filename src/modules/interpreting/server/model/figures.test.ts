import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureDimensions, metricName } from '../../contract-figures.ts';
import { figureMetrics, figureRows, figureSums, median, partedBy, type Fact, type FactStatus } from './figures.ts';

const statuses: readonly FactStatus[] = [
  ...(['held', 'agreed', 'open', 'unfilled', 'no-show-client', 'no-show-interpreter', 'cancelled-by-client'] as const),
  ...(['cancelled-by-interpreter', 'cancelled-by-office', 'gap', 'outside'] as const),
];
const facts: fc.Arbitrary<Fact[]> = fc.array(
  fc.record({
    status: fc.constantFrom(...statuses),
    times: fc.integer({ min: 1, max: 3 }),
    isCurrent: fc.boolean(),
    isFound: fc.constant(true),
    day: fc.constantFrom('2024-01-05', '2024-02-29', '2024-12-31'),
    language: fc.constantFrom('ar', 'uk', 'ti'),
    occasion: fc.constantFrom('kita-talk', 'none'),
    municipalityId: fc.constantFrom('town', null),
    requesterKind: fc.constantFrom('kita', null),
    poolId: fc.constantFrom('one', 'two', null),
    mode: fc.constantFrom('video', null),
    offers: fc.integer({ min: 0, max: 3 }),
    minutes: fc.integer({ min: 15, max: 180 }),
    cents: fc.integer({ min: 0, max: 9000 }),
    countyCents: fc.constant(0),
    minutesToFill: fc.constantFrom(null, 60),
    minutesWaited: fc.constantFrom(null, 5),
  }),
  { maxLength: 40 },
);
/** As the database gives them: who was looked for in vain was not found. */
const sound = (found: readonly Fact[]): Fact[] =>
  found.map((fact) => ({
    ...fact,
    isCurrent: fact.isCurrent || fact.status !== 'cancelled-by-interpreter',
    isFound: !['open', 'unfilled', 'gap', 'outside'].includes(fact.status),
  }));
const rowsOf = (found: readonly Fact[]) => figureRows({ facts: found, pools: ['one', 'idle'], labelOf: (_, key) => key });

describe('figures of cases', () => {
  it('add up: keys of each dimension and pools to the whole, parts to no more than their total', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const rows = rowsOf(sound(given));
        const whole = rows.find(({ at, part }) => at === null && part === null)!;
        const sumOf = (found: typeof rows, name: string): number =>
          found.reduce((sum, { numbers }) => sum + (numbers[name]?.value ?? 0), 0);
        for (const { name } of figureMetrics.filter(({ isCount }) => isCount)) {
          for (const by of figureDimensions)
            expect(
              sumOf(
                rows.filter(({ at, part }) => part === null && at?.by === by),
                name,
              ),
            ).toBe(whole.numbers[name]!.value);
          expect(
            sumOf(
              rows.filter(({ at, part }) => at === null && part !== null),
              name,
            ),
          ).toBe(whole.numbers[name]!.value);
        }
        for (const { numbers } of rows)
          for (const { total, parts, rest } of figureSums) {
            const sum = parts.reduce((all, name) => all + numbers[name]!.value!, 0);
            if (rest) expect(sum).toBeLessThanOrEqual(numbers[total]!.value!);
            else expect(sum).toBe(numbers[total]!.value);
          }
        expect(rows.some(({ at, part }) => part !== null && at?.by === partedBy)).toBe(false);
      }),
    );
  });

  it('has a row of nothing for a pool in which nothing happened', () => {
    const idle = rowsOf([]).find(({ part }) => part === 'idle')!;
    expect(idle.numbers[metricName('held')]).toEqual({ value: 0, cases: 0 });
    expect(idle.numbers[metricName('fill-rate')]!.value).toBeNull();
  });

  it('has a sum for each name that is there', () => {
    const names = new Set(figureMetrics.map(({ name }) => name));
    for (const { total, parts } of figureSums) for (const name of [total, ...parts]) expect(names).toContain(name);
    for (const { gives } of figureMetrics) for (const name of gives) expect(names).toContain(name);
  });
});

it('takes the middle one', () => {
  expect(median([])).toBeNull();
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 9, 3, 5])).toBe(4);
});
