import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Query, Router, Time } from 'minotor';
import { GtfsParser } from 'minotor/parser';
import { systemActor } from '#composition/app.ts';
import { modules } from '#composition/registry.ts';
import { readGtfs } from '#adapters/gtfs/read-gtfs.ts';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Timetable } from '#kernel/timetable.ts';
import { connectionsOn, type Connections } from '#modules/mobility/server/model/connections.ts';
import { networkOf } from '#modules/mobility/server/model/network-of.ts';
import { reachOf, type Network, type Station } from '#modules/mobility/server/model/reach.ts';
import type { Result } from '#kernel/result.ts';
import { withBenchApp } from '../bench-app.ts';
import { alternating, figure, median, timed, type Figure } from '../measure.ts';
import { countyTimetable } from './county-timetable.ts';

const day: IsoDate = '2026-12-01';
const [from, to] = [9 * 3600, 12 * 3600];
const limits = { walkMetres: 1000, changes: 2, minutes: 90 };
const courses = 200;
/** A published timetable; without the folder of open data only the generated one is measured. */
const havelbus = fileURLToPath(new URL('../../../shared/data/gtfs/havelbus-650-653-2020.gtfs.zip', import.meta.url));
const school: IsoDate = '2021-03-09';

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
  const venue = busiest(network, connections);
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
  // It reads ids of digits alone as numbers.
  const known = (stop: number): string => {
    const id = timetable.stopIds[stop]!;
    return /^\d+$/.test(id) ? (Number(id) as unknown as string) : id;
  };
  const goal = known(venue.stops[0]!);
  const asked = (origin: string, seconds: number): Query =>
    new Query.Builder().from(origin).to(goal).departureTime(Time.fromSeconds(seconds)).maxTransfers(limits.changes).build();
  const once = (): void => {
    for (const { stops } of network.stations) router.route(asked(known(stops[0]!), from - limits.minutes * 60));
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
    const timetable = await read(path);
    const network = networkOf(timetable, []);
    const reckon = (): void => {
      for (let kind = 0; kind < 2; kind += 1) {
        const connections = connectionsOn(network.timetable, day);
        for (let course = 0; course < courses; course += 1) {
          const venue = network.stations[(course * 6) % network.stations.length]!;
          const start = from + (course % 12) * 1800;
          reachOf({ network, connections, venue, from: start, to: start + 3 * 3600, limits });
        }
      }
    };
    const found = await withImport(path, (takeIn) =>
      alternating({ rounds: 5, thing: () => timed(reckon), reference: () => timed(takeIn) }),
    );
    return [
      figure({
        name: 'transit-200-courses',
        ...found,
        unit: 'ms',
        reference:
          'taking the same timetable in as kreislotse transit import does: file, check, cut to the county and around it, database',
        better: 'lower',
        limit: 1,
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where most buses leave: a course would be held there. */
function busiest({ stations, stationOf }: Network, { from: stops }: Connections): Station {
  const rides = new Int32Array(stations.length);
  for (const stop of stops) rides[stationOf[stop]!]! += 1;
  return stations[rides.indexOf(Math.max(...rides))]!;
}

/** The import of the product, on a database of its own. */
const withImport = <T>(path: string, run: (takeIn: () => Promise<void>) => Promise<T>): Promise<T> =>
  withBenchApp(async (app) => {
    const platform = app.context({ county: null, actor: systemActor('Bench') });
    const county = must(
      await app.tenancy.createCounty(platform, {
        slug: 'bench',
        ags: '03997',
        name: 'Bench',
        officialName: 'Landkreis Bench',
        accent: { light: '#7a1f5c', dark: '#e7a6cf' },
        languages: ['de'],
      }),
    );
    const ctx = app.context({ county, actor: systemActor('Bench') });
    const job = modules.flatMap((module) => module.jobs ?? []).find(({ name }) => name === 'mobility.read-timetable')!;
    return run(async () => {
      const upload = { ...(await app.files.put(createReadStream(path))), name: 'county.zip', mime: 'application/zip' };
      const { id } = must(await app.mobility.receiveTimetable(ctx, { upload, limit: upload.size }));
      await job.run(ctx, { countyId: county.id, timetableId: id });
      const { current } = must(await app.mobility.readMobility(ctx, {}));
      if (current?.id !== id) throw new Error('The timetable was not taken in.');
    });
  });

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

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
