import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Query, Router, Time } from 'minotor';
import { GtfsParser } from 'minotor/parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGtfs } from '#adapters/gtfs/read-gtfs.ts';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import { connectionsOn, type Connections } from '#modules/mobility/server/model/connections.ts';
import { walksFromStop, walksToStop } from '#modules/mobility/server/model/footpaths.ts';
import { networkOf } from '#modules/mobility/server/model/network-of.ts';
import type { Network } from '#modules/mobility/server/model/reach.ts';
import { earliestArrivals, latestDepartures, never, nowhere } from '#modules/mobility/server/model/scan.ts';
import { countyTimetable } from '../../bench/figures/county-timetable.ts';

/**
 * Our search against a router by other people (minotor, MIT), from the file to the time of arrival. It reads the same zip with its own
 * reader and searches in another way (RAPTOR, forward alone). The timetable is one in which both mean the same: see `countyTimetable`.
 */
const day = '2026-12-01';
let network: Network;
let connections: Connections;
let router: Router;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'router-'));
  const path = join(folder, 'feed.zip');
  await writeFile(path, writeFeed(countyTimetable({ lines: 16, columns: 9, rows: 8, day }).files));
  const read = await readGtfs({ path, area: null });
  if (!read.ok) throw new Error(read.message);
  network = networkOf(read.timetable, []);
  connections = connectionsOn(read.timetable, day);
  const parsed = await new GtfsParser(path).parse(new Date(2026, 11, 1, 12));
  router = new Router(parsed.timetable, parsed.stopsIndex);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ids = (): string[] => network.timetable.stopIds;
/**
 * When minotor is at a stop at the earliest, over all rounds: its own answer (`arrivalAt`) lets a walk of a later round overwrite an
 * earlier arrival, seen in version 1.0.7.
 */
const earliest = (result: ReturnType<Router['route']>, id: string): number => {
  const rounds = (result as unknown as { earliestArrivalsPerRound: Map<string, { time: Time }>[] }).earliestArrivalsPerRound;
  return Math.min(never, ...rounds.map((round) => round.get(id)?.time.toSeconds() ?? never));
};
const ask = (from: number, seconds: number, rides: number) =>
  router.route(
    new Query.Builder()
      .from(ids()[from]!)
      .departureTime(Time.fromSeconds(seconds))
      .maxTransfers(rides - 1)
      .build(),
  );
const origins = (): number[] => ids().flatMap((_, stop) => (stop % 10 === 0 ? stop : []));

it.each([1, 3])('arrives everywhere when minotor does, with %i rides at the most', (rides) => {
  let reached = 0;
  for (const stop of origins()) {
    const from = 6 * 3600 + stop * 347;
    const place = walksFromStop({ footpaths: network.footpaths, stop });
    const { arriving } = earliestArrivals({
      connections,
      footpaths: network.footpaths,
      place,
      from,
      latest: 40 * 3600,
      rides,
    });
    const theirs = ask(stop, from, rides);
    const expected = ids().map((id) => earliest(theirs, id));
    expect([...arriving]).toEqual(expected);
    reached += expected.filter((time) => time !== never).length;
  }
  // Otherwise nothing was compared.
  expect(reached).toBeGreaterThan(100);
});

it('minotor is there in time when it leaves at our latest departure, and too late a second after it', () => {
  const goal = 40;
  const by = 9 * 3600;
  const rides = 3;
  const { footpaths } = network;
  const leaving = latestDepartures({
    connections,
    footpaths,
    place: walksToStop({ footpaths, stop: goal }),
    by,
    earliest: 5 * 3600,
    rides,
  });
  let asked = 0;
  leaving.forEach((leave, stop) => {
    if (stop === goal) return;
    const there = (from: number): number => earliest(ask(stop, from, rides), ids()[goal]!);
    if (leave === nowhere) return expect(there(5 * 3600)).toBeGreaterThan(by);
    asked += 1;
    expect(there(leave)).toBeLessThanOrEqual(by);
    expect(there(leave + 1)).toBeGreaterThan(by);
  });
  expect(asked).toBeGreaterThan(50);
});
