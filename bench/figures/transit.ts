import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Query, Router, Time } from 'minotor';
import { GtfsParser } from 'minotor/parser';
import { readGtfs } from '#adapters/gtfs/read-gtfs.ts';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Timetable } from '#kernel/timetable.ts';
import { connectionsOn } from '#modules/mobility/server/model/connections.ts';
import { networkOf } from '#modules/mobility/server/model/network-of.ts';
import { packTimetable } from '#modules/mobility/server/model/pack.ts';
import { reachOf } from '#modules/mobility/server/model/reach.ts';
import { figure, median, timed, type Figure } from '../measure.ts';
import { countyTimetable } from './county-timetable.ts';

const day: IsoDate = '2026-12-01';
const [from, to] = [9 * 3600, 12 * 3600];
const limits = { walkMetres: 1000, changes: 2, minutes: 90 };
const courses = 200;
/** A published timetable; without the folder of open data only the generated one is measured. */
const havelbus = fileURLToPath(new URL('../../../shared/data/gtfs/havelbus-650-653-2020.gtfs.zip', import.meta.url));
const school: IsoDate = '2020-03-10';

/** One venue for all stops, there and back, against a free router that is asked once from each stop. */
export async function transitReach(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kreislotse-bench-'));
  try {
    const path = join(folder, 'county.zip');
    await writeFile(path, writeFeed(countyTimetable({ lines: 170, columns: 40, rows: 32, day }).files));
    const figures = [await against({ name: 'transit-reach', path, day, note: 'a county that is generated' })];
    if (existsSync(havelbus)) {
      figures.push(
        await against({ name: 'transit-reach-havelbus', path: havelbus, day: school, note: 'Havelbus, lines 650 and 653' }),
      );
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function against(input: { name: string; path: string; day: IsoDate; note: string }): Promise<Figure> {
  const timetable = await read(input.path);
  const network = networkOf(timetable, []);
  const connections = connectionsOn(timetable, input.day);
  const middle = Math.floor(network.stations.length / 2);
  const venue = network.stations[middle]!;
  const ours = (): number =>
    reachOf({ network, connections, venue, from, to, limits }).filter(({ leave, home }) => leave !== null && home !== null)
      .length;

  const [year, month, date] = input.day.split('-').map(Number);
  // Mixed route types: with a profile of its own minotor would leave out all buses without a word.
  const buses = { routeTypeParser: () => 'BUS' as const };
  const { timetable: theirs, stopsIndex } = await quietly(() =>
    new GtfsParser(input.path, buses).parse(new Date(year!, month! - 1, date!, 12)),
  );
  const router = new Router(theirs, stopsIndex);
  const goal = timetable.stopIds[venue.stops[0]!]!;
  const asked = (origin: string, seconds: number): Query =>
    new Query.Builder().from(origin).to(goal).departureTime(Time.fromSeconds(seconds)).maxTransfers(limits.changes).build();
  const once = (): void => {
    for (const { stops } of network.stations) router.route(asked(timetable.stopIds[stops[0]!]!, from - limits.minutes * 60));
    // The way home: one question from the venue answers for all.
    router.route(new Query.Builder().from(goal).departureTime(Time.fromSeconds(to)).maxTransfers(limits.changes).build());
  };
  for (let warm = 0; warm < 20; warm += 1) ours();
  const values: number[] = [];
  for (let round = 0; round < 40; round += 1) values.push(await timed(ours));
  const reference = await quietly(() => timed(once));
  return figure({
    name: input.name,
    value: median(values),
    referenceValue: reference,
    unit: 'ms',
    reference: `minotor 1.0.7, asked once from each of ${network.stations.length} stations for the way there, when one leaves 90 minutes before, and once for all ways home; ${input.note}: ${connections.count} connections on the day`,
    better: 'lower',
    limit: 0.01,
  });
}

/** What 200 courses reach, on a school day and a day of the holidays, against reading the timetable that they are reckoned with. */
export async function transitCourses(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kreislotse-bench-'));
  try {
    const path = join(folder, 'county.zip');
    await writeFile(path, writeFeed(countyTimetable({ lines: 170, columns: 40, rows: 32, day }).files));
    let timetable: Timetable | null = null;
    const imported = await timed(async () => {
      timetable = await read(path);
      await promisify(gzip)(packTimetable(timetable));
    });
    const network = networkOf(timetable!, []);
    const reckoned = await timed(() => {
      for (let kind = 0; kind < 2; kind += 1) {
        const connections = connectionsOn(network.timetable, day);
        for (let course = 0; course < courses; course += 1) {
          const venue = network.stations[(course * 6) % network.stations.length]!;
          const start = from + (course % 12) * 1800;
          reachOf({ network, connections, venue, from: start, to: start + 3 * 3600, limits });
        }
      }
    });
    return [
      figure({
        name: 'transit-200-courses',
        value: reckoned,
        referenceValue: imported,
        unit: 'ms',
        reference: 'reading the same timetable in from its file and packing it, as its import does',
        better: 'lower',
        limit: 1,
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(path: string): Promise<Timetable> {
  const found = await readGtfs({ path, area: null });
  if (!found.ok) throw new Error(found.message);
  return found.timetable;
}

/** minotor tells the console of every field that is empty. */
async function quietly<T>(run: () => T | Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await run();
  } finally {
    Object.assign(console, { warn, info });
  }
}
