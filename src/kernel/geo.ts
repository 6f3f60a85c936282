/** Longitude first, as GeoJSON writes it (RFC 7946); CAP writes latitude first. Degrees, WGS 84. */
export type Point = readonly [longitude: number, latitude: number];
/** Closed: the last point is the first again. */
export type Ring = readonly Point[];
/** Polygons with their holes, as GeoJSON's MultiPolygon. What lies inside is told by the even-odd rule. */
export type Area = readonly (readonly Ring[])[];
export type Box = { west: number; south: number; east: number; north: number };

/** A municipality's border. */
export type Outline = { ags: string; area: Area };

const germany: Box = { west: 5.5, south: 47, east: 15.5, north: 55.5 };

export const insideBox = (box: Box, [x, y]: Point): boolean => x >= box.west && x <= box.east && y >= box.south && y <= box.north;

/** Whether a point may lie in Germany at all. */
export const inGermany = (point: Point): boolean => insideBox(germany, point);

/** Whether latitude and longitude were given for each other: as given it lies far away, the other way round in Germany. */
export const looksSwapped = ([x, y]: Point): boolean => !inGermany([x, y]) && inGermany([y, x]);

export function boxOf(area: Area): Box | null {
  let box: Box | null = null;
  for (const ring of area.flat()) {
    for (const [x, y] of ring) {
      if (box === null) box = { west: x, south: y, east: x, north: y };
      else {
        if (x < box.west) box.west = x;
        if (x > box.east) box.east = x;
        if (y < box.south) box.south = y;
        if (y > box.north) box.north = y;
      }
    }
  }
  return box;
}

export function boxesMeet(one: Box, other: Box): boolean {
  return one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north;
}

/** Whether a point lies inside, by the even-odd rule over all rings: holes are outside, and so is what a loop covers twice. */
export function contains(area: Area, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of area.flat()) {
    for (let i = 1; i < ring.length; i += 1) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Where a horizontal line is inside: pairs of longitudes, from west to east. */
function insideAt(edges: readonly Edge[], y: number): number[] {
  const crossings: number[] = [];
  for (const [ax, ay, bx, by] of edges) {
    if (ay > y !== by > y) crossings.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
  }
  return crossings.sort((one, other) => one - other);
}
type Edge = readonly [ax: number, ay: number, bx: number, by: number];

function edgesOf(area: Area): Edge[] {
  return area.flat().flatMap((ring) => ring.slice(1).map(([x, y], i): Edge => [ring[i]![0], ring[i]![1], x, y]));
}

/** What two sorted lists of pairs have in common. */
function lengthOfBoth(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  for (let i = 0, j = 0; i + 1 < one.length && j + 1 < other.length;) {
    const from = Math.max(one[i]!, other[j]!);
    const to = Math.min(one[i + 1]!, other[j + 1]!);
    if (to > from) length += to - from;
    if (one[i + 1]! < other[j + 1]!) i += 2;
    else j += 2;
  }
  return length;
}

/** So many strips are enough for a share; more points than that are thinned. */
const mostStrips = 400;

/** Size of what two areas share, in square degrees: strips between the heights of all points, three lines through each. */
function sharedSize(one: Area, other: Area): number {
  const [boxOne, boxOther] = [boxOf(one), boxOf(other)];
  if (boxOne === null || boxOther === null || !boxesMeet(boxOne, boxOther)) return 0;
  const south = Math.max(boxOne.south, boxOther.south);
  const north = Math.min(boxOne.north, boxOther.north);
  const reaches = ([, ay, , by]: Edge): boolean => Math.max(ay, by) >= south && Math.min(ay, by) <= north;
  const edges = [edgesOf(one).filter(reaches), edgesOf(other).filter(reaches)] as const;
  const between = [...new Set(edges.flat().map(([, ay]) => ay))].filter((y) => y > south && y < north);
  let heights = [south, ...between, north].sort((a, b) => a - b);
  if (heights.length > mostStrips) {
    const step = heights.length / mostStrips;
    heights = [...Array.from({ length: mostStrips }, (_, i) => heights[Math.floor(i * step)]!), north];
  }
  let size = 0;
  for (let i = 1; i < heights.length; i += 1) {
    const [low, high] = [heights[i - 1]!, heights[i]!];
    for (const part of [1 / 6, 1 / 2, 5 / 6]) {
      const y = low + (high - low) * part;
      size += (lengthOfBoth(insideAt(edges[0], y), insideAt(edges[1], y)) * (high - low)) / 3;
    }
  }
  return size;
}

/** How much of an area, and of the other, both share: 0 to 1. */
export function sharesOf(one: Area, other: Area): { ofOne: number; ofOther: number } {
  const shared = sharedSize(one, other);
  if (shared === 0) return { ofOne: 0, ofOther: 0 };
  const share = (area: Area): number => Math.min(1, shared / sharedSize(area, area));
  return { ofOne: share(one), ofOther: share(other) };
}

/** Below these shares two areas only touch: borders are drawn coarser or finer, and never meet to the metre. */
const touching = { ofPlace: 0.005, ofArea: 0.05 };

/** Whether something that concerns an area concerns a place: it covers part of it, or lies in it. */
export function concerns(input: { area: Area; place: Area }): boolean {
  const { ofOne, ofOther } = sharesOf(input.area, input.place);
  return ofOther >= touching.ofPlace || ofOne >= touching.ofArea;
}

/** The first place where a ring crosses or touches itself; null for a proper one. */
export function crossing(ring: Ring): Point | null {
  const edges = ring
    .slice(1)
    .map((to, i) => ({ i, from: ring[i]!, to }))
    .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1])
    .map((edge) => ({ ...edge, west: Math.min(edge.from[0], edge.to[0]), east: Math.max(edge.from[0], edge.to[0]) }))
    .sort((one, other) => one.west - other.west);
  let open: typeof edges = [];
  for (const edge of edges) {
    open = open.filter((before) => before.east >= edge.west);
    for (const before of open) {
      const at = crossesAt(before.from, before.to, edge.from, edge.to);
      if (at) return at;
    }
    open.push(edge);
  }
  return null;
}

