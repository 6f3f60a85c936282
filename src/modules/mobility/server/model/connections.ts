import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import type { Timetable } from '#kernel/timetable.ts';

/**
 * All rides from one call to the next on one day, in the order of their departure. Seconds count from midnight of that day; what
 * began on the day before and is still on its way is there too, and what leaves in the night after.
 */
export type Connections = {
  count: number;
  stopCount: number;
  from: Int32Array;
  to: Int32Array;
  departure: Int32Array;
  arrival: Int32Array;
  /** `noBoarding` of the call where it begins, `noAlighting` of the one where it ends. */
  flags: Uint8Array;
  /** Number of the trip on its day: two days of one trip are two runs. */
  run: Int32Array;
  runCount: number;
  /** Trip of a run. */
  trips: Int32Array;
};

/** The night after a day belongs to it until so many seconds after its midnight. */
const endOfNight = 30 * 3600;

/** Which services run on a day, by index; empty outside the timetable. */
export function servicesOn(
  timetable: Pick<Timetable, 'firstDay' | 'days' | 'serviceCount' | 'serviceDays'>,
  day: IsoDate,
): Uint8Array {
  const runs = new Uint8Array(timetable.serviceCount);
  const at = daysBetween(timetable.firstDay, day);
  if (at < 0 || at >= timetable.days) return runs;
  const width = Math.ceil(timetable.days / 8);
  for (let service = 0; service < timetable.serviceCount; service += 1) {
    runs[service] = (timetable.serviceDays[service * width + (at >> 3)]! >> (at & 7)) & 1;
  }
  return runs;
}

export const lastDayOf = (timetable: Pick<Timetable, 'firstDay' | 'days'>): IsoDate =>
  addDays(timetable.firstDay, timetable.days - 1);

export const holdsDay = (span: { firstDay: IsoDate; lastDay: IsoDate }, day: IsoDate): boolean =>
  span.firstDay <= day && day <= span.lastDay;

export function connectionsOn(timetable: Timetable, day: IsoDate): Connections {
  const shifts = [-1, 0, 1].map((offset) => ({ seconds: offset * 86_400, runs: servicesOn(timetable, addDays(day, offset)) }));
  const { tripStarts, tripServices, callArrivals, callDepartures, callFlags, callStops } = timetable;
  const tripCount = tripServices.length;
  const kept = (trip: number, shift: { seconds: number; runs: Uint8Array }): boolean => {
    if (shift.runs[tripServices[trip]!] !== 1) return false;
    const last = callArrivals[tripStarts[trip + 1]! - 1]! + shift.seconds;
    const first = callDepartures[tripStarts[trip]!]! + shift.seconds;
    return last >= 0 && first < endOfNight;
  };
  let count = 0;
  let runCount = 0;
  for (const shift of shifts) {
    for (let trip = 0; trip < tripCount; trip += 1) {
      if (!kept(trip, shift)) continue;
      count += tripStarts[trip + 1]! - tripStarts[trip]! - 1;
      runCount += 1;
    }
  }
  const unsorted = { from: new Int32Array(count), departure: new Int32Array(count), run: new Int32Array(count) };
  const call = new Int32Array(count);
  const trips = new Int32Array(runCount);
  let at = 0;
  let run = 0;
  let earliest = 0;
  let latest = 0;
  const shiftOf = new Int32Array(runCount);
  for (const shift of shifts) {
    for (let trip = 0; trip < tripCount; trip += 1) {
      if (!kept(trip, shift)) continue;
      trips[run] = trip;
      shiftOf[run] = shift.seconds;
      for (let i = tripStarts[trip]!; i < tripStarts[trip + 1]! - 1; i += 1) {
        const departure = callDepartures[i]! + shift.seconds;
        unsorted.departure[at] = departure;
        unsorted.run[at] = run;
        call[at] = i;
        if (departure < earliest) earliest = departure;
        if (departure > latest) latest = departure;
        at += 1;
      }
      run += 1;
    }
  }
  // Sorting by counting is stable: hops of one trip that take no time stay in their order.
  const place = new Int32Array(latest - earliest + 2);
  for (let i = 0; i < count; i += 1) place[unsorted.departure[i]! - earliest + 1]! += 1;
  for (let i = 1; i < place.length; i += 1) place[i]! += place[i - 1]!;
  const sorted: Connections = {
    count,
    stopCount: timetable.latitudes.length,
    from: new Int32Array(count),
    to: new Int32Array(count),
    departure: new Int32Array(count),
    arrival: new Int32Array(count),
    flags: new Uint8Array(count),
    run: new Int32Array(count),
    runCount,
    trips,
  };
  for (let i = 0; i < count; i += 1) {
    const departure = unsorted.departure[i]!;
    const to = place[departure - earliest]!;
    place[departure - earliest] = to + 1;
    const c = call[i]!;
    sorted.from[to] = callStops[c]!;
    sorted.to[to] = callStops[c + 1]!;
    sorted.departure[to] = departure;
    sorted.arrival[to] = callArrivals[c + 1]! + shiftOf[unsorted.run[i]!]!;
    sorted.flags[to] = (callFlags[c]! & 1) | (callFlags[c + 1]! & 2);
    sorted.run[to] = unsorted.run[i]!;
  }
  return sorted;
}

/** Index of the first connection that does not leave before an instant. */
export function firstFrom({ departure, count }: Pick<Connections, 'departure' | 'count'>, instant: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (departure[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
