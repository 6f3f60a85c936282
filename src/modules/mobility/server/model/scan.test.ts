import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walksFromStop, walksToStop, type Walks } from './footpaths.ts';
import { earliestWay, latestWay, wayBack, type Itinerary } from './itinerary.ts';
import { connectionsOf, slowlyEarliest, slowlyThere, smallNetwork, type SmallNetwork } from './network.fixture.ts';
import { earliestArrivals, latestDepartures, never, nowhere } from './scan.ts';

const asked = fc.tuple(
  smallNetwork,
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 1, max: 4 }),
  fc.infiniteStream(fc.nat()),
);
const placeIn = (network: SmallNetwork, numbers: Iterator<number>): Walks => {
  const count = 1 + ((numbers.next().value as number) % 2);
  const draw = (below: number): number => (numbers.next().value as number) % below;
  return {
    stops: Int32Array.from({ length: count }, () => draw(network.stopCount)),
    seconds: Int32Array.from({ length: count }, () => draw(6)),
  };
};
const runs = { numRuns: 500 };

describe('the scan', () => {
  it('finds forward what going through all trips round by round finds', () => {
    fc.assert(
      fc.property(asked, ([network, from, rides, numbers]) => {
        const { connections, footpaths } = connectionsOf(network);
        const place = placeIn(network, numbers);
        const { arriving } = earliestArrivals({ connections, footpaths, place, from, latest: 10_000, rides });
        const arrived = slowlyEarliest({ network, origin: place, from, rides });
        for (let stop = 0; stop < network.stopCount; stop += 1) {
          let expected = arrived[stop]!;
          place.stops.forEach((at, i) => at === stop && (expected = Math.min(expected, from + place.seconds[i]!)));
          network.ways.forEach((ways, other) => {
            if (other !== stop && ways.has(stop)) expected = Math.min(expected, arrived[other]! + ways.get(stop)!);
          });
          expect(arriving[stop]).toBe(expected === Infinity ? never : expected);
        }
      }),
      runs,
    );
  });

  it('leaves in time at the latest departure, and too late a second after it', () => {
    fc.assert(
      fc.property(asked, ([network, by, rides, numbers]) => {
        const { connections, footpaths } = connectionsOf(network);
        const place = placeIn(network, numbers);
        const leaving = latestDepartures({ connections, footpaths, place, by, earliest: -1000, rides });
        for (let stop = 0; stop < network.stopCount; stop += 1) {
          const leave = leaving[stop]!;
          const there = (from: number): number => slowlyThere({ network, stop, place, from, rides });
          if (leave === nowhere) expect(there(-1000)).toBeGreaterThan(by);
          else {
            expect(there(leave)).toBeLessThanOrEqual(by);
            expect(there(leave + 1)).toBeGreaterThan(by);
          }
        }
      }),
      runs,
    );
  });

  it('is its own dual: forward from the latest departure one is there in time, a second later not', () => {
    fc.assert(
      fc.property(asked, ([network, by, rides, numbers]) => {
        const { connections, footpaths } = connectionsOf(network);
        const goal = (numbers.next().value as number) % network.stopCount;
        const leaving = latestDepartures({
          connections,
          footpaths,
          place: walksToStop({ footpaths, stop: goal }),
          by,
          earliest: -1000,
          rides,
        });
        for (let stop = 0; stop < network.stopCount; stop += 1) {
          const leave = leaving[stop]!;
          // Beside a goal that is a stop, a walk of one's own would be strung to the walk from the last stop.
          if (leave === nowhere || network.ways[stop]!.has(goal)) continue;
          const place = walksFromStop({ footpaths, stop });
          const there = (from: number): number =>
            earliestArrivals({ connections, footpaths, place, from, latest: 10_000, rides }).arriving[goal]!;
          expect(there(leave)).toBeLessThanOrEqual(by);
          expect(there(leave + 1)).toBeGreaterThan(by);
        }
      }),
      runs,
    );
  });

  it('tells a way that can be gone, as early and with as few rides as it is found', () => {
    fc.assert(
      fc.property(asked, ([network, from, rides, numbers]) => {
        const { connections, footpaths } = connectionsOf(network);
        const origin = placeIn(network, numbers);
        const goal = placeIn(network, numbers);
        const asking = { connections, footpaths, origin, goal, rides, onFoot: null };
        const way = earliestWay({ ...asking, from, latest: 10_000 });
        const arrived = (most: number): number => {
          const off = slowlyEarliest({ network, origin, from, rides: most });
          return Math.min(...[...goal.stops].map((stop, i) => off[stop]! + goal.seconds[i]!));
        };
        if (way === null) {
          expect(arrived(rides)).toBe(Infinity);
          return;
        }
        expect(way.arrival).toBe(arrived(rides));
        const count = way.legs.filter((leg) => leg.kind === 'ride').length;
        if (count > 1) expect(arrived(count - 1)).toBeGreaterThan(way.arrival);
        mustBeAWay(network, way, { origin, goal, from });
        const late = latestWay({ ...asking, by: way.arrival, earliest: from })!;
        expect(late.departure).toBeGreaterThanOrEqual(way.departure);
        mustBeAWay(network, late, { origin, goal, from: late.departure });
        const back = wayBack({ ...asking, from, latest: 10_000 })!;
        expect([back.arrival, back.departure]).toEqual([way.arrival, late.departure]);
      }),
      runs,
    );
  });

  it('walks where walking is as quick', () => {
    const { connections, footpaths } = connectionsOf({
      stopCount: 2,
      trips: [
        {
          calls: [
            { stop: 0, arrival: 10, departure: 10, board: true, alight: true },
            { stop: 1, arrival: 20, departure: 20, board: true, alight: true },
          ],
        },
      ],
      ways: [new Map([[0, 1]]), new Map([[1, 1]])],
    });
    const at = (stop: number): Walks => ({ stops: Int32Array.of(stop), seconds: Int32Array.of(0) });
    const asking = { connections, footpaths, origin: at(0), goal: at(1), rides: 3 };
    expect(earliestWay({ ...asking, onFoot: 20, from: 0, latest: 100 })!.legs).toEqual([
      { kind: 'walk', from: null, to: null, departure: 0, arrival: 20 },
    ]);
    expect(earliestWay({ ...asking, onFoot: 21, from: 0, latest: 100 })!.legs).toHaveLength(1);
    expect(latestWay({ ...asking, onFoot: 9, by: 25, earliest: 0 })!.departure).toBe(16);
    expect(latestWay({ ...asking, onFoot: null, by: 19, earliest: 0 })).toBeNull();
  });
});

