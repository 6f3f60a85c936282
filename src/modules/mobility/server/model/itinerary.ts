import type { Connections } from './connections.ts';
import type { Footpaths, Walks } from './footpaths.ts';
import { earliestArrivals, latestBoardings, never, nowhere, type Labels } from './scan.ts';

/** Stops by index; null is the place itself. Seconds count from midnight. */
export type Leg =
  | { kind: 'walk'; from: number | null; to: number | null; departure: number; arrival: number }
  | { kind: 'ride'; from: number; to: number; departure: number; arrival: number; trip: number };
export type Itinerary = { departure: number; arrival: number; legs: Leg[] };

type Search = {
  connections: Connections;
  footpaths: Footpaths;
  origin: Walks;
  goal: Walks;
  rides: number;
  /** Straight there by foot, in seconds; null where that is too far. */
  onFoot: number | null;
};

/** The way that is there first, with as few rides as that takes, for somebody who leaves at an instant. */
export function earliestWay(input: Search & { from: number; latest: number }): Itinerary | null {
  const { connections, footpaths, origin, goal, rides, onFoot, from, latest } = input;
  const { labels } = earliestArrivals({ connections, footpaths, place: origin, from, latest, rides });
  let best: { level: number; stop: number; walk: number; there: number } | null = null;
  for (let level = 0; level < rides; level += 1) {
    goal.stops.forEach((stop, i) => {
      const off = labels.arrive[level * connections.stopCount + stop]!;
      if (off === never) return;
      const there = off + goal.seconds[i]!;
      if (there < (best?.there ?? never)) best = { level, stop, walk: goal.seconds[i]!, there };
    });
  }
  // TypeScript does not see what the closure wrote.
  const found = best as { level: number; stop: number; walk: number; there: number } | null;
  if (onFoot !== null && from + onFoot <= Math.min(latest, found?.there ?? never)) {
    return {
      departure: from,
      arrival: from + onFoot,
      legs: [{ kind: 'walk', from: null, to: null, departure: from, arrival: from + onFoot }],
    };
  }
  if (found === null || found.there > latest) return null;
  const legs = ridesTo({ connections, labels, level: found.level, stop: found.stop });
  const first = legs[0]!;
  const last = legs.at(-1)!;
  const walk = walkTo(origin, first.from!);
  const whole: Leg[] = [
    ...(walk > 0
      ? [{ kind: 'walk' as const, from: null, to: first.from, departure: first.departure - walk, arrival: first.departure }]
      : []),
    ...legs,
    ...(found.walk > 0
      ? [{ kind: 'walk' as const, from: last.to, to: null, departure: last.arrival, arrival: found.there }]
      : []),
  ];
  return { departure: first.departure - walk, arrival: found.there, legs: whole };
}

/** The way that leaves last and is there in time; of those, the one that is there first. */
export function latestWay(input: Search & { by: number; earliest: number }): Itinerary | null {
  const { connections, footpaths, origin, goal, rides, onFoot, by, earliest } = input;
  const { boarded } = latestBoardings({ connections, footpaths, place: goal, by, earliest, rides });
  let leave = onFoot === null ? nowhere : by - onFoot;
  origin.stops.forEach((stop, i) => {
    if (boarded[stop]! !== nowhere) leave = Math.max(leave, boarded[stop]! - origin.seconds[i]!);
  });
  return leave < earliest ? null : earliestWay({ ...input, from: leave, latest: by });
}

/** The way that is there first; of those, the one for which one need not leave before it is time. */
export function wayBack(input: Search & { from: number; latest: number }): Itinerary | null {
  const first = earliestWay(input);
  return first && (latestWay({ ...input, by: first.arrival, earliest: input.from }) ?? first);
}

const walkTo = (place: Walks, stop: number): number =>
  place.stops.reduce((least, other, i) => (other === stop ? Math.min(least, place.seconds[i]!) : least), never);

function ridesTo(input: { connections: Connections; labels: Labels; level: number; stop: number }): Leg[] {
  const { connections, labels } = input;
  const legs: Leg[] = [];
  let { stop, level } = input;
  for (;;) {
    const at = level * connections.stopCount + stop;
    const on = labels.boarded[at]!;
    const off = labels.left[at]!;
    const leg = {
      kind: 'ride' as const,
      from: connections.from[on]!,
      to: connections.to[off]!,
      departure: connections.departure[on]!,
      arrival: connections.arrival[off]!,
      trip: connections.trips[connections.run[on]!]!,
    };
    const next = legs[0];
    if (next && next.from !== leg.to) {
      legs.unshift({ kind: 'walk', from: leg.to, to: next.from, departure: leg.arrival, arrival: next.departure });
    }
    legs.unshift(leg);
    const before = labels.rides[at]! - 1;
    if (before === 0) return legs;
    level = before - 1;
    stop = labels.changedFrom[level * connections.stopCount + leg.from]!;
  }
}
