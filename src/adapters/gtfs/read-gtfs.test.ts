import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noAlighting, noBoarding, type Timetable, type TimetableWarning } from '#kernel/timetable.ts';
import { readGtfs } from './read-gtfs.ts';
import { readRows } from './read-rows.ts';
import { secondsOf } from './seconds.ts';
import { writeFeed } from './write-feed.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gtfs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const feed = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Beispielbus,https://bus.example,Europe/Berlin\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n' +
    'A,"Aheim, Markt",53.1,9.1,,\nB,Bdorf,53.2,9.2,,\nC,Cstadt Bahnhof,53.3,9.3,0,\nC2,Cstadt Bahnhof,53.3005,9.3,0,\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_long_name,route_type\nr,1,305,,3\nx,1,,Express,700\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nw,1,1,1,1,1,0,0,20261201,20261231\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nw,20261225,2\n',
  'trips.txt': 'route_id,service_id,trip_id,trip_headsign\nr,w,t1,Cstadt\nx,w,t2,Aheim\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n' +
    't1,7:00:00,7:00:00,A,1,0,0\nt1,07:10:00,07:11:00,B,2,,\nt1,07:20:00,07:20:00,C,3,1,\n' +
    't2,24:50:00,24:50:00,C,1,,\nt2,25:10:30,25:10:30,A,2,,\n',
};
const seven = 7 * 3600;

async function read(
  files: Record<string, string | Uint8Array> | Buffer,
  more: { area?: Parameters<typeof readGtfs>[0]['area']; progress?: (share: number) => boolean } = {},
) {
  const path = join(folder, `${Math.random()}.zip`);
  await writeFile(path, Buffer.isBuffer(files) ? files : writeFeed(files));
  return readGtfs({ path, area: more.area ?? null, ...(more.progress ? { progress: more.progress } : {}) });
}
async function must(
  files: Record<string, string | Uint8Array> | Buffer,
  more: Parameters<typeof read>[1] = {},
): Promise<{ timetable: Timetable; warnings: TimetableWarning[] }> {
  const found = await read(files, more);
  if (!found.ok) throw new Error(found.message);
  return found;
}
const withFile = (name: keyof typeof feed | string, content: string) => ({ ...feed, [name]: content });
const added = (name: keyof typeof feed, rows: string) => withFile(name, feed[name] + rows);