/** Every leg is there in the network, boarding and alighting are allowed, and nothing overlaps. */
function mustBeAWay(network: SmallNetwork, way: Itinerary, ends: { origin: Walks; goal: Walks; from: number }): void {
  let now = way.departure;
  expect(now).toBeGreaterThanOrEqual(ends.from);
  way.legs.forEach((leg, i) => {
    expect(leg.departure).toBeGreaterThanOrEqual(now);
    expect(leg.arrival).toBeGreaterThanOrEqual(leg.departure);
    if (leg.kind === 'ride') {
      const calls = network.trips[leg.trip]!.calls;
      const on = calls.findIndex((call) => call.stop === leg.from && call.departure === leg.departure && call.board);
      expect(on).toBeGreaterThanOrEqual(0);
      expect(calls.slice(on + 1).some((call) => call.stop === leg.to && call.arrival === leg.arrival && call.alight)).toBe(true);
      const before = way.legs[i - 1];
      if (before?.kind === 'ride') {
        expect(before.to).toBe(leg.from);
        expect(leg.departure).toBeGreaterThan(before.arrival);
      }
    } else {
      const given = (place: Walks, stop: number): number[] => [...place.seconds].filter((_, at) => place.stops[at] === stop);
      const possible =
        leg.from === null
          ? given(ends.origin, leg.to!)
          : leg.to === null
            ? given(ends.goal, leg.from)
            : [network.ways[leg.from]!.get(leg.to)!];
      expect(leg.arrival - leg.departure).toBeGreaterThanOrEqual(Math.min(...possible));
    }
    now = leg.arrival;
  });
  expect(now).toBe(way.arrival);
}
