import { foldForSearch } from '#kernel/search.ts';
import type { DayTime, OfferAudience, OfferKind, OfferLevel, OfferTopic, PublicOffer } from '../../contract.ts';
import { takesPlace } from './schedule-hours.ts';

export type Wish = {
  search: string | null;
  kind: OfferKind | null;
  topic: OfferTopic | null;
  audience: OfferAudience | null;
  spoken: string | null;
  level: OfferLevel | null;
  when: DayTime | null;
  childcare: boolean;
  barrierFree: boolean;
  free: boolean;
  online: boolean;
};
/** Where somebody lives or looks around. `ags` are the municipality, its parts and what it is part of. */
export type Around = { ags: ReadonlySet<string>; centre: { latitude: number; longitude: number } | null; radius: number | null };

/** Whether an offer is what was asked for: every wish narrows, none widens. */
export function fits(offer: PublicOffer, wish: Wish): boolean {
  const schedules = [...offer.schedules, ...offer.places.flatMap((place) => place.schedules)];
  return (
    (wish.kind === null || offer.kind === wish.kind) &&
    (wish.topic === null || offer.topics.includes(wish.topic)) &&
    // What is for nobody in particular is for everybody.
    (wish.audience === null || offer.audiences.length === 0 || offer.audiences.includes(wish.audience)) &&
    (wish.spoken === null || offer.languages.includes(wish.spoken)) &&
    (wish.level === null || offer.levels.includes(wish.level)) &&
    (wish.when === null || schedules.some((schedule) => takesPlace(schedule, wish.when!))) &&
    (!wish.childcare || offer.childcare === true) &&
    (!wish.barrierFree || offer.mode !== 'on-site' || offer.places.some((place) => place.barrierFree === true)) &&
    (!wish.free || offer.fee === 'free') &&
    (!wish.online || offer.mode !== 'on-site') &&
    saysAll(offer, wish.search)
  );
}

/** Words anywhere in what is shown, in any order and spelling of umlauts. */
function saysAll(offer: PublicOffer, search: string | null): boolean {
  const words = foldForSearch(search ?? '')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return true;
  const text = foldForSearch(
    [
      offer.name.text,
      offer.summary?.text,
      offer.description?.text,
      offer.eligibility?.text,
      offer.provider,
      ...offer.levels,
      ...offer.places.flatMap((place) => [place.name, place.town, place.municipality?.name]),
    ]
      .filter(Boolean)
      .join(' '),
  );
  return words.every((word) => text.includes(word));
}

/**
 * How far an offer is: the nearest of its places, null where none has a position. Online it is everywhere, at no distance.
 */
export function distanceOf(offer: PublicOffer, centre: NonNullable<Around['centre']>): number | null {
  const known = offer.places.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [kilometres(centre, { latitude, longitude })],
  );
  return known.length === 0 ? null : Math.min(...known);
}

/** Whether it can be used from there: at a place in it or within the radius, online, or by its area where it has no place. */
export function isNear(offer: PublicOffer, around: Around, distance: number | null): boolean {
  if (offer.mode !== 'on-site') return true;
  if (around.radius !== null && distance !== null) return distance <= around.radius;
  if (offer.places.some((place) => place.municipality !== null && around.ags.has(place.municipality.ags))) return true;
  if (offer.places.length > 0) return false;
  return offer.areas.length === 0 || offer.areas.some(({ ags }) => around.ags.has(ags));
}

type Position = { latitude: number; longitude: number };
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great circle on a sphere: exact to half a percent. */
export function kilometres(one: Position, other: Position): number {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const bow =
    Math.sin(north / 2) ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 6371 * 2 * Math.asin(Math.min(1, Math.sqrt(bow)));
}