/** Where two segments cross each other's inside. Those that share an end or lie on one line do not. */
function crossesAt(a: Point, b: Point, c: Point, d: Point): Point | null {
  const side = (p: Point, q: Point, r: Point): number => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  if (side(a, b, c) * side(a, b, d) >= 0 || side(c, d, a) * side(c, d, b) >= 0) return null;
  const along =
    ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) /
    ((b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]));
  return [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])];
}

const earthRadius = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres as the crow flies. */
export function distance([ax, ay]: Point, [bx, by]: Point): number {
  const half =
    Math.sin(radians(by - ay) / 2) ** 2 + Math.cos(radians(ay)) * Math.cos(radians(by)) * Math.sin(radians(bx - ax) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** A circle as a polygon of 48 corners. @param radius in kilometres */
export function circle(centre: Point, radius: number): Area {
  const [x, y] = centre;
  const tall = (radius / earthRadius) * (180 / Math.PI);
  const wide = tall / Math.max(0.01, Math.cos(radians(y)));
  const ring = Array.from({ length: 48 }, (_, i): Point => {
    const turn = (i / 48) * 2 * Math.PI;
    return [x + wide * Math.cos(turn), y + tall * Math.sin(turn)];
  });
  return [[[...ring, ring[0]!]]];
}

/** Reads a GeoJSON geometry's polygons; null for what is none. */
export function areaOfGeometry(geometry: unknown): Area | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons)) return null;
  const area: Point[][][] = [];
  for (const polygon of polygons as unknown[]) {
    if (!Array.isArray(polygon)) return null;
    const rings: Point[][] = [];
    for (const ring of polygon as unknown[]) {
      if (!Array.isArray(ring) || !ring.every(isPosition)) return null;
      if (ring.length >= 4) rings.push(closed(ring.map(([x, y]): Point => [x, y])));
    }
    if (rings.length > 0) area.push(rings);
  }
  return area;
}

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** The ring with its first point at the end, where it is missing. */
export function closed(ring: readonly Point[]): Point[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first[0] === last[0] && first[1] === last[1] ? [...ring] : [...ring, first];
}
