import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import { readPdf, squeezed } from '#adapters/pdf/read.fixture.ts';
import type { CountyRef } from '#kernel/context.ts';
import { mobilityModule } from '#modules/mobility/server/module.ts';
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
import { checkWallSheets } from '../jobs/check-wall-sheets.ts';

let test: TestApp;
let county: CountyRef;
let townId: string;
let placeId: string;
const ags = '03998001';
const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const townHall = {
  ...{ name: 'Rathaus', kind: 'authority', street: 'Markt 1', postcode: '29664', town: 'Musterstadt', state: 'public' },
  ...{ latitude: 53.05, longitude: 9.1, stopName: 'Cstadt, Markt', stopMinutes: 2, stopLines: '305' },
  hours: {
    rules: [
      {
        ...{ validFrom: null, validThrough: null },
        days: ['8:00–12:00', '8:00–12:00', '8:00–12:00', '8:00–12:00', 'geschlossen', 'geschlossen', 'geschlossen'],
      },
    ],
  },
};

/** From Adorf and Bheim to Cstadt by one line. */
const feed = (line: string) =>
  writeFeed({
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Beispielbus,https://bus.example,Europe/Berlin\n',
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,Adorf,53.00,9.00\nB,Bheim,53.02,9.05\nC,"Cstadt, Markt",53.05,9.10\n',
    'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type\nr,1,${line},,3\n`,
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nw,1,1,1,1,1,0,0,20261101,20270331\n',
    'trips.txt': 'route_id,service_id,trip_id,trip_headsign\nr,w,t1,Cstadt\nr,w,t2,Cstadt\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n' +
      't1,8:00:00,8:00:00,A,1\nt1,8:10:00,8:10:00,B,2\nt1,8:20:00,8:20:00,C,3\n' +
      't2,9:10:00,9:10:00,B,1\nt2,9:20:00,9:20:00,C,2\n',
  });
async function takeTimetable(line: string): Promise<void> {
  const upload = { ...(await test.app.files.put(feed(line))), name: 'fahrplan.zip', mime: 'application/zip' };
  const { id } = must(await test.app.mobility.receiveTimetable(coordinator(), { upload, limit: 1_000_000 }));
  await mobilityModule.jobs![0]!.run(systemCtx(test, county), { countyId: county.id, timetableId: id });
}

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  townId = must(await test.app.tenancy.listUnits(coordinator(), {})).municipalities[0]!.id;
  const ring = [
    [8.9, 52.9],
    [9.3, 52.9],
    [9.3, 53.2],
    [8.9, 53.2],
    [8.9, 52.9],
  ];
  must(
    await test.app.network.setOutlines(systemCtx(test, county), {
      ...{ source: 'Test', licence: 'CC0' },
      features: [{ properties: { ags }, geometry: { type: 'Polygon', coordinates: [ring] } }],
    } as never),
  );
  placeId = must(await test.app.network.addPlace(coordinator(), townHall as never)).id;
  must(await test.app.network.addOffice(coordinator(), { function: 'residents-registration', placeId } as never));
  await takeTimetable('305');
});
afterAll(() => test.close());

const add = async (more: object = {}) =>
  must(
    await test.app.welcome.addWallSheet(coordinator(), {
      ...{ kind: 'accommodation', name: 'Haus am Wald', street: 'Waldweg 3', municipalityId: townId },
      ...{ functions: ['residents-registration'], languages: ['de', 'ar'] },
      ...more,
    } as never),
  ).id;
const read = async (sheetId: string) => must(await test.app.welcome.readWallSheet(coordinator(), { sheetId }));
const print = async (sheetId: string) =>
  must(await test.app.welcome.markWallSheetPrinted(coordinator(), { sheetId, version: (await read(sheetId)).version }));
const faults = async (sheetId: string) => (await read(sheetId)).faults.map(({ what }) => what);
const change = async (more: object) =>
  must(
    await test.app.network.changePlace(coordinator(), {
      ...{ placeId, version: must(await test.app.network.readPlace(coordinator(), { placeId })).version },
      ...townHall,
      ...more,
    } as never),
  );