describe('a timetable', () => {
  it('is read with its stations, calls, days and lines', async () => {
    const { timetable, warnings } = await must(feed);
    expect(warnings).toEqual([]);
    expect(timetable).toMatchObject({ firstDay: '2026-12-01', days: 31, stopNames: ['Aheim, Markt', 'Bdorf', 'Cstadt Bahnhof'] });
    expect(timetable.routes.map(({ line, type }) => [line, type])).toEqual([
      ['305', 3],
      ['Express', 700],
    ]);
    expect([...timetable.callDepartures]).toEqual([seven, seven + 660, seven + 1200, 24 * 3600 + 3000, 25 * 3600 + 630]);
    expect([...timetable.callFlags]).toEqual([0, 0, noBoarding, 0, 0]);
    // Christmas day is taken out, the day before runs.
    const bit = (day: number): number => (timetable.serviceDays[(day - 1) >> 3]! >> ((day - 1) & 7)) & 1;
    expect([bit(24), bit(25), bit(26), bit(28)]).toEqual([1, 0, 0, 1]);
  });

  it('is the same with a byte order mark, CRLF, in a folder, with its columns in another order', async () => {
    const other = Object.fromEntries(
      Object.entries(feed).map(([name, text]) => {
        const rows = text.trimEnd().split('\n');
        const turned = name === 'stops.txt' ? rows : rows.map((row) => row.split(',').toReversed().join(','));
        return [`fahrplan/${name}`, `\uFEFF${turned.join('\r\n')}\r\n\r\n`];
      }),
    );
    expect(await must(other)).toEqual(await must(feed));
  });

  it('puts stops of one name and of one parent together', async () => {
    const { timetable } = await must(added('stop_times.txt', 't2,24:51:00,24:51:00,C2,1,,\n'));
    expect(timetable.stopNames).toHaveLength(4);
    expect([...timetable.stations]).toEqual([0, 1, 2, 2]);
  });

  it('runs by dates alone, and by a calendar without weekdays', async () => {
    const { 'calendar.txt': _, ...rest } = feed;
    const dates = 'service_id,date,exception_type\nw,20261203,1\nw,20261210,1\n';
    const alone = await must({ ...rest, 'calendar_dates.txt': dates });
    const zeros = await must({
      ...feed,
      'calendar.txt': feed['calendar.txt'].replace('1,1,1,1,1,0,0', '0,0,0,0,0,0,0'),
      'calendar_dates.txt': dates,
    });
    expect(alone.timetable).toMatchObject({ firstDay: '2026-12-03', days: 8 });
    expect(zeros.timetable.serviceDays).toEqual(alone.timetable.serviceDays);
  });

  it('fills in times that are left out, and leaves out trips that run backwards', async () => {
    const times = (rows: string) =>
      withFile('stop_times.txt', `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${rows}`);
    const filled = await must(times('t1,7:00:00,7:00:00,A,1\nt1,,,B,2\nt1,7:10:00,7:10:00,C,3\n'));
    expect([...filled.timetable.callArrivals]).toEqual([seven, seven + 300, seven + 600]);
    const backwards = await must(
      times('t1,7:00:00,7:00:00,A,1\nt1,6:50:00,6:50:00,B,2\nt2,8:00:00,8:00:00,A,1\nt2,8:10:00,8:10:00,B,2\n'),
    );
    expect(backwards.warnings.map(({ code }) => code)).toEqual(['backwards']);
    expect(backwards.timetable.tripRoutes).toHaveLength(1);
  });

  it('brings calls into order wherever they stand', async () => {
    const [head, ...rows] = feed['stop_times.txt'].trimEnd().split('\n');
    const shuffled = [head, rows[4], rows[2], rows[0], rows[3], rows[1]].join('\n');
    expect((await must(withFile('stop_times.txt', shuffled))).timetable).toEqual((await must(feed)).timetable);
  });

  it('repeats trips with a headway', async () => {
    const { timetable } = await must({
      ...feed,
      'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nt1,08:00:00,09:00:00,1200\n',
    });
    expect([...timetable.tripStarts]).toEqual([0, 3, 6, 9, 11]);
    expect([0, 3, 6].map((at) => timetable.callDepartures[at])).toEqual([8 * 3600, 8 * 3600 + 1200, 8 * 3600 + 2400]);
  });

  it('takes changes as they are said, for all stops of a station', async () => {
    const { timetable } = await must({
      ...withFile(
        'stops.txt',
        'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nS,Bahnhof,53.1,9.1,1,\nA,,,,0,S\nB,,53.2,9.2,0,S\nC,Cstadt,53.3,9.3,,\n',
      ),
      'transfers.txt': 'from_stop_id,to_stop_id,transfer_type,min_transfer_time\nS,C,2,300\nC,A,3,\nA,B,0,\n',
    });
    expect(timetable.stopNames).toEqual(['Bahnhof', 'Bahnhof', 'Cstadt']);
    expect([...timetable.transferSeconds]).toEqual([300, 300, -1]);
  });

  it('keeps only what runs near the county', async () => {
    const square = [
      [
        [9.15, 53.15],
        [9.25, 53.15],
        [9.25, 53.25],
        [9.15, 53.25],
        [9.15, 53.15],
      ],
    ] as const;
    const { timetable } = await must(feed, { area: { within: [square], kilometres: 1 } });
    expect(timetable.headsigns[timetable.tripHeadsigns[0]!]).toBe('Cstadt');
    expect(timetable.tripRoutes).toHaveLength(1);
    const far = [
      [
        [6, 50],
        [6.1, 50],
        [6.1, 50.1],
        [6, 50],
      ],
    ] as const;
    expect(await read(feed, { area: { within: [far], kilometres: 1 } })).toMatchObject({ ok: false, code: 'elsewhere' });
  });

  it('never makes a bus of what only comes when asked for', async () => {
    const { timetable, warnings } = await must({
      ...feed,
      'routes.txt': `${feed['routes.txt']}d,1,R7,Rufbus,715\n`,
      'trips.txt': `${feed['trips.txt']}d,w,t3,Rufbus\nr,w,t4,Cstadt\n`,
      'booking_rules.txt': 'booking_rule_id,booking_type,prior_notice_duration_min,phone_number\nb,1,60,+49 5191 0\n',
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,pickup_booking_rule_id,start_pickup_drop_off_window,end_pickup_drop_off_window,location_group_id\n' +
        't3,,,,1,2,2,b,08:00:00,20:00:00,g\n' +
        't4,7:00:00,7:00:00,A,1,,,,,,\nt4,7:05:00,7:05:00,B,2,2,2,b,,,\nt4,7:10:00,7:10:00,C,3,,,,,,\n',
      'location_group_stops.txt': 'location_group_id,stop_id\ng,A\ng,C2\n',
    });
    expect(timetable.tripRoutes).toHaveLength(1);
    expect([...timetable.callFlags]).toEqual([0, noBoarding | noAlighting, 0]);
    expect(timetable.onDemand).toMatchObject([
      { line: 'R7', phone: '+49 5191 0', noticeMinutes: 60, window: { from: 8 * 3600, to: 20 * 3600 } },
      { line: '305', window: null },
    ]);
    expect(timetable.onDemand.map(({ stops }) => stops.map((stop) => timetable.stopIds[stop]))).toEqual([['A', 'C2'], ['B']]);
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([['on-demand', 2]]);
  });

  it('says what it left out', async () => {
    const { warnings } = await must({
      ...feed,
      'stops.txt': `${feed['stops.txt']}A,Doppelt,53,9,,\nD,Ohne Lage,,,,\nE,Verwaist,53.1,9.1,,weg\n`,
      'trips.txt': `${feed['trips.txt']}weg,w,t8,\nr,weg,t9,\nr,w,t1,\n`,
      'stop_times.txt': `${feed['stop_times.txt']}t7,7:00:00,7:00:00,A,1,,\nt1,7:30:00,7:30:00,weg,9,,\n`,
    });
    expect(Object.fromEntries(warnings.map(({ code, count }) => [code, count]))).toEqual({
      'stop-twice': 1,
      'no-position': 1,
      'no-parent': 1,
      'no-route': 1,
      'no-service': 1,
      'trip-twice': 1,
      'no-trip': 1,
      'no-stop': 1,
    });
  });
});

