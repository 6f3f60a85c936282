import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { usualLimits } from '../../contract.ts';
import { mobilityModule } from '../module.ts';

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const reader = () => ctxOf(test, county, anonymous);
const read = mobilityModule.jobs![0]!.run;

/** A line from A over B to C, a bus on demand at D, and E from where one comes but not home again. */
const feed = (lastDay = '20270331') => ({
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Beispielbus,https://bus.example,Europe/Berlin\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon\nA,Adorf,53.00,9.00\nB,Bheim,53.02,9.05\nC,"Cstadt, Markt",53.05,9.10\nD,Dorf,53.08,9.02\nE,Ehof,53.10,9.12\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_long_name,route_type\nr,1,305,,3\nd,1,R7,Rufbus,715\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n' +
    `w,1,1,1,1,1,0,0,20261101,${lastDay}\ns,1,1,1,1,1,0,0,20261101,20261222\n`,
  'trips.txt': 'route_id,service_id,trip_id,trip_headsign\nr,w,t1,Cstadt\nr,s,t2,Adorf\nr,w,t3,Cstadt\nd,w,t4,Rufbus\n',
  'booking_rules.txt': 'booking_rule_id,booking_type,prior_notice_duration_min,phone_number\nb,1,60,+49 5191 0\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_booking_rule_id\n' +
    't1,8:00:00,8:00:00,A,1,\nt1,8:10:00,8:10:00,B,2,\nt1,8:20:00,8:20:00,C,3,\n' +
    't2,12:15:00,12:15:00,C,1,\nt2,12:25:00,12:25:00,B,2,\nt2,12:35:00,12:35:00,A,3,\n' +
    't3,8:05:00,8:05:00,E,1,\nt3,8:25:00,8:25:00,C,2,\nt4,8:00:00,8:00:00,D,1,b\nt4,8:20:00,8:20:00,C,2,b\n',
});
const handIn = async (bytes: Uint8Array, name = 'fahrplan.zip') =>
  test.app.mobility.receiveTimetable(coordinator(), {
    upload: { ...(await test.app.files.put(bytes)), name, mime: 'application/zip' },
    limit: 1024,
  });
const take = async (bytes: Uint8Array): Promise<string> => {
  const { id } = must(await handIn(bytes));
  await read(systemCtx(test, county), { countyId: county.id, timetableId: id });
  return id;
};
const state = async () => must(await test.app.mobility.readMobility(coordinator(), {}));
const venue = { lat: 53.05, lon: 9.1 };
const session = { weekday: 2, from: '09:00', to: '12:00' };

describe('without a timetable', () => {
  beforeAll(async () => {
    county = await openCounty(test);
    const ring = [
      [8.9, 52.9],
      [9.2, 52.9],
      [9.2, 53.2],
      [8.9, 53.2],
      [8.9, 52.9],
    ];
    must(
      await test.app.network.setOutlines(systemCtx(test, county), {
        source: 'Test',
        licence: 'CC0',
        features: [{ properties: { ags: '03998001' }, geometry: { type: 'Polygon', coordinates: [ring] } }],
      } as never),
    );
  });

  it('says that there is none, and never that nothing is reached', async () => {
    expect(must(await test.app.mobility.reach(reader(), { venue, sessions: [session] }))).toEqual({
      timetable: null,
      days: [],
      gaps: ['school', 'holiday'].map((kind) => ({ session, kind, reason: 'no-timetable' })),
    });
    expect(must(await test.app.mobility.wayTo(reader(), { venue, origin: { ags: '03998001' }, by: '10:00' }))).toMatchObject({
      gap: 'no-timetable',
    });
    expect(must(await test.app.mobility.listStations(reader(), {}))).toEqual({ stations: [], hasTimetable: false });
    expect(must(await test.app.mobility.moveStart(coordinator(), { venue, session }))).toEqual({ day: null, shifts: [] });
  });
});

