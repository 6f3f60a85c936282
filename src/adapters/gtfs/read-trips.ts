import { secondsOf } from './seconds.ts';
import { Numbers, owned, Refused, type Source } from './source.ts';
import { tooManyTrips } from './trips-inside.ts';

export type Route = { line: string; name: string; type: number; agency: string; phone: string | null; url: string | null };

/** Basic types and those of the extended list; feeds mix both. 715 is a bus on demand. */
export const onDemandType = 715;

export async function readRoutes(source: Source): Promise<{ ids: Map<string, number>; routes: Route[] }> {
  const agencies = new Map<string, { name: string; phone: string | null; url: string | null }>();
  for await (const rows of source.rows(
    'agency.txt',
    ['agency_id', 'agency_name', 'agency_phone', 'agency_url'],
    ['agency_name'],
  )) {
    for (const [id = '', name = '', phone = '', url = ''] of rows)
      agencies.set(owned(id), { name: owned(name), phone: owned(phone) || null, url: owned(url) || null });
  }
  const only = agencies.size === 1 ? [...agencies.values()][0]! : null;
  const ids = new Map<string, number>();
  const routes: Route[] = [];
  const columns = ['route_id', 'route_short_name', 'route_long_name', 'route_type', 'agency_id'];
  for await (const rows of source.rows('routes.txt', columns, ['route_id', 'route_type'])) {
    for (const [id = '', line = '', name = '', type = '', agency = ''] of rows) {
      const by = agencies.get(agency) ?? only;
      ids.set(owned(id), routes.length);
      routes.push({
        line: owned(line || name || id),
        name: owned(name),
        type: /^\d+$/.test(type) ? Number(type) : 3,
        agency: by?.name ?? '',
        phone: by?.phone ?? null,
        url: by?.url ?? null,
      });
    }
  }
  if (routes.length === 0) throw new Refused('no-routes', 'In routes.txt steht keine Linie.');
  return { ids, routes };
}

export type Trips = {
  ids: Map<string, number>;
  routes: Numbers;
  services: Numbers;
  /** Their services by the calendar's name. */
  serviceIds: Map<string, number>;
  headsigns: Numbers;
  headsignTexts: string[];
};

export const noTrips = (): Refused =>
  new Refused('no-trips', 'In trips.txt steht keine Fahrt, die zu einer Linie und einem Kalender gehört.');

/** @param kept ids of the trips that are wanted; null for all */
export async function readTrips(
  source: Source,
  { routes, kept }: { routes: ReadonlyMap<string, number>; kept: ReadonlySet<string> | null },
): Promise<Trips> {
  const ids = new Map<string, number>();
  const serviceIds = new Map<string, number>();
  const texts = new Map<string, number>();
  const trips: Trips = {
    ids,
    routes: new Numbers(),
    services: new Numbers(),
    serviceIds,
    headsigns: new Numbers(),
    headsignTexts: [],
  };
  const columns = ['trip_id', 'route_id', 'service_id', 'trip_headsign'];
  for await (const rows of source.rows('trips.txt', columns, columns.slice(0, 3))) {
    for (const [id = '', routeId = '', serviceId = '', headsign = ''] of rows) {
      if (kept !== null && !kept.has(id)) continue;
      const route = routes.get(routeId);
      if (route === undefined) {
        source.warn('no-route', 'Fahrten nennen eine Linie, die es im Fahrplan nicht gibt, und wurden ausgelassen.');
      } else if (ids.has(id)) {
        source.warn('trip-twice', 'Fahrten stehen mehrmals im Fahrplan; es gilt die erste Zeile.');
      } else {
        if (ids.size === source.limits.trips) throw tooManyTrips();
        ids.set(owned(id), trips.routes.length);
        trips.routes.push(route);
        trips.services.push(numberOf(serviceIds, serviceId));
        trips.headsigns.push(numberOf(texts, headsign));
      }
    }
  }
  if (ids.size === 0) throw noTrips();
  return { ...trips, headsignTexts: [...texts.keys()] };
}

function numberOf(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(owned(text), (number = numbers.size));
  return number;
}

/** Forgets trips whose service no calendar names. */
export function dropWithoutDays(source: Source, trips: Trips, named: Uint8Array): void {
  for (const [id, trip] of trips.ids) {
    if (named[trips.services.at(trip)] === 1) continue;
    trips.ids.delete(id);
    source.warn('no-service', 'Fahrten nennen keinen Kalender, der im Fahrplan steht, und wurden ausgelassen.');
  }
}

export type Frequency = { from: number; to: number; every: number };

/** Trips that repeat, by trip. */
export async function readFrequencies(source: Source, trips: ReadonlyMap<string, number>): Promise<Map<number, Frequency[]>> {
  const frequencies = new Map<number, Frequency[]>();
  const columns = ['trip_id', 'start_time', 'end_time', 'headway_secs'];
  for await (const rows of source.rows('frequencies.txt', columns, columns)) {
    for (const [id = '', start = '', end = '', headway = ''] of rows) {
      const trip = trips.get(id);
      const [from, to, every] = [secondsOf(start), secondsOf(end), Number(headway)];
      if (trip === undefined) continue;
      if (from === null || to === null || !(every >= 1)) {
        source.warn('bad-frequency', 'Takte sind ohne gültige Zeit und wurden ausgelassen.');
        continue;
      }
      const list = frequencies.get(trip);
      if (list) list.push({ from, to, every });
      else frequencies.set(trip, [{ from, to, every }]);
    }
  }
  return frequencies;
}

export type BookingRule = { phone: string | null; url: string | null; message: string | null; noticeMinutes: number | null };

export async function readBookingRules(source: Source): Promise<Map<string, BookingRule>> {
  const rules = new Map<string, BookingRule>();
  const columns = [
    'booking_rule_id',
    'phone_number',
    'info_url',
    'message',
    'prior_notice_duration_min',
    'prior_notice_last_day',
  ];
  for await (const rows of source.rows('booking_rules.txt', columns, ['booking_rule_id'])) {
    for (const [id = '', phone = '', url = '', message = '', minutes = '', days = ''] of rows) {
      const notice = /^\d+$/.test(minutes) ? Number(minutes) : /^\d+$/.test(days) ? Number(days) * 1440 : null;
      rules.set(id, { phone: phone || null, url: url || null, message: message || null, noticeMinutes: notice });
    }
  }
  return rules;
}
