import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { importTimetable, readOptions, transitCommand } from './transit.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('transit', () => {
  it('takes a file and a county', () => {
    expect(readOptions(['vbn.zip', '--county', 'heidekreis'])).toEqual({ file: 'vbn.zip', county: 'heidekreis' });
  });
  it.each([
    [[]],
    [['import']],
    [['import', 'a.zip']],
    [['import', 'a.zip', 'b.zip', '--county', 'x']],
    [['import', 'a.zip', '--county']],
    [['import', '--fast', 'a.zip', '--county', 'x']],
    [['export', 'a.zip', '--county', 'x']],
  ])('does not understand %j', async (args) => {
    expect(await transitCommand({ args, stdout: nowhere, stderr: nowhere, help: '' })).toBe(2);
  });
});

describe('transit import', () => {
  let test: TestApp;
  let county: CountyRef;
  beforeAll(async () => {
    test = await createTestApp();
    county = await openCounty(test);
  });
  afterAll(() => test.close());

  const feed = (more = ''): Uint8Array =>
    writeFeed({
      'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Beispielbus,https://bus.example,Europe/Berlin\n',
      'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,Adorf,53.00,9.00\nB,Bheim,53.02,9.05\n',
      'routes.txt': 'route_id,agency_id,route_short_name,route_type\nr,1,305,3\n',
      'calendar_dates.txt': 'service_id,date,exception_type\nw,20261201,1\n',
      'trips.txt': 'route_id,service_id,trip_id\nr,w,t1\n',
      'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,8:00:00,A,1\nt1,8:10:00,8:10:00,B,2\n${more}`,
    });
  async function run(input: { name: string; bytes: Uint8Array; app?: TestApp['app']; signal?: AbortSignal }) {
    const file = join(test.home, input.name);
    await writeFile(file, input.bytes);
    let [told, failed] = ['', ''];
    const code = await importTimetable({
      app: input.app ?? test.app,
      options: { file, county: county.slug },
      stdout: { write: (text: string) => ((told += text), true) },
      stderr: { write: (text: string) => ((failed += text), true) },
      signal: input.signal ?? new AbortController().signal,
    });
    return { code, told, failed };
  }
  const state = async () => must(await test.app.mobility.readMobility(systemCtx(test, county), {}));
  const jobs = () =>
    test.app.db.transaction({ countyId: null }, async (tx) =>
      (await tx.execute(`select start_after from pgboss.job where name = 'mobility.read-timetable'`)).rows.map((row) =>
        new Date(row['start_after'] as string).toISOString(),
      ),
    );

  it('reads a timetable in by itself: no worker reads it at the same time', async () => {
    expect(await run({ name: 'fahrplan.zip', bytes: feed() })).toEqual({
      code: 0,
      told: 'fahrplan.zip: 2 stops, 1 trips, 2026-12-01 to 2026-12-01\n',
      failed: '',
    });
    expect(await state()).toMatchObject({ current: { file: 'fahrplan.zip' }, reading: null });
    // An hour later, where this process came to no end.
    expect(await jobs()).toEqual(['2026-11-25T12:00:00.000Z']);
  });

  it('is given up half way, and the next one can be read', async () => {
    const ending = new AbortController();
    const many = Array.from({ length: 90_000 }, (_, i) => `x${i},8:00:00,8:00:00,A,1\n`).join('');
    const app: TestApp['app'] = {
      ...test.app,
      context: (input) => {
        const ctx = test.app.context(input);
        const timetables: typeof ctx.timetables = {
          read: (asked) =>
            ctx.timetables.read({
              ...asked,
              progress: async (share) => {
                ending.abort();
                // Until it is written down that nobody wants it any more.
                while ((await state()).reading) await new Promise(setImmediate);
                return asked.progress!(share);
              },
            }),
        };
        return { ...ctx, timetables };
      },
    };
    const given = await run({ name: 'gross.zip', bytes: feed(many), app, signal: ending.signal });
    expect(given).toMatchObject({ code: 1, told: '' });
    expect(given.failed).toContain('The present timetable stays.');
    expect(await state()).toMatchObject({
      current: { file: 'fahrplan.zip' },
      reading: null,
      history: [{ file: 'gross.zip', state: 'cancelled' }],
    });
    expect(await run({ name: 'neu.zip', bytes: feed() })).toMatchObject({ code: 0 });
  });

  it('is given up before it has begun, and where there is no file or no timetable', async () => {
    expect(await run({ name: 'nie.zip', bytes: feed(), signal: AbortSignal.abort() })).toMatchObject({ code: 1 });
    expect((await run({ name: 'kaputt.zip', bytes: feed().subarray(0, 300) })).failed).toContain('ZIP');
    expect(await state()).toMatchObject({ current: { file: 'neu.zip' }, reading: null });
  });
});
