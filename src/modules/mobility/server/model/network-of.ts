import { boxOf, contains, insideBox, type Area } from '#kernel/geo.ts';
import type { Timetable } from '#kernel/timetable.ts';
import { footpathsOf, stopGrid } from './footpaths.ts';
import type { Network, Station } from './reach.ts';

/** Puts stops together to stations, says in which municipality each lies, and where one can change. */
export function networkOf(timetable: Timetable, outlines: readonly { ags: string; area: Area }[]): Network {
  const grid = stopGrid(timetable);
  const bordered = outlines.flatMap(({ ags, area }) => {
    const box = boxOf(area);
    return box ? [{ ags, area, box }] : [];
  });
  const numbers = new Map<number, number>();
  const stations: Station[] = [];
  const stationOf = new Int32Array(timetable.stopIds.length);
  timetable.stopIds.forEach((id, stop) => {
    const key = timetable.stations[stop]!;
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = stations.length));
      const [lat, lon] = [timetable.latitudes[stop]!, timetable.longitudes[stop]!];
      const own = bordered.find(({ area, box }) => insideBox(box, [lon, lat]) && contains(area, [lon, lat]));
      stations.push({ id, name: timetable.stopNames[stop]!, stops: [], lat, lon, ags: own?.ags ?? null });
    }
    stationOf[stop] = number;
    stations[number]!.stops.push(stop);
  });
  return { timetable, grid, footpaths: footpathsOf(timetable, grid), stations, stationOf };
}
