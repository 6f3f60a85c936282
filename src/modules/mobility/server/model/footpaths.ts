import type { Timetable } from '#kernel/timetable.ts';

/** Walking: 4.5 km/h, on ways that are a third longer than the straight line. */
const secondsPerMetre = 1.3 / 1.25;
export const walkingSeconds = (metres: number): number => Math.ceil(metres * secondsPerMetre);
/** How far a change may lead, as the crow flies. */
export const changeMetres = 400;
/** A change takes at least so long where the timetable says nothing else. */
export const changeSeconds = 60;

/** Changes between stops by their ends, in both directions; a stop leads to itself. All take at least a second. */
export type Footpaths = { out: Edges; into: Edges };
/** Those of stop `s` stand from `starts[s]` to `starts[s + 1]`. */
export type Edges = { starts: Int32Array; stops: Int32Array; seconds: Int32Array };

/** Somewhere that is no stop: the stops around it, and how long the walk is. */
export type Walks = { stops: Int32Array; seconds: Int32Array };

type Places = Pick<Timetable, 'latitudes' | 'longitudes'>;

const metresPerDegree = 111_195;

export function metresBetween(latA: number, lonA: number, latB: number, lonB: number): number {
  const wide = Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return Math.hypot((latA - latB) * metresPerDegree, (lonA - lonB) * metresPerDegree * wide);
}

/** Stops in squares of a side, so that neighbours are found without looking at all. */
export type StopGrid = {
  near: (input: { latitude: number; longitude: number; metres: number }) => { stop: number; metres: number }[];
};

export function stopGrid(places: Places): StopGrid {
  const side = 0.01;
  const squares = new Map<number, number[]>();
  const key = (row: number, column: number): number => row * 100_000 + column;
  const at = (degrees: number): number => Math.floor((degrees + 180) / side);
  for (let stop = 0; stop < places.latitudes.length; stop += 1) {
    const square = key(at(places.latitudes[stop]!), at(places.longitudes[stop]!));
    const found = squares.get(square);
    if (found) found.push(stop);
    else squares.set(square, [stop]);
  }
  return {
    near: ({ latitude, longitude, metres }) => {
      const tall = metres / metresPerDegree;
      const wide = tall / Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
      const found: { stop: number; metres: number }[] = [];
      for (let row = at(latitude - tall); row <= at(latitude + tall); row += 1) {
        for (let column = at(longitude - wide); column <= at(longitude + wide); column += 1) {
          for (const stop of squares.get(key(row, column)) ?? []) {
            const away = metresBetween(latitude, longitude, places.latitudes[stop]!, places.longitudes[stop]!);
            if (away <= metres) found.push({ stop, metres: away });
          }
        }
      }
      return found.sort((one, other) => one.metres - other.metres || one.stop - other.stop);
    },
  };
}

/** The stops around a place that is no stop. */
export function walksFrom(input: { grid: StopGrid; latitude: number; longitude: number; metres: number }): Walks {
  const near = input.grid.near(input);
  return {
    stops: Int32Array.from(near, ({ stop }) => stop),
    seconds: Int32Array.from(near, ({ metres }) => walkingSeconds(metres)),
  };
}

/** Somebody who stands at a stop: it takes no time to board there, and a walk to board at one of its neighbours. */
export function walksFromStop(input: { footpaths: Footpaths; stop: number }): Walks {
  return walksOf(input.footpaths.out, input.stop);
}
/** Somebody who wants to a stop, or to walk there from one of its neighbours. */
export function walksToStop(input: { footpaths: Footpaths; stop: number }): Walks {
  return walksOf(input.footpaths.into, input.stop);
}

function walksOf({ starts, stops, seconds }: Edges, stop: number): Walks {
  const own = [...stops.subarray(starts[stop]!, starts[stop + 1]!)];
  const took = [...seconds.subarray(starts[stop]!, starts[stop + 1]!)];
  const others = own.flatMap((other, i) => (other === stop ? [] : [{ other, took: took[i]! }]));
  return {
    stops: Int32Array.from([stop, ...others.map(({ other }) => other)]),
    seconds: Int32Array.from([0, ...others.map((entry) => entry.took)]),
  };
}

/** Where one can change: by foot within reach, as the timetable says where it says anything. */
export function footpathsOf(
  timetable: Pick<Timetable, 'latitudes' | 'longitudes' | 'transferFroms' | 'transferTos' | 'transferSeconds'>,
  grid: StopGrid,
): Footpaths {
  const count = timetable.latitudes.length;
  const ways = Array.from({ length: count }, (_, stop) => {
    const near = grid.near({
      latitude: timetable.latitudes[stop]!,
      longitude: timetable.longitudes[stop]!,
      metres: changeMetres,
    });
    const all = new Map(near.map(({ stop: other, metres }) => [other, Math.max(changeSeconds, walkingSeconds(metres))]));
    return all.set(stop, changeSeconds);
  });
  for (let i = 0; i < timetable.transferFroms.length; i += 1) {
    const seconds = timetable.transferSeconds[i]!;
    const to = timetable.transferTos[i]!;
    if (seconds < 0) ways[timetable.transferFroms[i]!]!.delete(to);
    else ways[timetable.transferFroms[i]!]!.set(to, Math.max(1, seconds));
  }
  return edgesFrom(ways);
}

/** @param ways for each stop where it leads and in how many seconds */
export function edgesFrom(ways: readonly ReadonlyMap<number, number>[]): Footpaths {
  const back: Map<number, number>[] = ways.map(() => new Map());
  ways.forEach((way, stop) => way.forEach((seconds, to) => back[to]!.set(stop, seconds)));
  return { out: pack(ways), into: pack(back) };
}

function pack(ways: readonly ReadonlyMap<number, number>[]): Edges {
  const starts = new Int32Array(ways.length + 1);
  ways.forEach((way, stop) => (starts[stop + 1] = starts[stop]! + way.size));
  const stops = new Int32Array(starts[ways.length]!);
  const seconds = new Int32Array(starts[ways.length]!);
  ways.forEach((way, stop) => {
    let at = starts[stop]!;
    for (const [to, took] of way) {
      stops[at] = to;
      seconds[at] = took;
      at += 1;
    }
  });
  return { starts, stops, seconds };
}
