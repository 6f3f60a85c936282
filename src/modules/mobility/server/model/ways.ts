import type { ReachLimits, Venue } from '../../contract.ts';
import type { Connections } from './connections.ts';
import { walksFrom, type Walks } from './footpaths.ts';
import { latestWay, wayBack, type Itinerary } from './itinerary.ts';
import { onFoot, type Network, type Station } from './reach.ts';

type Asked = { network: Network; connections: Connections; station: Station; venue: Venue; limits: ReachLimits };

/** A station is where its stops are: somebody who lives there may take any of them, or walk to one beside it. */
function walksAt({ network, station }: Asked, edges: 'out' | 'into'): Walks {
  const { starts, stops, seconds } = network.footpaths[edges];
  const least = new Map(station.stops.map((stop) => [stop, 0]));
  for (const stop of station.stops) {
    for (let edge = starts[stop]!; edge < starts[stop + 1]!; edge += 1) {
      const took = least.get(stops[edge]!);
      if (took === undefined || seconds[edge]! < took) least.set(stops[edge]!, seconds[edge]!);
    }
  }
  return { stops: Int32Array.from(least.keys()), seconds: Int32Array.from(least.values()) };
}

const search = (asked: Asked, ends: { origin: Walks; goal: Walks }) => ({
  ...ends,
  connections: asked.connections,
  footpaths: asked.network.footpaths,
  rides: asked.limits.changes + 1,
  onFoot: onFoot({ ...asked, metres: asked.limits.walkMetres }),
});
const around = ({ network, venue, limits }: Asked): Walks =>
  walksFrom({ grid: network.grid, latitude: venue.lat, longitude: venue.lon, metres: limits.walkMetres });

/** Ways that are there in time, from the last one back. */
export function waysThere(asked: Asked & { by: number; count: number }): Itinerary[] {
  const ways: Itinerary[] = [];
  const ends = search(asked, { origin: walksAt(asked, 'out'), goal: around(asked) });
  const earliest = asked.by - asked.limits.minutes * 60;
  for (let { by } = asked; ways.length < asked.count;) {
    const way = latestWay({ ...ends, by, earliest });
    if (way === null) break;
    ways.push(way);
    by = way.arrival - 1;
    if (way.legs.every((leg) => leg.kind === 'walk')) break;
  }
  return ways;
}

/** Ways home from when it is over. */
export function waysBack(asked: Asked & { from: number; count: number }): Itinerary[] {
  const ways: Itinerary[] = [];
  const ends = search(asked, { origin: around(asked), goal: walksAt(asked, 'into') });
  const latest = asked.from + asked.limits.minutes * 60;
  for (let { from } = asked; ways.length < asked.count;) {
    const way = wayBack({ ...ends, from, latest });
    if (way === null) break;
    ways.push(way);
    from = way.departure + 1;
    if (way.legs.every((leg) => leg.kind === 'walk')) break;
  }
  return ways;
}

/** The station of a municipality that most vehicles leave from on a day; null where nothing does. */
export function mainStation(input: { network: Network; connections: Connections; ags: string }): Station | null {
  const { network, connections, ags } = input;
  const counts = new Int32Array(network.stations.length);
  for (let i = 0; i < connections.count; i += 1) counts[network.stationOf[connections.from[i]!]!]! += 1;
  let best: number | null = null;
  counts.forEach((count, number) => {
    if (network.stations[number]!.ags === ags && count > (best === null ? 0 : counts[best]!)) best = number;
  });
  return best === null ? null : network.stations[best]!;
}

/** A municipality's station of a name; null where the timetable has none. */
export const stationByName = (input: { network: Network; ags: string; name: string | null }): Station | null =>
  input.network.stations.find(({ ags, name }) => ags === input.ags && name === input.name) ?? null;
