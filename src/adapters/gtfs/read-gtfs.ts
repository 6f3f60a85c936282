import { distance } from '#kernel/geo.ts';
import type { ReadTimetable, Timetable } from '#kernel/timetable.ts';
import { usualLimits } from './limits.ts';
import { DamagedZip, openZip } from './open-zip.ts';
import { readCalendar } from './read-calendar.ts';
import { readCalls, type Calls } from './read-calls.ts';
import { readStops, type Stops } from './read-stops.ts';
import { dropWithoutDays, readBookingRules, readFrequencies, readRoutes, readTrips, type Route } from './read-trips.ts';
import { Refused, sourceOf, type Source } from './source.ts';
import { tripsInside } from './trips-inside.ts';

/**
 * Reads a timetable as transit companies publish it (GTFS). Faults that can be lived with become warnings; without what a
 * timetable needs it is refused with a sentence for the office. Only what runs near the county is kept in memory.
 */
export const readGtfs = async (
  { path, area, progress = () => true }: Parameters<ReadTimetable>[0],
  limits = usualLimits,
): ReturnType<ReadTimetable> => {
  let zip;
  try {
    zip = await openZip(path);
  } catch (error) {
    if (!(error instanceof DamagedZip)) throw error;
    return {
      ok: false,
      code: 'damaged',
      message:
        'Die Datei ist kein vollständiges ZIP: Sie ist beschädigt, verschlüsselt oder beim Herunterladen abgebrochen. Bitte laden Sie den Fahrplan neu herunter.',
    };
  }
  try {
    const source = sourceOf({
      zip,
      times: { 'stops.txt': 1, 'trips.txt': 1, 'stop_times.txt': area === null ? 1 : 2, 'calendar_dates.txt': 1 },
      limits,
      progress,
    });
    return { ok: true, timetable: await read(source, area), warnings: source.warnings() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code, message: error.message };
    throw error;
  } finally {
    await zip.close();
  }
};

async function read(source: Source, area: Parameters<ReadTimetable>[0]['area']): Promise<Timetable> {
  const missing = ['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'].find((name) => !source.has(name));
  const noCalendar = !source.has('calendar.txt') && !source.has('calendar_dates.txt');
  if (missing !== undefined || noCalendar) {
    const name = missing ?? 'calendar.txt oder calendar_dates.txt';
    throw new Refused(
      'missing-file',
      `Im ZIP fehlt ${name}. Ein Fahrplan im Format GTFS hat diese Datei; bitte prüfen Sie, ob Sie die richtige Datei gewählt haben.`,
    );
  }
  const stops = await readStops(source, area);
  if (!stops.inside.includes(1)) {
    throw new Refused(
      'elsewhere',
      'Keine Haltestelle des Fahrplans liegt im Landkreis oder in seiner Nähe. Bitte wählen Sie den Fahrplan Ihres Verkehrsverbunds.',
    );
  }
  const { ids: routeIds, routes } = await readRoutes(source);
  const kept = area === null ? null : await tripsInside(source, stops);
  const trips = await readTrips(source, { routes: routeIds, kept });
  const calendar = await readCalendar(source, trips.serviceIds);
  dropWithoutDays(source, trips, calendar.named);
  const calls = await readCalls({
    source,
    stops,
    trips,
    kept,
    routes,
    rules: await readBookingRules(source),
    frequencies: await readFrequencies(source, trips.ids),
  });
  if (calls.trips.length === 0 && calls.onDemand.length === 0) {
    throw new Refused('no-trips', 'Keine Fahrt des Fahrplans hält im Landkreis oder in seiner Nähe.');
  }
  if (calls.onDemand.length > 0) {
    source.warn(
      'on-demand',
      'Fahrten kommen nur auf Bestellung. Sie werden mit Telefonnummer gezeigt und nicht als Bus gezählt.',
      calls.onDemand.length,
    );
  }
  const feed = await feedOf(source);
  return {
    ...feed,
    ...compact(stops, calls, await readTransfers(source, stops)),
    ...linesOf(routes, calls),
    firstDay: calendar.firstDay,
    days: calendar.days,
    serviceCount: trips.serviceIds.size,
    serviceDays: calendar.serviceDays,
    headsigns: trips.headsignTexts,
    tripHeadsigns: Int32Array.from(calls.trips, (trip) => trip.headsign),
    tripServices: Int32Array.from(calls.trips, (trip) => trip.service),
    tripStarts: Int32Array.from([...calls.trips.map((trip) => trip.start), calls.stops.length]),
    callArrivals: calls.arrivals.whole(),
    callDepartures: calls.departures.whole(),
    callFlags: Uint8Array.from(calls.flags.whole()),
  };
}

