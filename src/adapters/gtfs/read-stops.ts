import { boxOf, insideBox, type Area } from '#kernel/geo.ts';
import { owned, Refused, type Source } from './source.ts';

export type Stops = {
  ids: Map<string, number>;
  names: string[];
  latitudes: number[];
  longitudes: number[];
  /** Whether a stop lies where trips are kept. */
  inside: Uint8Array;
  parents: (string | null)[];
  /** Stops below a station, by its id. */
  children: Map<string, number[]>;
  /** Stops that an area or group of an on-demand service stands for. */
  groups: Map<string, number[]>;
};

const kilometresPerDegree = 111.2;

export async function readStops(source: Source, area: { within: Area; kilometres: number } | null): Promise<Stops> {
  const ids = new Map<string, number>();
  const names: string[] = [];
  const latitudes: number[] = [];
  const longitudes: number[] = [];
  const parents: (string | null)[] = [];
  const columns = ['stop_id', 'stop_name', 'stop_lat', 'stop_lon', 'parent_station'];
  for await (const rows of source.rows('stops.txt', columns, ['stop_id', 'stop_lat', 'stop_lon'])) {
    for (const [id = '', name = '', latitude = '', longitude = '', parent = ''] of rows) {
      if (ids.has(id)) {
        source.warn('stop-twice', 'Haltestellen stehen mehrmals im Fahrplan; es gilt die erste Zeile.');
        continue;
      }
      ids.set(owned(id), names.length);
      names.push(owned(name));
      latitudes.push(latitude === '' ? NaN : Number(latitude));
      longitudes.push(longitude === '' ? NaN : Number(longitude));
      parents.push(parent === '' ? null : owned(parent));
    }
  }
  if (names.length === 0) throw new Refused('no-stops', 'In stops.txt steht keine Haltestelle.');
  if (names.some((name) => name.includes('\uFFFD'))) {
    source.warn(
      'not-utf8',
      'Namen sind nicht in UTF-8 geschrieben: Umlaute können fehlen. Bitte melden Sie das dem Verkehrsunternehmen.',
    );
  }
  parents.forEach((parent, stop) => {
    if (parent === null) return;
    const above = ids.get(parent);
    if (above === undefined) {
      parents[stop] = null;
      source.warn(
        'no-parent',
        'Haltestellen nennen eine Station, die es im Fahrplan nicht gibt. Zusammengefasst wird nach dem Namen.',
      );
      return;
    }
    if (Number.isNaN(latitudes[stop]!) || Number.isNaN(longitudes[stop]!)) {
      latitudes[stop] = latitudes[above]!;
      longitudes[stop] = longitudes[above]!;
    }
    if (names[stop] === '') names[stop] = names[above]!;
  });
  const box = area && boxOf(area.within);
  const inside = new Uint8Array(names.length).fill(box === null ? 1 : 0);
  names.forEach((_, stop) => {
    const [latitude, longitude] = [latitudes[stop]!, longitudes[stop]!];
    const placed = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
    if (!placed) {
      latitudes[stop] = NaN;
      inside[stop] = 0;
      source.warn('no-position', 'Haltestellen haben keine Lage. Fahrten halten dort, zu Fuß ist sie nicht zu erreichen.');
    } else if (box && area) {
      const tall = area.kilometres / kilometresPerDegree;
      const wide = tall / Math.cos((latitude * Math.PI) / 180);
      const wider = { west: box.west - wide, east: box.east + wide, south: box.south - tall, north: box.north + tall };
      inside[stop] = insideBox(wider, [longitude, latitude]) ? 1 : 0;
    }
  });
  const children = new Map<string, number[]>();
  parents.forEach((parent, stop) => parent !== null && push(children, parent, stop));
  return { ids, names, latitudes, longitudes, inside, parents, children, groups: await readGroups(source, ids) };
}

/** Groups of stops as GTFS-Flex has them now, and as it had them before it was adopted. */
async function readGroups(source: Source, ids: ReadonlyMap<string, number>): Promise<Map<string, number[]>> {
  const groups = new Map<string, number[]>();
  for (const [name, member] of [
    ['location_groups.txt', 'location_id'],
    ['location_group_stops.txt', 'stop_id'],
    ['stop_areas.txt', 'stop_id'],
  ] as const) {
    const group = name === 'stop_areas.txt' ? 'area_id' : 'location_group_id';
    for await (const rows of source.rows(name, [group, member], [group])) {
      for (const [id = '', stopId = ''] of rows) {
        const stop = ids.get(stopId);
        if (stop !== undefined) push(groups, id, stop);
      }
    }
  }
  return groups;
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
