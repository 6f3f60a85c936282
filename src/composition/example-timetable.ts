import { writeFeed } from '#adapters/gtfs/write-feed.ts';
import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay, type IsoDate } from '#kernel/dates.ts';
import { boxOf, contains, distance, type Area, type Point } from '#kernel/geo.ts';
import type { Result } from '#kernel/result.ts';
import type { App } from './app.ts';
import { modules } from './registry.ts';

type Place = { ags: string; name: string; at: Point };

/** School holidays of Lower Saxony, as schools publish them. */
const source = 'Ferientermine Niedersachsen (Kultusministerium), Stand Oktober 2025';
const schoolHolidays = [
  { label: 'Sommerferien', firstDay: '2026-07-02', lastDay: '2026-08-12', source },
  { label: 'Herbstferien', firstDay: '2026-10-12', lastDay: '2026-10-24', source },
  { label: 'Weihnachtsferien', firstDay: '2026-12-23', lastDay: '2027-01-09', source },
];

/**
 * Lays down a timetable that is invented and says so: buses from every municipality of a county to its largest town, many of them on
 * school days alone, and one that comes on demand. Only the places are real.
 */
export async function loadTimetable(input: {
  app: Pick<App, 'mobility' | 'network' | 'files' | 'clock'>;
  ctx: Ctx;
}): Promise<void> {
  const { app, ctx } = input;
  for (const holiday of schoolHolidays) must(await app.mobility.addSchoolHoliday(ctx, holiday));
  const outlines = must(await app.network.readOutlines(ctx, {}));
  if (outlines.length < 2) return;
  const shown = must(
    await app.network.readPublicPlaces(ctx, { language: 'de', kind: null, audience: null, municipalityAgs: null }),
  ).places;
  const places = outlines.map(({ municipality, area }): Place => {
    // Where its public places are, people live; elsewhere somewhere in the middle.
    const own = shown.find((place) => place.municipality?.ags === municipality.ags && place.latitude !== null);
    return { ...municipality, at: own ? [own.longitude!, own.latitude!] : middleOf(area) };
  });
  const counts = Map.groupBy(shown, (place) => place.municipality?.ags);
  const town = places.toSorted((one, other) => (counts.get(other.ags)?.length ?? 0) - (counts.get(one.ags)?.length ?? 0))[0]!;
  const upload = {
    ...(await app.files.put(writeFeed(exampleFeed({ places, town, today: berlinDay(app.clock.now()), schoolHolidays })))),
    name: 'Beispielfahrplan.zip',
    mime: 'application/zip',
  };
  const { id } = must(await app.mobility.receiveTimetable(ctx, { upload, limit: upload.size, demonstration: true }));
  const job = modules.flatMap((module) => module.jobs ?? []).find(({ name }) => name === 'mobility.read-timetable')!;
  await job.run(ctx, { timetableId: id });
}

function middleOf(area: Area): Point {
  const box = boxOf(area)!;
  const middle: Point = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  return contains(area, middle) ? middle : area[0]![0]![0]!;
}

const hours = (clock: number): string =>
  `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}:00`;
const compact = (day: IsoDate): string => day.replaceAll('-', '');

/** Minutes after midnight at which buses set out for the town, and back from it. */
const toTown = { school: [375, 450, 750], daily: [525, 675, 855, 1005] };
const fromTown = { school: [765, 805, 935], daily: [615, 735, 915, 1065] };

