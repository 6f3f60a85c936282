import type { Stops } from './read-stops.ts';
import { owned, Refused, type Source } from './source.ts';

/**
 * Ids of the trips that call at a stop inside. It goes through the calls before any trip is read: of a whole country's trips not even
 * the ids are held.
 */
export async function tripsInside(source: Source, stops: Stops): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  // Calls of a trip mostly stand together.
  let last = '';
  for await (const rows of source.rows('stop_times.txt', ['trip_id', 'stop_id', 'location_group_id'], ['trip_id'])) {
    for (const [tripId = '', stopId = '', group = ''] of rows) {
      if (tripId === last) continue;
      const stop = stops.ids.get(stopId);
      const there = stop === undefined ? (stops.groups.get(group || stopId) ?? []) : [stop];
      if (!there.some((at) => stops.inside[at] === 1)) continue;
      last = tripId;
      if (kept.has(tripId)) continue;
      if (kept.size === source.limits.trips) throw tooManyTrips();
      kept.add(owned(tripId));
    }
  }
  if (kept.size === 0) throw new Refused('no-trips', 'Keine Fahrt des Fahrplans hält im Landkreis oder in seiner Nähe.');
  return kept;
}

export const tooManyTrips = (): Refused =>
  new Refused(
    'too-large',
    'Der Fahrplan hat in der Gegend des Landkreises mehr Fahrten, als sich durchsuchen lassen. Bitte nehmen Sie einen kleineren.',
  );
