import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '#kernel/geo.ts';
import { mostShuttleStops, planShuttle, shortestOrder, type ShuttleStop } from '../../contract-shuttles.ts';

const venue = { name: 'Rathaus', lat: 52.98, lon: 9.84 };
const stop = fc.record({
  station: fc.uuid(),
  name: fc.constantFrom('Dorf', 'Heide', 'Moor', 'Wiese'),
  lat: fc.double({ min: 52.9, max: 53.1, noNaN: true }),
  lon: fc.double({ min: 9.7, max: 10, noNaN: true }),
  people: fc.integer({ min: 1, max: 9 }),
});
const stops = (most: number) => fc.uniqueArray(stop, { minLength: 1, maxLength: most, selector: ({ station }) => station });
const lengthOf = (order: readonly { lat: number; lon: number }[]): number =>
  order.reduce((sum, at, index) => {
    const next = order[index + 1] ?? venue;
    return sum + distance([at.lon, at.lat], [next.lon, next.lat]);
  }, 0);
const permutations = <T>(all: readonly T[]): T[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((one, index) => permutations([...all.slice(0, index), ...all.slice(index + 1)]).map((rest) => [one, ...rest]));
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('the order of stops', () => {
  it('holds each stop once, and no other order is shorter', () => {
    fc.assert(
      fc.property(stops(5), (given) => {
        const order = shortestOrder(given, venue);
        expect(order.map(({ station }) => station).toSorted()).toEqual(given.map(({ station }) => station).toSorted());
        const shortest = Math.min(...permutations(given).map(lengthOf));
        expect(lengthOf(order)).toBeCloseTo(shortest, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('is reckoned for as many as there may be, and refused for more', () => {
    const line = Array.from({ length: mostShuttleStops }, (_, at) => ({ lat: 53, lon: 9.9 + at / 20 }));
    // Shuffled: the farthest comes first all the same.
    expect(shortestOrder([...line.slice(4), ...line.slice(0, 4)], { lat: 53, lon: 9.85 })).toEqual(line.toReversed());
    expect(() => shortestOrder([...line, line[0]!], venue)).toThrow(RangeError);
    expect(shortestOrder([], venue)).toEqual([]);
  });
});

describe('the times', () => {
  it('grow on the way, are there five minutes early, and leave ten minutes after the end', () => {
    fc.assert(
      fc.property(stops(mostShuttleStops), (given) => {
        const plan = planShuttle({ stops: given, venue, session: { from: '12:00', to: '15:30' } });
        for (const way of [plan.there, plan.back])
          for (let at = 1; at < way.length; at += 1)
            expect(minutes(way[at]!.time)).toBeGreaterThanOrEqual(minutes(way[at - 1]!.time));
        expect(plan.there.at(-1)).toEqual({ name: 'Rathaus', people: 0, time: '11:55' });
        expect(plan.back[0]).toEqual({ name: 'Rathaus', people: 0, time: '15:40' });
        // As many get out as got in, at the same stops, the other way round.
        expect(plan.back.slice(1).map(({ name, people }) => [name, people])).toEqual(
          plan.there
            .slice(0, -1)
            .toReversed()
            .map(({ name, people }) => [name, people]),
        );
        expect(plan.people).toBe(given.reduce((sum, { people }) => sum + people, 0));
        expect(plan.minutes).toBe(minutes(plan.there.at(-1)!.time) - minutes(plan.there[0]!.time));
        expect(minutes(plan.back.at(-1)!.time) - minutes(plan.back[0]!.time)).toBe(plan.minutes);
      }),
      { numRuns: 100 },
    );
  });

  it('follow from the way: a stop ten kilometres off leaves twenty minutes before', () => {
    const far: ShuttleStop = { station: 'a', name: 'Dorf', lat: 52.98 + 10 / 111.195, lon: 9.84, people: 3 };
    const plan = planShuttle({ stops: [far], venue, session: { from: '09:00', to: '12:00' } });
    // 13 km of road at 40 km/h.
    expect(plan.there).toEqual([
      { name: 'Dorf', people: 3, time: '08:35' },
      { name: 'Rathaus', people: 0, time: '08:55' },
    ]);
    expect(plan).toMatchObject({ kilometres: 13, minutes: 20 });
  });
});
