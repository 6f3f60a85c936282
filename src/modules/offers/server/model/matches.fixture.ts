import type { PublicOffer } from '../../contract.ts';
import { kilometres, saysAll, type Around, type Wish } from './matches.ts';
import { takesPlace } from './schedule-hours.ts';

/** The search of the directory in plain words, offer by offer: what the database's answer is held against. */

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
    (wish.place === null || offer.places.some(({ slug }) => slug === wish.place)) &&
    (!wish.childcare || offer.childcare === true) &&
    (!wish.barrierFree || offer.mode !== 'on-site' || offer.places.some((place) => place.barrierFree === true)) &&
    (!wish.free || offer.fee === 'free') &&
    (!wish.online || offer.mode !== 'on-site') &&
    saysAll(wordsOf(offer), wish.search)
  );
}

const wordsOf = (offer: PublicOffer): string =>
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
    .join(' ');

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