describe('handing a timetable in', () => {
  it('puts it in the place of the one before, in one step', async () => {
    const first = await take(writeFeed(feed('20270131')));
    expect(await state()).toMatchObject({
      current: { id: first, lastDay: '2027-01-29', stops: 5, trips: 3 },
      reading: null,
      runsOut: false,
    });
    const revision = (await test.app.counties.bySlug('nordkreis'))!.revision;
    const second = await take(writeFeed(feed()));
    const now = await state();
    expect(now).toMatchObject({ current: { id: second, lastDay: '2027-03-31' }, history: [{ id: first, state: 'replaced' }] });
    expect(now.current!.warnings.map(({ code }) => code)).toEqual(['on-demand']);
    test.app.counties.forget();
    expect((await test.app.counties.bySlug('nordkreis'))!.revision).toBeGreaterThan(revision);
    // Neither what was handed in nor the one before is kept any longer.
    const named = await test.app.db.transaction({ countyId: county.id }, async (tx) =>
      (await tx.execute('select name from stored_file')).rows.map((row) => row['name']),
    );
    expect(named).toEqual(['Fahrplan']);
  });

  it('keeps the present one where the new one is broken or given up', async () => {
    const { current } = await state();
    const broken = await take(writeFeed(feed()).subarray(0, 700));
    expect(await state()).toMatchObject({ current: { id: current!.id }, history: [{ id: broken, state: 'failed' }, {}] });
    expect((await state()).history[0]!.fault).toContain('ZIP');

    const { id } = must(await handIn(writeFeed(feed())));
    expect(await handIn(writeFeed(feed()))).toMatchObject({ problem: { code: 'reading' } });
    must(await test.app.mobility.cancelTimetable(coordinator(), { timetableId: id }));
    await read(systemCtx(test, county), { countyId: county.id, timetableId: id });
    expect(await state()).toMatchObject({ current: { id: current!.id }, history: [{ id, state: 'cancelled' }, {}, {}] });
    expect(await test.app.mobility.cancelTimetable(coordinator(), { timetableId: id })).toMatchObject({
      problem: { code: 'not-reading' },
    });
  });

  it('is given up while it is being read', async () => {
    const { current } = await state();
    const rows = Array.from({ length: 90_000 }, (_, i) => `x${i},8:00:00,8:00:00,A,1,\n`).join('');
    const { id } = must(await handIn(writeFeed({ ...feed(), 'stop_times.txt': feed()['stop_times.txt'] + rows })));
    const ctx = systemCtx(test, county);
    // The reader asks now and then whether it is still wanted: at the first time somebody gives it up.
    let asked = false;
    const timetables: typeof ctx.timetables = {
      read: (input) =>
        ctx.timetables.read({
          ...input,
          progress: async (share) => {
            if (!asked) must(await test.app.mobility.cancelTimetable(coordinator(), { timetableId: id }));
            asked = true;
            return input.progress!(share);
          },
        }),
    };
    await read({ ...ctx, timetables }, { countyId: county.id, timetableId: id });
    expect(asked).toBe(true);
    expect(await state()).toMatchObject({
      current: { id: current!.id },
      reading: null,
      history: [{ id, state: 'cancelled' }, {}, {}, {}],
    });
  });

  it.each([
    [null, 'missing'],
    [{ error: 'too-large' as const }, 'too-large'],
    [{ sha256: 'x', size: 0, name: 'leer.zip', mime: '' }, 'empty'],
  ])('refuses %j', async (upload, code) => {
    expect(await test.app.mobility.receiveTimetable(coordinator(), { upload, limit: 1024 })).toMatchObject({
      problem: { fields: [{ path: 'datei', code }] },
    });
  });

  it('warns before it ends', async () => {
    test.setNow('2027-03-15T11:00:00Z');
    expect(await state()).toMatchObject({ daysLeft: 16, runsOut: true });
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('reaching', () => {
  beforeEach(async () => {
    for (const { id } of (await state()).holidays)
      must(await test.app.mobility.removeSchoolHoliday(coordinator(), { holidayId: id }));
    must(
      await test.app.mobility.addSchoolHoliday(coordinator(), {
        label: 'Weihnachtsferien',
        firstDay: '2026-12-23',
        lastDay: '2027-01-09',
        source: 'Test',
      }),
    );
  });

  it('tells of a school day and of a day in the holidays, from where there is a way there and one home', async () => {
    const found = must(await test.app.mobility.reach(reader(), { venue, sessions: [session] }));
    expect(found.gaps).toEqual([]);
    expect(found.days.map(({ kind, day, reached }) => [kind, day, reached])).toEqual([
      ['school', '2026-12-01', 3],
      // The bus home runs on school days alone: who lives at the venue is still home.
      ['holiday', '2026-12-29', 1],
    ]);
    expect(found.days[0]!.stations.map(({ name, leave, home }) => [name, leave, home])).toEqual([
      ['Adorf', '08:00', '12:35'],
      ['Bheim', '08:10', '12:25'],
      ['Cstadt, Markt', '09:00', '12:00'],
      ['Dorf', null, null],
      ['Ehof', '08:05', null],
    ]);
    expect(found.days[0]!.municipalities).toMatchObject([
      { name: 'Musterstadt', stations: 5, reached: 3, onDemand: [{ line: 'R7', phone: '+49 5191 0', noticeMinutes: 60 }] },
    ]);
  });

  it('keeps to limits and to the dates of the course', async () => {
    const asked = { venue, sessions: [session] };
    const near = must(await test.app.mobility.reach(reader(), { ...asked, limits: { ...usualLimits, minutes: 50 } }));
    expect(near.days[0]!.stations.filter(({ leave }) => leave).map(({ name }) => name)).toEqual(['Bheim', 'Cstadt, Markt']);
    const summer = must(
      await test.app.mobility.reach(reader(), { ...asked, dates: { firstDay: '2027-06-01', lastDay: '2027-06-30' } }),
    );
    expect(summer.gaps.map(({ reason }) => reason)).toEqual(['outside', 'outside']);
    const january = must(
      await test.app.mobility.reach(reader(), { ...asked, dates: { firstDay: '2027-01-11', lastDay: '2027-02-28' } }),
    );
    expect(january.days.map(({ day }) => day)).toEqual(['2027-01-12']);
    expect(january.gaps).toMatchObject([{ kind: 'holiday', reason: 'no-such-day' }]);
  });

  it('tells what another start wins, and which venue is reached best', async () => {
    const { shifts } = must(
      await test.app.mobility.moveStart(coordinator(), { venue, session: { ...session, from: '08:15', to: '11:15' } }),
    );
    const at = (from: string) => shifts.find((shift) => shift.from === from);
    expect(at('08:15')).toMatchObject({ minutes: 0, reached: 1, won: 0, lost: 0 });
    expect(at('08:30')).toMatchObject({ minutes: 15, to: '11:30', reached: 3, won: 2, lost: 0 });
    expect(shifts[0]!.from).toBe('06:00');
    expect(shifts.at(-1)!.to).toBe('22:00');
    const far = { lat: 53.19, lon: 8.91 };
    expect(must(await test.app.mobility.compareVenues(coordinator(), { venues: [far, venue], session }))).toMatchObject({
      day: '2026-12-01',
      stations: 5,
      reached: [0, 3],
    });
  });

  it('tells the way there and back', async () => {
    const asked = { venue: { lat: 53.0505, lon: 9.1005 }, by: '09:00', from: '12:00' };
    const answer = must(await test.app.mobility.wayTo(reader(), { ...asked, origin: { stationId: 'A' } }));
    expect(answer.way).toMatchObject({ day: '2026-11-26', station: { name: 'Adorf' }, holiday: false });
    expect(answer.way!.there).toMatchObject([
      {
        departure: '08:00',
        changes: 0,
        legs: [
          {
            kind: 'ride',
            line: '305',
            headsign: 'Cstadt',
            from: 'Adorf',
            to: 'Cstadt, Markt',
            departure: '08:00',
            arrival: '08:20',
          },
          { kind: 'walk', minutes: 2, from: 'Cstadt, Markt', to: null },
        ],
      },
    ]);
    expect(answer.way!.back).toMatchObject([{ departure: '12:13', arrival: '12:35' }]);
    const onDemand = must(await test.app.mobility.wayTo(reader(), { ...asked, origin: { stationId: 'D' } }));
    expect(onDemand.way).toMatchObject({ there: [], onDemand: [{ line: 'R7' }] });
    expect(await test.app.mobility.wayTo(reader(), { ...asked, origin: { stationId: 'weg' } })).toMatchObject({ ok: false });
    expect(
      must(await test.app.mobility.wayTo(reader(), { ...asked, day: '2028-01-01', origin: { stationId: 'A' } })),
    ).toMatchObject({
      gap: 'outside',
      lastDay: '2027-03-31',
    });
    expect(must(await test.app.mobility.waysTo(reader(), { venues: [{ key: 'x', venue }], ags: '03998001' })).ways).toMatchObject(
      [{ key: 'x', way: { station: { name: 'Bheim' }, there: [{ departure: '08:10' }] } }],
    );
  });

  it('refuses what cannot be', async () => {
    const refused = async (fields: object) => test.app.mobility.reach(reader(), { venue, sessions: [{ ...session, ...fields }] });
    expect(await refused({ from: '12:00', to: '09:00' })).toMatchObject({
      problem: { message: 'Das Ende liegt vor dem Beginn.' },
    });
    expect(await refused({ from: '25:00' })).toMatchObject({ ok: false });
    const holiday = { label: 'Doppelt', firstDay: '2027-01-09', lastDay: '2027-01-10', source: 'Test' };
    expect(await test.app.mobility.addSchoolHoliday(coordinator(), holiday)).toMatchObject({ problem: { code: 'overlap' } });
    expect(await test.app.mobility.addSchoolHoliday(coordinator(), { ...holiday, lastDay: '2027-01-01' })).toMatchObject({
      ok: false,
    });
  });
});
