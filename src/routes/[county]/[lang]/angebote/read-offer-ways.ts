import { berlinDay } from '#kernel/dates.ts';
import type { Language } from '#lib/languages.ts';
import type { StationAt } from '#modules/mobility/contract.ts';
import type { PublicOffer, Schedule } from '#modules/offers/contract.ts';
import { hoursToReach, nextDays } from '#modules/offers/ui/next-days.ts';
import { busWay, isReached, type BusWay, type Origin } from '../bus-way.ts';
import { publicValue } from '../public-value.ts';

/** Where somebody sets out: a municipality, and one of its stops where one was chosen. */
export type Start = {
  ags: string;
  stop: StationAt | null;
  /** Null where nothing stops: distances alone can be told. */
  origin: Origin | null;
};

/** What the address says of where somebody sets out, with the stops to choose from. */
export async function readStart(input: {
  locals: App.Locals;
  language: Language;
  url: URL;
  municipalities: readonly { ags: string }[];
}): Promise<{ start: Start | null; stops: { id: string; name: string }[] }> {
  const { locals, language, url, municipalities } = input;
  const ags = municipalities.find((one) => one.ags === url.searchParams.get('von'))?.ags;
  if (ags === undefined) return { start: null, stops: [] };
  const { stations } = publicValue(await locals.app.mobility.listStations(locals.ctx, { ags }), language);
  const stop = stations.find(({ id }) => id === url.searchParams.get('halt')) ?? null;
  const origin = stop !== null ? { stationId: stop.id } : stations.length > 0 ? { ags } : null;
  return { start: { ags, stop, origin }, stops: stations.map(({ id, name }) => ({ id, name })) };
}

/** One time at one place, with the way to it. */
export type TimeWay = { placeId: string; schedule: Schedule; way: BusWay };

/** The ways to all times of an offer at all its places. */
export async function readTimeWays(input: {
  locals: App.Locals;
  language: Language;
  offer: PublicOffer;
  origin: Origin;
}): Promise<TimeWay[]> {
  const { locals, language, offer, origin } = input;
  const today = berlinDay(locals.app.clock.now());
  const ways: TimeWay[] = [];
  for (const { id, latitude, longitude, schedules } of offer.places) {
    if (latitude === null || longitude === null) continue;
    const venue = { lat: latitude, lon: longitude };
    for (const schedule of schedules) {
      const days = nextDays(schedule, today);
      const way = await busWay({ locals, language, venue, origin, days, ...hoursToReach(schedule, offer.kind) });
      ways.push({ placeId: id, schedule, way });
    }
  }
  return ways;
}

/** Of a course every session counts, at one of its places; of all else one time is enough. */
function together(offer: PublicOffer, ways: readonly TimeWay[]): BusWay {
  const first = ways[0];
  if (first === undefined) return { kind: 'unknown' };
  if (offer.kind !== 'course') return (ways.find(({ way }) => way.kind === 'reached') ?? first).way;
  const places = [...Map.groupBy(ways, ({ placeId }) => placeId).values()];
  const whole = places.find((times) => times.every(({ way }) => way.kind === 'reached'));
  return whole?.[0]?.way ?? ways.find(({ way }) => way.kind !== 'reached')!.way;
}

/** The way to each offer, there and back; where nothing can be told, nothing stands. */
export async function readOfferWays(input: {
  locals: App.Locals;
  language: Language;
  offers: readonly PublicOffer[];
  origin: Origin;
}): Promise<Record<string, BusWay>> {
  const ways: Record<string, BusWay> = {};
  for (const offer of input.offers)
    ways[offer.id] = offer.mode === 'on-site' ? together(offer, await readTimeWays({ ...input, offer })) : { kind: 'no-travel' };
  return ways;
}

export const reachedOf = (offers: readonly PublicOffer[], ways: Readonly<Record<string, BusWay>>): PublicOffer[] =>
  offers.filter(({ id }) => isReached(ways[id]));
