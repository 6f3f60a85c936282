import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reachedPeople } from '../../contract-planning.ts';

const town = (ags: string, stations: number, reached: number) => ({ ags, name: ags, stations, reached, onDemand: [] });
const home = (ags: readonly string[], people: number) => ({ id: ags.join(), name: ags.join(), ags, people });

it('counts people by the share of the stops where they live; a joint municipality is its members', () => {
  const municipalities = [town('1', 4, 4), town('2', 4, 1), town('3', 6, 0)];
  expect(reachedPeople({ homes: [home(['1'], 10), home(['2', '3'], 20), home(['4'], 5)], municipalities })).toMatchObject({
    people: 35,
    reached: 12,
    homes: [
      { people: 20, share: 0.1, reached: 2 },
      { people: 10, share: 1, reached: 10 },
      { people: 5, share: 0, reached: 0 },
    ],
  });
});

it('never reaches more than are in need, and more stops never reach fewer (property)', () => {
  const towns = fc.array(fc.record({ people: fc.nat(60), stations: fc.nat(20), reached: fc.nat(20) }), { maxLength: 8 });
  fc.assert(
    fc.property(towns, (given) => {
      const homes = given.map(({ people }, index) => home([String(index)], people));
      const at = (more: number) =>
        reachedPeople({
          homes,
          municipalities: given.map(({ stations, reached }, index) =>
            town(String(index), stations, Math.min(stations, reached + more)),
          ),
        }).reached;
      expect(at(0)).toBeLessThanOrEqual(homes.reduce((sum, { people }) => sum + people, 0));
      expect(at(1)).toBeGreaterThanOrEqual(at(0));
    }),
  );
});