/** Lines that run, with those of the trips. */
function linesOf(routes: readonly Route[], calls: Calls): Pick<Timetable, 'routes' | 'tripRoutes'> {
  const numbers = new Map<number, number>();
  const tripRoutes = Int32Array.from(calls.trips, ({ route }) => {
    if (!numbers.has(route)) numbers.set(route, numbers.size);
    return numbers.get(route)!;
  });
  const used = [...numbers.keys()].map((route) => routes[route]!);
  return { tripRoutes, routes: used.map(({ line, name, type, agency }) => ({ line, name, type, agency })) };
}

async function feedOf(source: Source): Promise<{ publisher: string | null; version: string | null }> {
  for await (const rows of source.rows('feed_info.txt', ['feed_publisher_name', 'feed_version'], [])) {
    const [publisher = '', version = ''] = rows[0] ?? [];
    return { publisher: publisher || null, version: version || null };
  }
  return { publisher: null, version: null };
}

type Transfer = { from: number; to: number; seconds: number };

/** What the timetable says of changes; a station stands for all its stops. Rules for single lines are left to the general ones. */
async function readTransfers(source: Source, stops: Stops): Promise<Transfer[]> {
  const transfers: Transfer[] = [];
  const columns = [
    'from_stop_id',
    'to_stop_id',
    'transfer_type',
    'min_transfer_time',
    'from_trip_id',
    'from_route_id',
    'to_trip_id',
    'to_route_id',
  ];
  const own = (id: string): number[] => [...(stops.children.get(id) ?? []), ...(stops.ids.has(id) ? [stops.ids.get(id)!] : [])];
  for await (const rows of source.rows('transfers.txt', columns, ['from_stop_id', 'to_stop_id'])) {
    for (const [from = '', to = '', type = '', time = '', ...special] of rows) {
      if (special.some((cell) => cell !== '')) continue;
      const seconds = type === '3' ? -1 : type === '2' && /^\d+$/.test(time) ? Number(time) : null;
      if (seconds === null) continue;
      for (const one of own(from)) for (const other of own(to)) transfers.push({ from: one, to: other, seconds });
    }
  }
  return transfers;
}

/** Leaves out the stops that nothing calls at, and numbers the others anew. */
function compact(stops: Stops, calls: Calls, transfers: readonly Transfer[]) {
  const used = new Uint8Array(stops.names.length);
  for (let i = 0; i < calls.stops.length; i += 1) used[calls.stops.at(i)] = 1;
  for (const service of calls.onDemand) for (const stop of service.stops) used[stop] = 1;
  const numbers = new Int32Array(stops.names.length).fill(-1);
  const kept: number[] = [];
  used.forEach((flag, stop) => {
    if (flag === 0) return;
    numbers[stop] = kept.length;
    kept.push(stop);
  });
  const ids = [...stops.ids.keys()];
  const own = transfers.filter(({ from, to }) => used[from] === 1 && used[to] === 1);
  return {
    stopIds: kept.map((stop) => ids[stop]!),
    stopNames: kept.map((stop) => stops.names[stop]! || ids[stop]!),
    latitudes: Float64Array.from(kept, (stop) => stops.latitudes[stop]!),
    longitudes: Float64Array.from(kept, (stop) => stops.longitudes[stop]!),
    stations: stationsOf(stops, kept),
    callStops: calls.stops.whole().map((stop) => numbers[stop]!),
    transferFroms: Int32Array.from(own, ({ from }) => numbers[from]!),
    transferTos: Int32Array.from(own, ({ to }) => numbers[to]!),
    transferSeconds: Int32Array.from(own, ({ seconds }) => seconds),
    onDemand: calls.onDemand.map((service) => ({ ...service, stops: service.stops.map((stop) => numbers[stop]!) })),
  };
}

/** Stops of one station by the timetable's word, else those of one name that lie within a kilometre. */
function stationsOf(stops: Stops, kept: readonly number[]): Int32Array {
  const stations = new Int32Array(kept.length);
  const byParent = new Map<string, number>();
  const byName = new Map<string, { station: number; stop: number }[]>();
  let count = 0;
  kept.forEach((stop, i) => {
    const parent = stops.parents[stop];
    if (parent) {
      if (!byParent.has(parent)) byParent.set(parent, count++);
      stations[i] = byParent.get(parent)!;
      return;
    }
    const same = byName.get(stops.names[stop]!) ?? [];
    const near = same.find((other) => kilometres(stops, stop, other.stop) <= 1);
    stations[i] = near?.station ?? count++;
    if (!near) byName.set(stops.names[stop]!, [...same, { station: stations[i]!, stop }]);
  });
  return stations;
}

/** As the crow flies; not a number where one has no position. */
const kilometres = ({ latitudes, longitudes }: Stops, one: number, other: number): number =>
  distance([longitudes[one]!, latitudes[one]!], [longitudes[other]!, latitudes[other]!]);
