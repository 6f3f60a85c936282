import * as fc from 'fast-check';
import type { Connections } from './connections.ts';
import { edgesFrom, type Footpaths, type Walks } from './footpaths.ts';

export type SmallTrip = { calls: { stop: number; arrival: number; departure: number; board: boolean; alight: boolean }[] };
export type SmallNetwork = { stopCount: number; trips: SmallTrip[]; ways: Map<number, number>[] };

/** A small network with all that timetables have: hops that take no time, calls where nobody may board, changes that are not there. */
export const smallNetwork: fc.Arbitrary<SmallNetwork> = fc.integer({ min: 2, max: 7 }).chain((stopCount) => {
  const stop = fc.integer({ min: 0, max: stopCount - 1 });
  const mostly = fc.integer({ min: 0, max: 9 }).map((die) => die > 0);
  const call = fc.record({
    stop,
    ride: fc.integer({ min: 0, max: 6 }),
    stay: fc.integer({ min: 0, max: 2 }),
    board: mostly,
    alight: mostly,
  });
  const trip = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.array(call, { minLength: 2, maxLength: 6 }))
    .map(([begin, calls]): SmallTrip => {
      let now = begin;
      return {
        calls: calls.map(({ stop: at, ride, stay, board, alight }) => {
          const arrival = (now += ride);
          const departure = (now += stay);
          return { stop: at, arrival, departure, board, alight };
        }),
      };
    });
  const way = fc.tuple(stop, stop, fc.integer({ min: 1, max: 8 }));
  return fc.record({
    stopCount: fc.constant(stopCount),
    trips: fc.array(trip, { minLength: 1, maxLength: 9 }),
    ways: fc.array(way, { maxLength: 8 }).map((list) => {
      const ways = Array.from({ length: stopCount }, (_, s) => new Map([[s, 1]]));
      for (const [from, to, seconds] of list) ways[from]!.set(to, seconds);
      return ways;
    }),
  });
});

export function connectionsOf(network: SmallNetwork): { connections: Connections; footpaths: Footpaths } {
  const rows = network.trips
    .flatMap(({ calls }, run) =>
      calls.slice(1).map((call, i) => ({
        from: calls[i]!.stop,
        to: call.stop,
        departure: calls[i]!.departure,
        arrival: call.arrival,
        flags: (calls[i]!.board ? 0 : 1) | (call.alight ? 0 : 2),
        run,
      })),
    )
    .sort((one, other) => one.departure - other.departure);
  const list = (of: (row: (typeof rows)[number]) => number): Int32Array => Int32Array.from(rows, of);
  return {
    connections: {
      count: rows.length,
      stopCount: network.stopCount,
      from: list((row) => row.from),
      to: list((row) => row.to),
      departure: list((row) => row.departure),
      arrival: list((row) => row.arrival),
      flags: Uint8Array.from(rows, (row) => row.flags),
      run: list((row) => row.run),
      runCount: network.trips.length,
      trips: Int32Array.from(network.trips, (_, i) => i),
    },
    footpaths: edgesFrom(network.ways),
  };
}

/** Round by round over whole trips: slow, and written from the words of what a way is, not from the scan. */
export function slowlyEarliest(input: { network: SmallNetwork; origin: Walks; from: number; rides: number }): number[] {
  const { network, origin, from, rides } = input;
  let ready = Array.from({ length: network.stopCount }, () => Infinity);
  origin.stops.forEach((stop, i) => (ready[stop] = Math.min(ready[stop]!, from + origin.seconds[i]!)));
  const arrived = ready.map(() => Infinity);
  for (let ride = 0; ride < rides; ride += 1) {
    const off = ready.map(() => Infinity);
    for (const { calls } of network.trips) {
      calls.forEach((on, i) => {
        if (!on.board || on.departure < ready[on.stop]!) return;
        for (const call of calls.slice(i + 1)) if (call.alight) off[call.stop] = Math.min(off[call.stop]!, call.arrival);
      });
    }
    const next = ready.map(() => Infinity);
    off.forEach((at, stop) => {
      arrived[stop] = Math.min(arrived[stop]!, at);
      network.ways[stop]!.forEach((seconds, to) => (next[to] = Math.min(next[to]!, at + seconds)));
    });
    ready = next;
  }
  return arrived;
}

/** When somebody who stands at a stop is at the place, at the earliest. */
export function slowlyThere(input: { network: SmallNetwork; stop: number; place: Walks; from: number; rides: number }): number {
  const { network, stop, place, from, rides } = input;
  const around = [...network.ways[stop]!].filter(([other]) => other !== stop);
  const origin = {
    stops: Int32Array.from([stop, ...around.map(([other]) => other)]),
    seconds: Int32Array.from([0, ...around.map(([, seconds]) => seconds)]),
  };
  const arrived = slowlyEarliest({ network, origin, from, rides });
  let there = Infinity;
  place.stops.forEach((at, i) => {
    if (at === stop) there = Math.min(there, from + place.seconds[i]!);
    there = Math.min(there, arrived[at]! + place.seconds[i]!);
  });
  return there;
}
