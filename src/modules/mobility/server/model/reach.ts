import type { Timetable } from '#kernel/timetable.ts';
import type { ReachLimits } from '../../contract.ts';
import type { Connections } from './connections.ts';
import { walkingSeconds, walksFrom, type Footpaths, type StopGrid } from './footpaths.ts';
import { earliestArrivals, latestDepartures, never, nowhere } from './scan.ts';

/** A timetable with what the search needs beside it. */
export type Network = {
  timetable: Timetable;
  grid: StopGrid;
  footpaths: Footpaths;
  stations: Station[];
  /** Station of a stop, by index. */
  stationOf: Int32Array;
};
/** Stops that are one for people, and the municipality in which the first lies; null outside the county. */
export type Station = { id: string; name: string; stops: number[]; lat: number; lon: number; ags: string | null };

/** When one must leave a station, and when one is back there; null where that takes longer than allowed. */
export type Both = { leave: number | null; home: number | null };

/** From all stations to a venue before a session and back after it. The total time counts from leaving to the beginning, and from the end to being home. */
export function reachOf(input: {
  network: Network;
  connections: Connections;
  venue: { lat: number; lon: number };
  from: number;
  to: number;
  limits: ReachLimits;
}): Both[] {
  const { network, connections, venue, limits } = input;
  const rides = limits.changes + 1;
  const place = walksFrom({ grid: network.grid, latitude: venue.lat, longitude: venue.lon, metres: limits.walkMetres });
  const most = limits.minutes * 60;
  const asked = { connections, footpaths: network.footpaths, place, rides };
  const leaving = latestDepartures({ ...asked, by: input.from, earliest: input.from - most });
  const { arriving } = earliestArrivals({ ...asked, from: input.to, latest: input.to + most });
  return network.stations.map(({ stops }) => {
    let leave = nowhere;
    let home = never;
    for (const stop of stops) {
      leave = Math.max(leave, leaving[stop]!);
      home = Math.min(home, arriving[stop]!);
    }
    return { leave: leave === nowhere ? null : leave, home: home === never ? null : home };
  });
}

export const isReached = ({ leave, home }: Both): boolean => leave !== null && home !== null;

/** Straight from a station to a place by foot, in seconds; null where that is too far. */
export function onFoot(input: {
  station: Station;
  venue: { lat: number; lon: number };
  network: Network;
  metres: number;
}): number | null {
  const { station, venue, network, metres } = input;
  const near = network.grid.near({ latitude: venue.lat, longitude: venue.lon, metres });
  const own = near.find(({ stop }) => station.stops.includes(stop));
  return own ? walkingSeconds(own.metres) : null;
}
