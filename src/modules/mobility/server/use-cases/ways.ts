import { addDays, type IsoDate } from '#kernel/dates.ts';
import { isWorkday } from '#kernel/holidays.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { StationAt, StationView, Way } from '../../contract.ts';
import { stationsInput, wayInput, waysInput } from '../../inputs.ts';
import { secondsOfClock } from '../model/clock.ts';
import { holdsDay, servicesOn } from '../model/connections.ts';
import { onDemandAt } from '../model/on-demand.ts';
import { kindOf, weekdayOf } from '../model/reference-days.ts';
import type { Station } from '../model/reach.ts';
import { mainStation, stationByName, waysBack, waysThere } from '../model/ways.ts';
import { policy } from '../policy.ts';
import { loadKnown, type Known } from '../reach-day.ts';
import { findCurrent } from '../store.ts';
import { onDemandView, wayView } from '../views.ts';

/** Stations of the county by name, of one municipality where it is named. Empty without a timetable. */
export const listStations = useCase({
  name: 'mobility.list-stations',
  action: 'mobility.read-public',
  policy,
  mode: 'read',
  input: stationsInput,
  run: async ({ ctx, tx, input }) => {
    const known = await loadKnown({ ctx, tx });
    const collator = new Intl.Collator('de');
    const stations = (known?.loaded.network.stations ?? [])
      .filter(({ ags }) => ags !== null && (input.ags === null || ags === input.ags))
      .map(({ id, name, ags, lat, lon }): StationAt => ({ id, name, ags, lat, lon }))
      .toSorted((one, other) => collator.compare(one.name, other.name));
    return ok({ stations, hasTimetable: known !== null });
  },
});

/** Whether there is a timetable, and which: without one nobody is led to ways. */
export const hasTimetable = useCase({
  name: 'mobility.has-timetable',
  action: 'mobility.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const current = await findCurrent(tx);
    return ok({ hasTimetable: current !== null, timetableId: current?.row.id ?? null });
  },
});

/**
 * The next working day outside the school holidays that the timetable holds, of a weekday where one is asked for; else the first day
 * that it holds from today on.
 */
function usualDay({ loaded, schoolHolidays, today }: Known, weekday: number | null = null): IsoDate | null {
  const begin = today < loaded.firstDay ? loaded.firstDay : addDays(today, 1);
  for (let i = 0; i < 60; i += 1) {
    const day = addDays(begin, i);
    if (weekday !== null && weekdayOf(day) !== weekday) continue;
    if (holdsDay(loaded, day) && isWorkday(day) && kindOf(day, schoolHolidays) === 'school') return day;
  }
  return holdsDay(loaded, begin) ? begin : null;
}

export type WayAnswer =
  | { gap: 'no-timetable'; way: null }
  | { gap: 'outside'; firstDay: IsoDate; lastDay: IsoDate; way: null }
  | { gap: null; way: Way };

const most = 2;
const tuesday = 2;

/**
 * The way from a station, or a municipality's main one, to a venue with its departures: the last ones that are there in time, and the
 * first ones home. `gap` says why there is nothing to tell: no timetable, or a day outside it.
 */
export const wayTo = useCase({
  name: 'mobility.way-to',
  action: 'mobility.read-public',
  policy,
  mode: 'read',
  input: wayInput,
  run: async ({ ctx, tx, input }) => {
    const known = await loadKnown({ ctx, tx });
    if (known === null) return ok<WayAnswer>({ gap: 'no-timetable', way: null });
    const day = input.day ?? usualDay(known);
    const { firstDay, lastDay } = known.loaded;
    if (day === null || !holdsDay(known.loaded, day)) return ok<WayAnswer>({ gap: 'outside', firstDay, lastDay, way: null });
    const { network } = known.loaded;
    const connections = known.loaded.connectionsOn(day);
    const { origin } = input;
    const station =
      'ags' in origin
        ? mainStation({ network, connections, ags: origin.ags })
        : (network.stations.find(({ id }) => id === origin.stationId) ?? null);
    if (station === null) return notFound('Diese Haltestelle');
    return ok<WayAnswer>({ gap: null, way: wayFrom(known, { ...input, station, day }) });
  },
});

function wayFrom(
  known: Known,
  asked: Pick<Parameters<typeof waysThere>[0], 'venue' | 'limits' | 'station'> & {
    day: IsoDate;
    by: string;
    from: string | null;
  },
): Way {
  const { network } = known.loaded;
  const { station, day } = asked;
  const search = { ...asked, network, connections: known.loaded.connectionsOn(day), count: most };
  const by = secondsOfClock(asked.by);
  const running = servicesOn(network.timetable, day);
  const end = asked.from === null ? by : secondsOfClock(asked.from) + asked.limits.minutes * 60;
  const travelling = { from: by - asked.limits.minutes * 60, to: end };
  return {
    station: stationView(station),
    day,
    holiday: kindOf(day, known.schoolHolidays) === 'holiday',
    demonstration: known.loaded.demonstration,
    there: waysThere({ ...search, by }).map((way) => wayView(network, way)),
    back:
      asked.from === null ? [] : waysBack({ ...search, from: secondsOfClock(asked.from) }).map((way) => wayView(network, way)),
    onDemand: onDemandAt({ timetable: network.timetable, stations: [station], running, ...travelling }).map(onDemandView),
  };
}

const stationView = ({ id, name, ags }: Station): StationView => ({ id, name, ags });

/**
 * One way to each of several places from a stop of a municipality, its main one where none of that name is there, on the next usual
 * Tuesday in the school term: for printed lists and sheets, which should say the same today and tomorrow. A place without a way is left
 * out; the list is empty without a timetable.
 */
export const waysTo = useCase({
  name: 'mobility.ways-to',
  action: 'mobility.read-public',
  policy,
  mode: 'read',
  input: waysInput,
  run: async ({ ctx, tx, input }) => {
    const known = await loadKnown({ ctx, tx });
    const day = known && usualDay(known, tuesday);
    if (known === null || day === null) return ok({ ways: [] as { key: string; way: Way }[] });
    const { network } = known.loaded;
    const { ags, stop } = input;
    const station =
      stationByName({ network, ags, name: stop }) ?? mainStation({ network, connections: known.loaded.connectionsOn(day), ags });
    if (station === null) return ok({ ways: [] });
    // In the country the bus before ten may be one that leaves at seven.
    const limits = { walkMetres: 1500, changes: 3, minutes: 240 };
    return ok({
      ways: input.venues.flatMap(({ key, venue }) => {
        const way = wayFrom(known, { venue, limits, station, day, by: input.by, from: null });
        return way.there.length === 0 && way.onDemand.length === 0 ? [] : { key, way };
      }),
    });
  },
});
