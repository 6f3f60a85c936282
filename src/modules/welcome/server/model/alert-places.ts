import type { OfficialAlert } from '#kernel/alerts.ts';
import { boxOf, boxesMeet, concerns, type Outline } from '#kernel/geo.ts';

export type MunicipalityKey = { id: string; ags: string; name: string; partOf: string | null };

/**
 * - `places`: these municipalities, a joint one where all of its members are concerned
 * - `county`: all of it; `exact` is false where the source only says that the county is concerned
 * - `elsewhere`: not this county
 */
export type AlertPlaces =
  { where: 'places'; ids: string[]; exact: boolean } | { where: 'county'; exact: boolean } | { where: 'elsewhere' };

/**
 * Whom a warning concerns. What is drawn decides, by each municipality's own border; else official keys; else the names
 * that a source chosen for the county gives. Numbers of a source's own are of no use.
 */
export function placesOf(input: {
  areas: OfficialAlert['areas'];
  /** Whether the source itself says that the warning concerns this county. */
  chosenForCounty: boolean;
  countyKey: string;
  municipalities: readonly MunicipalityKey[];
  outlines: readonly Outline[];
}): AlertPlaces {
  const { areas, chosenForCounty, countyKey, municipalities, outlines } = input;
  const hit = new Set<string>();
  for (const place of areas) {
    for (const key of place.area === null || outlines.length === 0 ? place.keys : []) {
      if (key === countyKey) return { where: 'county', exact: true };
      for (const municipality of municipalities)
        if (municipality.ags === key || municipality.partOf === key) hit.add(municipality.ags);
    }
    if (place.area === null) continue;
    const box = boxOf(place.area);
    for (const outline of outlines) {
      const border = boxOf(outline.area);
      if (box === null || border === null || !boxesMeet(box, border)) continue;
      if (!hit.has(outline.ags) && concerns({ area: place.area, place: outline.area })) hit.add(outline.ags);
    }
  }
  if (hit.size > 0) return namedPlaces({ hit, municipalities });
  if (!chosenForCounty) return { where: 'elsewhere' };
  for (const name of areas.flatMap((place) => place.description.split(/[,;\n]/))) {
    const asked = bareName(name);
    for (const municipality of municipalities)
      if (asked !== '' && bareName(municipality.name) === asked) hit.add(municipality.ags);
  }
  return hit.size > 0 ? namedPlaces({ hit, municipalities }) : { where: 'county', exact: false };
}

/** All municipalities are the county; a joint one is concerned as a whole only when all of its members are. */
function namedPlaces(input: { hit: ReadonlySet<string>; municipalities: readonly MunicipalityKey[] }): AlertPlaces {
  const { hit, municipalities } = input;
  const membersOf = (key: string): MunicipalityKey[] => municipalities.filter(({ partOf }) => partOf === key);
  const whole = (key: string): boolean => membersOf(key).length > 0 && membersOf(key).every(({ ags }) => hit.has(ags));
  const found = municipalities.filter(({ ags }) => hit.has(ags) || whole(ags));
  return found.length === municipalities.length
    ? { where: 'county', exact: true }
    : { where: 'places', ids: found.map(({ id }) => id), exact: true };
}

const bareName = (name: string): string =>
  name
    .trim()
    .replace(/^(Stadt|Gemeinde|Samtgemeinde|Flecken|Landkreis|Kreis|Hansestadt|Nordseebad|Inselgemeinde)\s+/i, '')
    .replace(/\s*\(.*\)$/, '')
    .toLowerCase();

/**
 * Whether something for these municipalities (empty: the whole county) concerns who asks for those (empty: all). A joint
 * municipality stands for its members, and a member hears of what concerns its joint municipality.
 */
export function reachesPlaces(input: {
  holds: readonly string[];
  asks: readonly string[];
  municipalities: readonly Pick<MunicipalityKey, 'id' | 'ags' | 'partOf'>[];
}): boolean {
  const { holds, asks, municipalities } = input;
  if (holds.length === 0 || asks.length === 0) return true;
  const members = (ids: readonly string[]): Set<string> => {
    const keys = new Set(municipalities.filter(({ id }) => ids.includes(id)).map(({ ags }) => ags));
    const all = municipalities.filter(({ ags, partOf }) => keys.has(ags) || (partOf !== null && keys.has(partOf)));
    const parents = new Set(municipalities.map(({ partOf }) => partOf));
    // A joint municipality itself counts only by its members.
    return new Set(all.filter(({ ags }) => !parents.has(ags)).map(({ id }) => id));
  };
  const [one, other] = [members(holds), members(asks)];
  return [...one].some((id) => other.has(id));
}
