import { boxOf, type Area } from '#kernel/geo.ts';
import type { DayReach, ReachMap, Venue } from '../../contract.ts';

const width = 400;
const margin = 8;

/** How far from none to all, in five steps. */
const stepOf = (share: number): number => (share === 0 ? 0 : Math.min(4, 1 + Math.floor(share * 4)));

/** Municipalities by their share, stations by whether they are reached, and the venue, as a drawing; null without borders. */
export function reachMap(input: {
  outlines: readonly { ags: string; name: string; area: Area; source: string }[];
  day: Pick<DayReach, 'municipalities' | 'stations'>;
  venue: Venue;
}): ReachMap | null {
  const { outlines, day, venue } = input;
  const box = boxOf(outlines.flatMap(({ area }) => [...area]));
  if (box === null) return null;
  const narrow = Math.cos((((box.north + box.south) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / ((box.east - box.west) * narrow);
  const at = (lon: number, lat: number): [x: number, y: number] => [
    Math.round(margin + (lon - box.west) * narrow * scale),
    Math.round(margin + (box.north - lat) * scale),
  ];
  const height = at(box.west, box.south)[1] + margin;
  const inside = ([x, y]: readonly [number, number]): boolean => x >= 0 && y >= 0 && x <= width && y <= height;
  // Stations that fall together are one dot: reached where one of them is.
  const dots = new Map<string, { x: number; y: number; reached: boolean }>();
  for (const { lon, lat, leave, home } of day.stations) {
    const [x, y] = at(lon, lat);
    const reached = leave !== null && home !== null;
    if (inside([x, y])) dots.set(`${x} ${y}`, { x, y, reached: reached || (dots.get(`${x} ${y}`)?.reached ?? false) });
  }
  const spot = at(venue.lon, venue.lat);
  return {
    width,
    height,
    lands: outlines.map(({ ags, name, area }) => {
      const found = day.municipalities.find((entry) => entry.ags === ags);
      return {
        ags,
        name,
        step: found && found.stations > 0 ? stepOf(found.reached / found.stations) : 0,
        path: area
          .flat()
          .map((ring) => `M${ring.map(([lon, lat]) => at(lon, lat).join(' ')).join('L')}z`)
          .join(''),
      };
    }),
    dots: [...dots.values()],
    venue: inside(spot) ? { x: spot[0], y: spot[1] } : null,
    source: [...new Set(outlines.map(({ source }) => source))].join('; '),
  };
}
