/**
 * The two passes of the connection scan, with a label for every number of rides (docs/adr on the engine). A way is: a walk to a
 * stop, a ride, a change, a ride …, a walk. Walks are never strung together: changes are reckoned from where a vehicle
 * was left, not from where one walked to.
 */
import { noAlighting, noBoarding } from '#kernel/timetable.ts';
import { firstFrom, type Connections } from './connections.ts';
import type { Edges, Footpaths, Walks } from './footpaths.ts';

/** Where there is no way. */
export const never = 2 ** 31 - 1;
export const nowhere = -(2 ** 31);

export type Backward = {
  connections: Connections;
  footpaths: Footpaths;
  place: Walks;
  /** When one must be there. */
  by: number;
  /** Nobody leaves before that. */
  earliest: number;
  /** How many vehicles one may take: one more than changes. */
  rides: number;
};

/**
 * Backward from a place: when one must leave every stop at the latest to be there in time.
 * @returns seconds by stop; `nowhere` where there is no way
 */
export function latestDepartures(input: Backward): Int32Array {
  const { walk, boarded } = latestBoardings(input);
  const leaving = new Int32Array(walk.length);
  for (let stop = 0; stop < walk.length; stop += 1) {
    let latest = Math.max(walk[stop]!, boarded[stop]!);
    forEdges(input.footpaths.out, stop, (other, took) => {
      if (other !== stop && boarded[other]! !== nowhere) latest = Math.max(latest, boarded[other]! - took);
    });
    leaving[stop] = latest < input.earliest ? nowhere : latest;
  }
  return leaving;
}

/** The same by what one does at a stop: set out on foot for the place, or board. */
export function latestBoardings(input: Backward): { walk: Int32Array; boarded: Int32Array } {
  const { connections, footpaths, place, by, earliest, rides } = input;
  const { from, to, departure, arrival, flags, run, stopCount } = connections;
  const { starts, stops, seconds } = footpaths.into;
  const walk = new Int32Array(stopCount).fill(nowhere);
  place.stops.forEach((stop, i) => (walk[stop] = Math.max(walk[stop]!, by - place.seconds[i]!)));
  // How many rides it takes from on board of a run, this one included; less is never worse.
  const need = new Uint8Array(connections.runCount).fill(rides + 1);
  // By rides still to come: when to leave a stop on board, and when to have got off there to change.
  const board = new Int32Array(stopCount * rides).fill(nowhere);
  const change = new Int32Array(stopCount * rides).fill(nowhere);
  const first = firstFrom(connections, earliest);
  for (let i = firstFrom(connections, by + 1) - 1; i >= first; i -= 1) {
    const onRun = run[i]!;
    let needed = need[onRun]!;
    if (needed > 1 && (flags[i]! & noAlighting) === 0) {
      const stop = to[i]!;
      const there = arrival[i]!;
      if (there <= walk[stop]!) needed = 1;
      else {
        for (let left = 1; left < needed - 1; left += 1) {
          if (there <= change[(left - 1) * stopCount + stop]!) {
            needed = left + 1;
            break;
          }
        }
      }
      need[onRun] = needed;
    }
    if (needed > rides || (flags[i]! & noBoarding) !== 0) continue;
    const stop = from[i]!;
    const leave = departure[i]!;
    for (let level = needed - 1; level < rides; level += 1) {
      // Departures come from late to early: the first one stays, and with it those of more rides.
      if (board[level * stopCount + stop] !== nowhere) break;
      board[level * stopCount + stop] = leave;
      if (level === rides - 1) break;
      for (let edge = starts[stop]!; edge < starts[stop + 1]!; edge += 1) {
        const at = level * stopCount + stops[edge]!;
        const latest = leave - seconds[edge]!;
        if (latest > change[at]!) change[at] = latest;
      }
    }
  }
  return { walk, boarded: board.subarray((rides - 1) * stopCount) };
}

