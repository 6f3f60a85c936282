import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualLimits, type Limits } from './limits.ts';
import { readGtfs } from './read-gtfs.ts';
import { writeFeed } from './write-feed.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gtfs-large-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const megabyte = 1024 * 1024;

const county = [
  [
    [9, 53],
    [9.2, 53],
    [9.2, 53.2],
    [9, 53.2],
    [9, 53],
  ],
] as const;
const area = { within: [county], kilometres: 1 };

/** A whole country's timetable by its shape: a few trips in the county, the others far from it, each with days and a sign of its own. */
function country(input: { trips: number; near?: number; filler?: string; repeated?: boolean }): Record<string, string> {
  const far = (trip: number): boolean => trip >= (input.near ?? 20);
  const trips = Array.from({ length: input.trips }, (_, i) => i);
  const rows = (head: string, row: (trip: number) => string): string => `${head}\n${trips.map(row).join('')}`;
  return {
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Landbus Muster,https://bus.example,Europe/Berlin\n',
    'stops.txt':
      'stop_id,stop_name,stop_lat,stop_lon\nA,Adorf,53.1,9.1\nB,Bheim,53.15,9.1\nX,Fernstadt,48.1,11.5\nY,Fernheim,48.2,11.5\n',
    'routes.txt': rows('route_id,agency_id,route_short_name,route_type', (i) => (i < 60 ? `linie-${i},1,${i},3\n` : '')),
    'calendar.txt': rows(
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      (i) => `verkehrstage-${i},1,1,1,1,1,0,0,20261201,${far(i) ? '20271231' : '20261231'}\n`,
    ),
    'calendar_dates.txt': rows('service_id,date,exception_type', (i) => `verkehrstage-${i},20261224,2\n`),
    'trips.txt': rows(
      'route_id,service_id,trip_id,trip_headsign,note',
      (i) => `linie-${i % 60},verkehrstage-${i},fahrt-des-jahres-${i},Nach dem Ort Nummer ${i},${input.filler ?? ''}\n`,
    ),
    'stop_times.txt': rows('trip_id,arrival_time,departure_time,stop_id,stop_sequence', (i) =>
      (far(i) ? ['X', 'Y'] : ['A', 'B'])
        .map((stop, at) => `fahrt-des-jahres-${i},8:0${at}:00,8:0${at}:00,${stop},${at}\n`)
        .join(''),
    ),
    ...(input.repeated
      ? { 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nfahrt-des-jahres-0,08:00:00,09:00:00,60\n' }
      : {}),
  };
}

async function read(files: Record<string, string>, limits: Partial<Limits> = {}) {
  const path = join(folder, 'fahrplan.zip');
  await writeFile(path, writeFeed(files));
  collect();
  const before = process.memoryUsage().heapUsed;
  let heap = 0;
  const progress = (): boolean => {
    collect();
    heap = Math.max(heap, process.memoryUsage().heapUsed - before);
    return true;
  };
  const found = await readGtfs({ path, area, progress }, { ...usualLimits, ...limits });
  return { found, heap };
}

describe('the timetable of a whole country', () => {
  it('leaves nothing of what runs elsewhere: no line, no days, no sign', async () => {
    const { found } = await read(country({ trips: 60 }));
    if (!found.ok) throw new Error(found.message);
    const { timetable } = found;
    expect(timetable.stopIds).toEqual(['A', 'B']);
    expect([timetable.tripRoutes.length, timetable.routes.length, timetable.headsigns.length]).toEqual([20, 20, 20]);
    expect(timetable.routes.map(({ line }) => line)[timetable.tripRoutes[7]!]).toBe('7');
    expect([timetable.serviceCount, timetable.serviceDays.length]).toEqual([20, 20 * 4]);
    // Until when buses run here, not elsewhere.
    expect([timetable.firstDay, timetable.days]).toEqual(['2026-12-01', 31]);
    expect(found.warnings).toEqual([]);
  });

  it('takes no more memory for more trips elsewhere', async () => {
    const few = await read(country({ trips: 5_000 }));
    const many = await read(country({ trips: 25_000 }));
    expect(few.found.ok && many.found.ok).toBe(true);
    expect(few.heap).toBeGreaterThan(0);
    expect(many.heap - few.heap).toBeLessThan(2 * megabyte);
  });

  it('keeps of a file only what it uses of it', async () => {
    const { found, heap } = await read(country({ trips: 200, near: 200, filler: 'x'.repeat(40_000) }));
    expect(found.ok).toBe(true);
    expect(heap).toBeLessThan(3 * megabyte);
  });

  it.each([
    ['bytes', { unpacked: 1_000 }, 'GB'],
    ['rows that are held', { held: 500 }, 'calendar.txt'],
    ['trips nearby', { trips: 19 }, 'Fahrten'],
    ['calls nearby', { calls: 39 }, '39 Abfahrten'],
  ])('is refused where it has too many %s', async (_what, limits, word) => {
    const { found } = await read(country({ trips: 60 }), limits);
    expect(found).toMatchObject({ ok: false, code: 'too-large' });
    expect(found.ok ? '' : found.message).toContain(word);
  });

  it('counts each time of a trip that repeats', async () => {
    expect((await read(country({ trips: 60, repeated: true }), { calls: 200 })).found.ok).toBe(true);
    expect((await read(country({ trips: 60, repeated: true }), { calls: 100 })).found).toMatchObject({ code: 'too-large' });
    expect((await read(country({ trips: 60 }), { trips: 20, calls: 40 })).found.ok).toBe(true);
  });
});