describe('a sheet in an accommodation', () => {
  it('tells the way to each office from its stop, else from the one with the most departures', async () => {
    const words = async (sheetId: string, language: string) => {
      const made = await test.app.welcome.renderWallSheet(coordinator(), { sheetId, language, accent: '#7a1f5c' });
      return squeezed((await readPdf({ pdf: must(made).pdf })).pages.join(' '));
    };
    const usual = await words(await add(), 'de');
    for (const part of ['Haltestelle Cstadt, Markt, 2 Min. zu Fuß (305)', 'Hinweg ab Bheim', '09:10 Bheim – 09:20 Cstadt, Markt'])
      expect(usual, part).toContain(squeezed(part));
    expect(usual).toContain(squeezed('Linie 305, Richtung Cstadt'));
    const own = await words(await add({ name: 'Haus Adorf', stop: 'Adorf' }), 'de');
    expect(own).toContain(squeezed('08:00 Adorf – 08:20 Cstadt, Markt'));
    // A stop that the timetable does not have any more is none.
    expect(await words(await add({ name: 'Haus X', stop: 'Xdorf' }), 'de')).toContain(squeezed('Hinweg ab Bheim'));
    expect(await words(await add({ name: 'Haus Y' }), 'ar')).toContain(squeezed('Cstadt, Markt'));
  });

  it.each([
    ['the hours', { hours: null }],
    ['the address', { street: 'Neuer Markt 2' }],
    ['the stop', { stopName: 'Cstadt, Bahnhof' }],
    ['the lines there', { stopLines: '306' }],
    ['that it is closed', { temporarilyClosed: true, closedReason: 'Umbau', closedUntil: '2027-01-10' }],
  ])('is listed as wrong when an office changes %s', async (_, more) => {
    const id = await add({ name: 'Haus Z' });
    await print(id);
    await change(more);
    expect(await faults(id)).toEqual(['changed']);
    await change({});
    expect(await faults(id)).toEqual([]);
  });

  it('is listed as wrong when a new timetable leads there by other buses, until it is printed anew', async () => {
    const id = await add({ name: 'Haus mit Bus' });
    await print(id);
    await takeTimetable('305');
    await checkWallSheets(systemCtx(test, county));
    expect(await faults(id)).toEqual([]);
    await takeTimetable('699');
    expect(await faults(id)).toEqual([]);
    await checkWallSheets(systemCtx(test, county));
    expect(await faults(id)).toEqual(['way']);
    await print(id);
    await checkWallSheets(systemCtx(test, county));
    expect(await faults(id)).toEqual([]);
  });
});

describe('the list of first steps on paper', () => {
  it('has boxes to tick, what to bring, and the office of the own municipality with its hours and the way there', async () => {
    const step = (key: string, more: object = {}) => ({
      ...{ key, when: 'first-days' as const, position: 1, rule: { ways: ['study' as const], children: 'none-needed' as const } },
      ...{ after: [], office: null, pageId: null, texts: { de: { title: key, reason: `Darum ${key}.`, documents: ['Pass'] } } },
      ...more,
    });
    const steps = [
      step('Anmelden', { key: 'anmelden', office: 'residents-registration' }),
      step('Konto', { key: 'konto', position: 2 }),
      step('Ummelden', { key: 'ummelden', position: 3, office: 'residents-registration' }),
    ].map((one, index) => ({ ...one, texts: { de: { ...one.texts.de, title: ['Anmelden', 'Konto', 'Ummelden'][index]! } } }));
    must(await test.app.welcome.setFirstSteps(systemCtx(test, county), { steps }));
    const render = async (language: string, done: string[] = []) => {
      const made = await test.app.welcome.renderFirstSteps(ctxOf(test, county, anonymous), {
        ...{ language, accent: '#7a1f5c', municipality: { ags, name: 'Musterstadt' } },
        answers: { way: 'study', children: [], municipality: ags, done },
      });
      return readPdf({ pdf: must(made).pdf });
    };
    const sheet = await render('de');
    const text = squeezed(sheet.pages.join(' '));
    for (const part of ['Anmelden', 'Konto', 'Pass', 'Rathaus', 'Montag – Donnerstag: 8:00–12:00', 'Hinweg ab Bheim'])
      expect(text, part).toContain(squeezed(part));
    // The office is told once; the second step names it.
    expect(text.split(squeezed('Hinweg ab Bheim'))).toHaveLength(2);
    expect(sheet).toMatchObject({ marked: true, language: 'de' });
    const left = squeezed((await render('de', ['anmelden', 'konto'])).pages.join(' '));
    expect(left).not.toContain('Konto');
    expect(left).toContain('Ummelden');
    expect(await render('ar')).toMatchObject({ marked: true, language: 'ar' });
  });
});
