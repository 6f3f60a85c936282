import { noAlighting, noBoarding, type OnDemandService } from '#kernel/timetable.ts';
import type { Stops } from './read-stops.ts';
import { onDemandType, type BookingRule, type Frequency, type Route, type Trips } from './read-trips.ts';
import { secondsOf } from './seconds.ts';
import { Numbers, Refused, type Source } from './source.ts';

/** The calls of the trips that are kept, by trip and in order. */
export type Calls = {
  trips: { route: number; service: number; headsign: number; start: number }[];
  stops: Numbers;
  arrivals: Numbers;
  departures: Numbers;
  flags: Numbers;
  onDemand: OnDemandService[];
};

const missing = -1;
/** Marks what only comes when it was asked for. */
const asked = 4;

export async function readCalls(input: {
  source: Source;
  stops: Stops;
  trips: Trips;
  /** Ids of the trips that are wanted; null for all. */
  kept: ReadonlySet<string> | null;
  routes: readonly Route[];
  rules: ReadonlyMap<string, BookingRule>;
  frequencies: ReadonlyMap<number, readonly Frequency[]>;
}): Promise<Calls> {
  const { source, stops, trips, routes, kept } = input;
  const read = {
    trip: new Numbers(),
    order: new Numbers(),
    stop: new Numbers(),
    arrival: new Numbers(),
    departure: new Numbers(),
    flags: new Numbers(),
  };
  const demand = new DemandServices(input);
  const columns = [
    ...['trip_id', 'stop_id', 'stop_sequence', 'arrival_time', 'departure_time', 'pickup_type', 'drop_off_type'],
    ...['start_pickup_drop_off_window', 'end_pickup_drop_off_window', 'pickup_booking_rule_id', 'location_group_id'],
    // As the draft of GTFS-Flex wrote it.
    ...['start_pickup_dropoff_window', 'end_pickup_dropoff_window'],
  ];
  for await (const rows of source.rows('stop_times.txt', columns, ['trip_id', 'stop_sequence'])) {
    for (const row of rows) {
      const [
        tripId = '',
        stopId = '',
        order = '',
        came = '',
        leaves = '',
        pickup = '',
        drop = '',
        start = '',
        end = '',
        rule = '',
        group = '',
      ] = row;
      const trip = trips.ids.get(tripId);
      if (trip === undefined) {
        if (kept === null || kept.has(tripId))
          source.warn('no-trip', 'Abfahrten gehören zu keiner Fahrt des Fahrplans und wurden ausgelassen.');
        continue;
      }
      const window = { from: secondsOf(start || row[11]!), to: secondsOf(end || row[12]!) };
      const stop = stops.ids.get(stopId);
      if (window.from !== null || stop === undefined) {
        const members = stop === undefined ? stops.groups.get(group || stopId) : [stop];
        if (members && window.from !== null && window.to !== null) {
          demand.add({ trip, stops: members, rule, window: { from: window.from, to: window.to } });
        } else {
          source.warn('no-stop', 'Abfahrten nennen eine Haltestelle, die es im Fahrplan nicht gibt, und wurden ausgelassen.');
        }
        continue;
      }
      const onDemand = pickup === '2' || drop === '2' || routes[trips.routes.at(trip)]!.type === onDemandType;
      if (onDemand) demand.add({ trip, stops: [stop], rule, window: null });
      const [arrival, departure] = [secondsOf(came), secondsOf(leaves)];
      if (arrival === null && departure === null && (came !== '' || leaves !== '')) {
        source.warn('bad-time', 'Abfahrten haben keine gültige Zeit; sie wurde aus den Nachbarn geschätzt.');
      }
      read.trip.push(trip);
      read.order.push(/^\d+$/.test(order) ? Number(order) : 0);
      read.stop.push(stop);
      read.arrival.push(arrival ?? departure ?? missing);
      read.departure.push(departure ?? arrival ?? missing);
      read.flags.push((pickup === '1' ? noBoarding : 0) | (drop === '1' ? noAlighting : 0) | (onDemand ? asked : 0));
      if (read.trip.length > source.limits.calls) throw tooManyCalls(source);
    }
  }
  return inOrder(input, read, demand.services());
}

const tooManyCalls = ({ limits }: Source): Refused =>
  new Refused(
    'too-large',
    `Der Fahrplan hat in der Gegend des Landkreises mehr als ${limits.calls.toLocaleString('de-DE')} Abfahrten. Bitte nehmen Sie einen kleineren.`,
  );

type Read = { trip: Numbers; order: Numbers; stop: Numbers; arrival: Numbers; departure: Numbers; flags: Numbers };