describe('a file that is no timetable', () => {
  const { 'stop_times.txt': _, ...without } = feed;
  it.each([
    ['a file is missing', writeFeed(without), 'missing-file', 'stop_times.txt'],
    ['a column is missing', writeFeed(withFile('stop_times.txt', 'trip,stop\n1,2\n')), 'missing-column', 'trip_id'],
    [
      'nothing runs',
      writeFeed({
        ...feed,
        'calendar.txt': feed['calendar.txt'].replace('1,1,1,1,1', '0,0,0,0,0'),
        'calendar_dates.txt': feed['calendar_dates.txt'],
      }),
      'no-days',
      'Kalender',
    ],
    ['no stop', writeFeed(withFile('stops.txt', 'stop_id,stop_lat,stop_lon\n')), 'no-stops', 'stops.txt'],
    ['no zip', Buffer.from('<html>Bitte melden Sie sich an</html>'.repeat(9)), 'damaged', 'ZIP'],
    ['empty', Buffer.alloc(0), 'damaged', 'ZIP'],
    ['truncated', writeFeed(feed).subarray(0, 900), 'damaged', 'ZIP'],
  ])('is refused: %s', async (_name, bytes, code, word) => {
    const found = await read(bytes);
    expect(found).toMatchObject({ ok: false, code });
    expect(found.ok ? '' : found.message).toContain(word);
  });

  it('is refused where a byte is wrong in it, and never throws', async () => {
    const whole = writeFeed(feed);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= change;
        const found = await read(bytes);
        if (!found.ok) expect(found.message).toMatch(/[.!]$/);
      }),
      { numRuns: 150 },
    );
  });

  it('unpacks to more than it says, and is refused', async () => {
    const bytes = writeFeed(feed);
    // The size of stops.txt in the directory.
    const at = bytes.lastIndexOf(Buffer.from('stops.txt')) - 46 + 24;
    bytes.writeUInt32LE(20, at);
    expect(await read(bytes)).toMatchObject({ ok: false, code: 'damaged' });
  });

  it('can be given up half way', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `t${i},7:00:00,7:00:00,A,1,,\n`).join('');
    const shares: number[] = [];
    const found = await read(added('stop_times.txt', many), { progress: (share) => (shares.push(share), false) });
    expect(found).toMatchObject({ ok: false, code: 'cancelled' });
    expect(shares).toHaveLength(1);
    expect(shares[0]).toBeLessThanOrEqual(1);
  });
});

