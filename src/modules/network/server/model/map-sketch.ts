import { boxOf, type Area, type Box, type Point } from '#kernel/geo.ts';
import type { MapSketch } from '../../contract-places.ts';

type Bordered = { municipality: { ags: string; name: string }; area: Area; source: string };
type Spot = { slug: string; latitude: number | null; longitude: number | null };

const width = 400;
/** Left free around the county, in units of the drawing. */
const margin = 8;

/**
 * Borders and places as a drawing. Degrees of longitude are drawn as wide as they are in the middle of what is shown; that is
 * exact enough for a county. Units are whole: what falls together is drawn once.
 * @param ags of the municipality that fills the drawing; null for all
 */
export function mapSketch(input: {
  outlines: readonly Bordered[];
  places: readonly Spot[];
  ags: string | null;
}): MapSketch | null {
  const { outlines, places, ags } = input;
  const shown = outlines.filter((entry) => ags === null || entry.municipality.ags === ags);
  const box = boxOf((shown.length > 0 ? shown : outlines).flatMap((entry) => [...entry.area]));
  if (box === null) return null;
  const { project, ground } = projection(box);
  const bottom = project([box.west, box.south])[1];
  const rounded = (point: Point): [number, number] => [Math.round(project(point)[0]), Math.round(project(point)[1])];
  return {
    width,
    height: Math.ceil(bottom + margin),
    lands: outlines.flatMap(({ municipality, area }) => {
      const rings = area
        .flatMap((polygon) => polygon.map((ring) => ring.map(rounded)))
        .filter((ring) => isSeen(ring, bottom + margin));
      const path = rings.map(ringPath).join('');
      return path === '' ? [] : [{ ags: municipality.ags, name: municipality.name, path }];
    }),
    spots: places.flatMap(({ slug, latitude, longitude }) => {
      if (latitude === null || longitude === null) return [];
      const [x, y] = project([longitude, latitude]);
      // Finer than the borders: whoever looks closer finds places of one town apart.
      return x < 0 || y < 0 || x > width || y > bottom + margin ? [] : [{ slug, x: round(x, 2), y: round(y, 2) }];
    }),
    ground,
    source: [...new Set(outlines.map((entry) => entry.source))].join('; '),
  };
}

/** Whether anything of a ring can lie within the drawing: what cannot is not sent. */
const isSeen = (ring: readonly [number, number][], height: number): boolean => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return Math.max(...xs) >= 0 && Math.min(...xs) <= width && Math.max(...ys) >= 0 && Math.min(...ys) <= height;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function projection(box: Box): { project: (point: Point) => [number, number]; ground: MapSketch['ground'] } {
  const narrow = Math.cos((((box.north + box.south) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / ((box.east - box.west) * narrow);
  return {
    project: ([x, y]) => [margin + (x - box.west) * narrow * scale, margin + (box.north - y) * scale],
    ground: {
      west: round(box.west - margin / (narrow * scale), 6),
      north: round(box.north + margin / scale, 6),
      x: round(narrow * scale, 3),
      y: round(scale, 3),
    },
  };
}

/** A closed ring, from each point to the next; points that fall on the one before are left out. */
function ringPath(points: readonly [number, number][]): string {
  let [lastX, lastY] = points[0]!;
  let path = '';
  let count = 0;
  for (const [x, y] of points.slice(1, -1)) {
    if (x === lastX && y === lastY) continue;
    path += `${count === 0 ? 'l' : ''}${count > 0 && x - lastX >= 0 ? ' ' : ''}${x - lastX}${y - lastY < 0 ? '' : ' '}${y - lastY}`;
    [lastX, lastY] = [x, y];
    count += 1;
  }
  return count < 2 ? '' : `M${points[0]!.join(' ')}${path}z`;
}
