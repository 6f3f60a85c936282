import { boxOf, type Area, type Box } from '#kernel/geo.ts';
import { directionOf, isLanguage, languages as known } from '#lib/languages.ts';
import type { CountyView } from '#modules/tenancy/contract.ts';
import type { Language, Region } from './shapes.ts';

/** A number for a language tag that no other tag has: its letters as digits of base 37. */
const numberOf = (tag: string): number =>
  [...tag.toLowerCase()].reduce((sum, sign) => sum * 38 + '-abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(sign) + 1, 0);

export const languageJson = (code: string): Language => ({
  id: numberOf(code),
  code,
  bcp47_tag: code,
  native_name: isLanguage(code) ? known[code].name : code,
  dir: directionOf(code),
});

/** Where nothing is known of the county's place: Germany. */
const germany: Box = { west: 5.9, south: 47.3, east: 15, north: 55 };
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const prefixes = /^(Landkreis|Kreis|Stadt|Region|Städteregion|Kreisfreie Stadt) (.+)$/;

export function regionJson(input: {
  county: CountyView;
  outlines: readonly { name: string; area: Area }[];
  places: readonly { latitude: number | null; longitude: number | null; postcode: string | null }[];
}): Region {
  const { county, outlines, places } = input;
  const positions = places.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [[longitude, latitude] as const],
  );
  const box = boxOf(outlines.flatMap(({ area }) => area)) ?? boxOf(positions.length < 2 ? [] : [[positions]]) ?? germany;
  const centre = (of: Box) => ({
    longitude: rounded((of.west + of.east) / 2),
    latitude: rounded((of.south + of.north) / 2),
  });
  const [, prefix = '', name = county.name] = prefixes.exec(county.officialName) ?? [];
  const aliases = outlines.flatMap(({ name: of, area }) => {
    const own = boxOf(area);
    return own === null ? [] : [[of, centre(own)] as const];
  });
  return {
    id: Number(county.ags),
    name: prefix === '' ? name : `${prefix} ${name}`,
    path: county.slug,
    live: true,
    prefix,
    name_without_prefix: name,
    plz: places.find(({ postcode }) => postcode !== null)?.postcode ?? '',
    extras: false,
    events: true,
    pois: true,
    push_notifications: true,
    ...centre(box),
    bounding_box: [
      [rounded(box.west), rounded(box.south)],
      [rounded(box.east), rounded(box.north)],
    ],
    aliases: aliases.length === 0 ? null : Object.fromEntries(aliases),
    tunews: false,
    external_news: false,
    zammad_privacy_policy: null,
    languages: county.languages.map(languageJson),
    is_chat_enabled: false,
  };
}