describe('rows', () => {
  it('are those that were written, however they are quoted and cut into pieces', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ü', '€', ',', '"', '\n', ' '), maxLength: 6 })
      .map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
          const bytes = Buffer.from(`one,two\n${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}`);
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          const read: string[][] = [];
          const source = (async function* () {
            yield* pieces;
          })();
          for await (const some of readRows({ bytes: source, columns: ['two', 'one'], needed: ['one'] })) read.push(...some);
          expect(read).toEqual(rows.map(([one, two]) => [two, one]));
        },
      ),
    );
  });

  it.each([
    ['7:05:09', 25_509],
    ['07:05:09', 25_509],
    ['25:10:30', 90_630],
    ['', null],
    ['7:05', null],
    ['aa:bb:cc', null],
    ['12:61:00', null],
  ])('times: %s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

const shared = new URL('../../../../shared/data/gtfs/', import.meta.url);
describe.skipIf(!existsSync(shared))('published timetables (under ../shared)', () => {
  const packed = (name: string): Buffer =>
    writeFeed(
      Object.fromEntries(
        readdirSync(new URL(name, shared)).map((file) => [file, readFileSync(new URL(`${name}/${file}`, shared))]),
      ),
    );

  it('Havelbus: both kinds of route types, services by dates, stations that are not there', async () => {
    const { timetable, warnings } = await must(readFileSync(new URL('havelbus-650-653-2020.gtfs.zip', shared)));
    expect([...new Set(timetable.routes.map(({ type }) => type))].toSorted()).toEqual([3, 700]);
    expect([timetable.tripRoutes.length, timetable.callStops.length, timetable.firstDay]).toEqual([348, 8503, '2020-11-19']);
    expect(warnings.map(({ code }) => code)).toEqual(['no-stop']);
  });

  it('Uckermark: on demand alone, as the draft of GTFS-Flex wrote it', async () => {
    const { timetable } = await must(packed('bbnavi-flex-uckermark/'));
    expect(timetable.tripRoutes).toHaveLength(0);
    expect(timetable.onDemand).toHaveLength(8);
    expect(timetable.onDemand[0]).toMatchObject({ line: '476', phone: '+49 3332 442 755', noticeMinutes: 60 });
  });

  it('the sample feed: frequencies', async () => {
    const { timetable } = await must(packed('sample-gtfs-feed/'));
    expect(timetable.tripRoutes.length).toBeGreaterThan(20);
  });
});