/**
 * By rides, where one got off: when, with which connection, the one with which that ride began, and how many rides it was. And
 * where one got off who can board at a stop.
 */
export type Labels = { arrive: Int32Array; left: Int32Array; boarded: Int32Array; rides: Uint8Array; changedFrom: Int32Array };

/**
 * Forward from a place: when one is at every stop at the earliest.
 * @param latest nobody is under way after that
 * @returns seconds by stop; `never` where there is no way. With the labels, from which `itinerary()` tells the way.
 */
export function earliestArrivals(input: {
  connections: Connections;
  footpaths: Footpaths;
  place: Walks;
  from: number;
  latest: number;
  rides: number;
}): { arriving: Int32Array; labels: Labels } {
  const { connections, footpaths, place, latest, rides } = input;
  const { from, to, departure, arrival, flags, run, stopCount } = connections;
  const { starts, stops, seconds } = footpaths.out;
  const walk = new Int32Array(stopCount).fill(never);
  place.stops.forEach((stop, i) => (walk[stop] = Math.min(walk[stop]!, input.from + place.seconds[i]!)));
  const taken = new Uint8Array(connections.runCount).fill(rides + 1);
  const entered = new Int32Array(connections.runCount);
  const ready = new Int32Array(stopCount * rides).fill(never);
  const labels: Labels = {
    arrive: new Int32Array(stopCount * rides).fill(never),
    left: new Int32Array(stopCount * rides),
    boarded: new Int32Array(stopCount * rides),
    rides: new Uint8Array(stopCount * rides),
    changedFrom: new Int32Array(stopCount * rides),
  };
  const { arrive, left, boarded, changedFrom } = labels;
  for (let i = firstFrom(connections, input.from); i < connections.count && departure[i]! <= latest; i += 1) {
    const onRun = run[i]!;
    let count = taken[onRun]!;
    if (count > 1 && (flags[i]! & noBoarding) === 0) {
      const stop = from[i]!;
      const leave = departure[i]!;
      let better = count;
      if (leave >= walk[stop]!) better = 1;
      else {
        for (let before = 1; before < count - 1; before += 1) {
          if (leave >= ready[(before - 1) * stopCount + stop]!) {
            better = before + 1;
            break;
          }
        }
      }
      if (better < count) {
        count = taken[onRun] = better;
        entered[onRun] = i;
      }
    }
    if (count > rides || (flags[i]! & noAlighting) !== 0) continue;
    const stop = to[i]!;
    const there = arrival[i]!;
    for (let level = count - 1; level < rides; level += 1) {
      const at = level * stopCount + stop;
      if (there >= arrive[at]!) break;
      arrive[at] = there;
      left[at] = i;
      boarded[at] = entered[onRun]!;
      labels.rides[at] = count;
      if (level === rides - 1) break;
      for (let edge = starts[stop]!; edge < starts[stop + 1]!; edge += 1) {
        const next = level * stopCount + stops[edge]!;
        if (there + seconds[edge]! < ready[next]!) {
          ready[next] = there + seconds[edge]!;
          changedFrom[next] = stop;
        }
      }
    }
  }
  const arrived = arrive.subarray((rides - 1) * stopCount);
  const arriving = new Int32Array(stopCount);
  for (let stop = 0; stop < stopCount; stop += 1) {
    let earliest = Math.min(walk[stop]!, arrived[stop]!);
    forEdges(footpaths.into, stop, (other, took) => {
      if (other !== stop && arrived[other]! !== never) earliest = Math.min(earliest, arrived[other]! + took);
    });
    arriving[stop] = earliest > latest ? never : earliest;
  }
  return { arriving, labels };
}

function forEdges({ starts, stops, seconds }: Edges, stop: number, each: (other: number, seconds: number) => void): void {
  for (let edge = starts[stop]!; edge < starts[stop + 1]!; edge += 1) each(stops[edge]!, seconds[edge]!);
}
