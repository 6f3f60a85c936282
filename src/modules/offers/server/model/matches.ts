import { foldForSearch } from '#kernel/search.ts';
import type { DayTime, OfferAudience, OfferKind, OfferLevel, OfferTopic } from '../../contract.ts';

export type Wish = {
  search: string | null;
  kind: OfferKind | null;
  topic: OfferTopic | null;
  audience: OfferAudience | null;
  spoken: string | null;
  level: OfferLevel | null;
  when: DayTime | null;
  place: string | null;
  childcare: boolean;
  barrierFree: boolean;
  free: boolean;
  online: boolean;
};
export type Position = { latitude: number; longitude: number };
/** Where somebody lives or looks around. `ags` are the municipality, its parts and what it is part of. */
export type Around = { ags: ReadonlySet<string>; centre: Position | null; radius: number | null };

/** Words anywhere in a text, in any order and spelling of umlauts. */
export function saysAll(text: string, search: string | null): boolean {
  const words = foldForSearch(search ?? '')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return true;
  const folded = foldForSearch(text);
  return words.every((word) => folded.includes(word));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great circle on a sphere: exact to half a percent. */
export function kilometres(one: Position, other: Position): number {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const bow =
    Math.sin(north / 2) ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 6371 * 2 * Math.asin(Math.min(1, Math.sqrt(bow)));
}