export function exampleFeed(input: {
  places: readonly Place[];
  town: Place;
  today: IsoDate;
  schoolHolidays: readonly { firstDay: IsoDate; lastDay: IsoDate }[];
}): Record<string, string> {
  const { places, town, today } = input;
  const [first, last] = [addDays(today, -30), addDays(today, 240)];
  const stops: string[] = [];
  const trips: string[] = [];
  const calls: string[] = [];
  const dates: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (input.schoolHolidays.some((span) => span.firstDay <= day && day <= span.lastDay)) dates.push(`schule,${compact(day)},2`);
  }
  const stop = (id: string, name: string, [lon, lat]: Point): string => {
    stops.push(`${id},"${name.replaceAll('"', '""')}",${lat.toFixed(5)},${lon.toFixed(5)}`);
    return id;
  };
  const centre = stop('zob', `${town.name}, ZOB`, town.at);
  const others = places.filter(({ ags }) => ags !== town.ags).toSorted((one, other) => one.ags.localeCompare(other.ags));
  const routes = others.map((place, i) => {
    const line = 900 + i;
    const id = `l${line}`;
    const end = stop(`${id}-ort`, `${place.name}, Ortsmitte`, place.at);
    // Two villages on the way, each beside the straight line.
    const between = [1 / 3, 2 / 3].map((part, n) => {
      const beside = n === 0 ? 0.01 : -0.01;
      const at: Point = [
        place.at[0] + (town.at[0] - place.at[0]) * part + beside,
        place.at[1] + (town.at[1] - place.at[1]) * part + beside / 2,
      ];
      return { id: stop(`${id}-${n}`, `${place.name}, ${n === 0 ? 'Abzweig Mühle' : 'Abzweig Heide'}`, at), part };
    });
    const minutes = Math.max(6, Math.round((distance(place.at, town.at) * 60) / 38));
    const way = [{ id: end, part: 0 }, ...between, { id: centre, part: 1 }];
    const run = (service: string, start: number, home: boolean): void => {
      const trip = `${id}-${service}-${start}-${home ? 'r' : 'h'}`;
      trips.push(`${id},${service},${trip},"${home ? place.name : town.name}"`);
      (home ? way.toReversed() : way).forEach((call, n) => {
        const at = hours(start + Math.round(minutes * (home ? 1 - call.part : call.part)));
        calls.push(`${trip},${at},${at},${call.id},${n},,`);
      });
    };
    // Every third municipality has school buses alone, as it is on the land.
    for (const start of toTown.school) run('schule', start - (i % 3) * 5, false);
    for (const start of fromTown.school) run('schule', start + (i % 3) * 5, true);
    if (i % 3 !== 2) {
      for (const start of toTown.daily) run('werktag', start - (i % 3) * 5, false);
      for (const start of fromTown.daily) run('werktag', start + (i % 3) * 5, true);
    }
    return { row: `${id},bsp,${line},,3`, end };
  });
  const onDemand = routes.filter((_, i) => i % 3 === 2).map(({ end }) => end);
  onDemand.forEach((end, i) => {
    trips.push(`rufbus,werktag,ruf${i},"${town.name}"`);
    calls.push(`ruf${i},,,${end},0,07:00:00,19:00:00`);
  });
  return {
    'agency.txt':
      'agency_id,agency_name,agency_url,agency_timezone\nbsp,Beispielbus (erfunden),https://bus.example,Europe/Berlin\n',
    'feed_info.txt':
      'feed_publisher_name,feed_publisher_url,feed_lang,feed_version\nBeispielfahrplan (erfunden),https://bus.example,de,Beispiel\n',
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\n${stops.join('\n')}\n`,
    'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type\n${routes.map(({ row }) => row).join('\n')}\nrufbus,bsp,R1,Rufbus,715\n`,
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n' +
      ['schule', 'werktag'].map((service) => `${service},1,1,1,1,1,0,0,${compact(first)},${compact(last)}\n`).join(''),
    'calendar_dates.txt': `service_id,date,exception_type\n${dates.join('\n')}\n`,
    'trips.txt': `route_id,service_id,trip_id,trip_headsign\n${trips.join('\n')}\n`,
    'booking_rules.txt': 'booking_rule_id,booking_type,prior_notice_duration_min,phone_number\nb,1,60,+49 30 23125000\n',
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence,start_pickup_drop_off_window,end_pickup_drop_off_window,pickup_booking_rule_id\n${calls
      .map((row) => (row.startsWith('ruf') ? `${row},b` : `${row},`))
      .join('\n')}\n`,
  };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`example timetable: ${result.problem.message}`);
  return result.value;
}