/** Brings calls into the order of their trips, whatever order the file has. */
function inOrder(
  { source, trips, frequencies }: { source: Source; trips: Trips; frequencies: ReadonlyMap<number, readonly Frequency[]> },
  read: Read,
  onDemand: OnDemandService[],
): Calls {
  const calls: Calls = {
    trips: [],
    stops: new Numbers(),
    arrivals: new Numbers(),
    departures: new Numbers(),
    flags: new Numbers(),
    onDemand,
  };
  const starts = new Int32Array(trips.routes.length + 1);
  for (let i = 0; i < read.trip.length; i += 1) starts[read.trip.at(i) + 1]! += 1;
  for (let trip = 0; trip < trips.routes.length; trip += 1) starts[trip + 1]! += starts[trip]!;
  const rows = new Int32Array(read.trip.length);
  const next = starts.slice();
  for (let i = 0; i < read.trip.length; i += 1) {
    const trip = read.trip.at(i);
    rows[next[trip]!] = i;
    next[trip]! += 1;
  }
  for (let trip = 0; trip < trips.routes.length; trip += 1) {
    const own = rows.subarray(starts[trip]!, starts[trip + 1]!).sort((one, other) => read.order.at(one) - read.order.at(other));
    // A ride that must be asked for as a whole is no bus.
    if (own.length === 0 || own.every((row) => (read.flags.at(row) & asked) !== 0)) continue;
    if (own.length < 2) {
      source.warn('one-call', 'Fahrten halten nur einmal und wurden ausgelassen.');
      continue;
    }
    if (!mendTimes(own, read)) {
      source.warn('backwards', 'Fahrten kommen an, bevor sie abfahren, oder haben keine Zeiten, und wurden ausgelassen.');
      continue;
    }
    const first = read.departure.at(own[0]!);
    const shifts = frequencies.get(trip)?.flatMap(({ from, to, every }) => {
      const times: number[] = [];
      for (let at = from; at < to && times.length < 2_000; at += every) times.push(at - first);
      return times;
    });
    for (const shift of shifts ?? [0]) {
      if (calls.stops.length + own.length > source.limits.calls) throw tooManyCalls(source);
      calls.trips.push({
        route: trips.routes.at(trip),
        service: trips.services.at(trip),
        headsign: trips.headsigns.at(trip),
        start: calls.stops.length,
      });
      for (const row of own) {
        const flags = read.flags.at(row);
        calls.stops.push(read.stop.at(row));
        calls.arrivals.push(read.arrival.at(row) + shift);
        calls.departures.push(read.departure.at(row) + shift);
        calls.flags.push((flags & 3) | ((flags & asked) === 0 ? 0 : noBoarding | noAlighting));
      }
    }
  }
  return calls;
}

/** Fills in times between those that are there; false where time would run backwards, or an end has none. */
function mendTimes(own: Int32Array, { arrival, departure }: Read): boolean {
  if (departure.at(own[0]!) === missing || arrival.at(own.at(-1)!) === missing) return false;
  let known = 0;
  for (let i = 1; i < own.length; i += 1) {
    if (arrival.at(own[i]!) === missing) continue;
    const from = departure.at(own[known]!);
    const span = arrival.at(own[i]!) - from;
    if (span < 0 || departure.at(own[i]!) < arrival.at(own[i]!)) return false;
    for (let between = known + 1; between < i; between += 1) {
      const time = from + Math.floor((span * (between - known)) / (i - known));
      arrival.set(own[between]!, time);
      departure.set(own[between]!, time);
    }
    known = i;
  }
  return departure.at(own[0]!) >= arrival.at(own[0]!);
}

/** What only comes when somebody asked for it, put together by line, days, rule and time. */
class DemandServices {
  readonly #found = new Map<string, OnDemandService & { all: Set<number> }>();
  readonly #known: { trips: Trips; routes: readonly Route[]; rules: ReadonlyMap<string, BookingRule> };
  constructor(known: { trips: Trips; routes: readonly Route[]; rules: ReadonlyMap<string, BookingRule> }) {
    this.#known = known;
  }
  add(ride: { trip: number; stops: readonly number[]; rule: string; window: { from: number; to: number } | null }): void {
    const { trips, routes, rules } = this.#known;
    const [number, service] = [trips.routes.at(ride.trip), trips.services.at(ride.trip)];
    const key = [number, service, ride.rule, ride.window?.from, ride.window?.to].join(' ');
    let found = this.#found.get(key);
    if (!found) {
      const route = routes[number]!;
      const rule = rules.get(ride.rule);
      found = {
        line: route.line,
        name: route.name,
        agency: route.agency,
        phone: rule?.phone ?? route.phone,
        url: rule?.url ?? route.url,
        message: rule?.message ?? null,
        noticeMinutes: rule?.noticeMinutes ?? null,
        window: ride.window,
        service,
        stops: [],
        all: new Set(),
      };
      this.#found.set(key, found);
    }
    for (const stop of ride.stops) found.all.add(stop);
  }
  services(): OnDemandService[] {
    return [...this.#found.values()].map(({ all, ...service }) => ({
      ...service,
      stops: [...all].sort((one, other) => one - other),
    }));
  }
}
