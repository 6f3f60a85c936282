import { distance } from '#kernel/geo.ts';

/** Shared by server and browser: a ride for those whom no bus brings to a course. It knows stops and numbers of people, no person. */

export const shuttleStates = ['idea', 'planned', 'running', 'ended'] as const;
export type ShuttleState = (typeof shuttleStates)[number];
export const shuttleStateWords: Readonly<Record<ShuttleState, string>> = {
  idea: 'Idee',
  planned: 'geplant',
  running: 'fährt',
  ended: 'beendet',
};
export const shuttlePayers = ['county', 'municipality', 'provider', 'donation', 'riders'] as const;
export type ShuttlePayer = (typeof shuttlePayers)[number];
export const shuttlePayerWords: Readonly<Record<ShuttlePayer, string>> = {
  county: 'Landkreis',
  municipality: 'Gemeinde',
  provider: 'Träger des Kurses',
  donation: 'Spende oder Stiftung',
  riders: 'wer mitfährt',
};

/** More would take longer than anybody rides. */
export const mostShuttleStops = 8;
/** A stop of the timetable, and how many get in there. */
export type ShuttleStop = { station: string; name: string; lat: number; lon: number; people: number };
export type ShuttleView = {
  stops: ShuttleStop[];
  seats: number | null;
  /** In cents, for one day there and back. */
  cost: number | null;
  payer: ShuttlePayer | null;
  /** Who drives: a firm or an association. */
  operator: string | null;
  note: string | null;
  state: ShuttleState;
  version: number;
};

type At = { lat: number; lon: number };
/** Roads are longer than the straight line by so much; a small bus in the country, with what traffic takes. */
const [detour, kilometresPerHour] = [1.3, 40];
/** Minutes at each stop, before the beginning, and after the end. */
const [boarding, early, late] = [2, 5, 10];

const kilometresOf = (one: At, other: At): number => distance([one.lon, one.lat], [other.lon, other.lat]) * detour;
const minutesOf = (kilometres: number): number => Math.ceil((kilometres / kilometresPerHour) * 60);

/**
 * The order of stops on the shortest way that ends at the venue, wherever it begins; exact, for there are few of them. Of several that are as
 * short, the one that comes first in the given order.
 */
export function shortestOrder<S extends At>(stops: readonly S[], venue: At): S[] {
  const count = stops.length;
  if (count > mostShuttleStops) throw new RangeError(`${count} stops are too many`);
  const best = new Map<string, { length: number; order: number[] }>();
  // The shortest way from a stop through all of a set to the venue.
  const from = (at: number, left: number): { length: number; order: number[] } => {
    if (left === 0) return { length: kilometresOf(stops[at]!, venue), order: [at] };
    const key = `${at} ${left}`;
    const known = best.get(key);
    if (known) return known;
    let found: { length: number; order: number[] } | null = null;
    for (let next = 0; next < count; next += 1) {
      if ((left & (1 << next)) === 0) continue;
      const rest = from(next, left & ~(1 << next));
      const length = kilometresOf(stops[at]!, stops[next]!) + rest.length;
      if (found === null || length < found.length - 1e-9) found = { length, order: [at, ...rest.order] };
    }
    best.set(key, found!);
    return found!;
  };
  const all = (1 << count) - 1;
  let shortest: { length: number; order: number[] } = { length: Infinity, order: [] };
  for (let first = 0; first < count; first += 1) {
    const found = from(first, all & ~(1 << first));
    if (found.length < shortest.length - 1e-9) shortest = found;
  }
  return shortest.order.map((index) => stops[index]!);
}

export type ShuttlePlan = {
  /** With the time at which it leaves there; the last is the venue, with the time of arrival. */
  there: { name: string; people: number; time: string }[];
  /** With the time of arrival; the first is the venue, with the time at which it leaves. */
  back: { name: string; people: number; time: string }[];
  people: number;
  kilometres: number;
  minutes: number;
};

const clockMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const clock = (minutes: number): string => {
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** Reckons a ride: there five minutes before the course begins, and back from ten minutes after its end, by the same way. */
export function planShuttle(input: {
  stops: readonly ShuttleStop[];
  venue: At & { name: string };
  session: { from: string; to: string };
}): ShuttlePlan {
  const { venue, session } = input;
  const order = shortestOrder(input.stops, venue);
  const ways = order.map((stop, index) => kilometresOf(stop, order[index + 1] ?? venue));
  const arrival = clockMinutes(session.from) - early;
  const there: ShuttlePlan['there'] = [{ name: venue.name, people: 0, time: clock(arrival) }];
  let time = arrival;
  for (let index = order.length - 1; index >= 0; index -= 1) {
    // The first needs no time before it leaves; at the others people get in.
    time -= minutesOf(ways[index]!) + (index === order.length - 1 ? 0 : boarding);
    there.unshift({ name: order[index]!.name, people: order[index]!.people, time: clock(time) });
  }
  let home = clockMinutes(session.to) + late;
  const back: ShuttlePlan['back'] = [{ name: venue.name, people: 0, time: clock(home) }];
  for (let index = order.length - 1; index >= 0; index -= 1) {
    home += minutesOf(ways[index]!) + (index === order.length - 1 ? 0 : boarding);
    back.push({ name: order[index]!.name, people: order[index]!.people, time: clock(home) });
  }
  return {
    there,
    back,
    people: order.reduce((sum, stop) => sum + stop.people, 0),
    kilometres: Math.round(ways.reduce((sum, way) => sum + way, 0)),
    minutes: arrival - time,
  };
}
