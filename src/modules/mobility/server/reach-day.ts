import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import type { DayKind, DayReach, ReachGap, ReachLimits, Session, Venue } from '../contract.ts';
import { loadNetwork, type LoadedNetwork } from './load-network.ts';
import { arrivalClock, departureClock, secondsOfClock } from './model/clock.ts';
import { servicesOn } from './model/connections.ts';
import { onDemandAt } from './model/on-demand.ts';
import { isReached, reachOf, type Both, type Station } from './model/reach.ts';
import { referenceDay } from './model/reference-days.ts';
import { findHolidays, findMunicipalities, type HolidayRow, type MunicipalityRow } from './store.ts';
import { onDemandView } from './views.ts';

export type Known = {
  loaded: LoadedNetwork;
  schoolHolidays: HolidayRow[];
  municipalities: MunicipalityRow[];
  today: IsoDate;
};
type Asked = { venue: Venue; session: Session; limits: ReachLimits };
type Span = { firstDay: IsoDate; lastDay: IsoDate } | null;

/** What questions about reaching need; null without a timetable. */
export async function loadKnown({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<Known | null> {
  const loaded = await loadNetwork({ ctx, tx });
  return (
    loaded && {
      loaded,
      schoolHolidays: await findHolidays(tx),
      municipalities: await findMunicipalities(tx),
      today: berlinDay(ctx.clock.now()),
    }
  );
}

export const dayFor = (known: Known, asked: { session: Session; dates: Span; kind: DayKind }): IsoDate | ReachGap =>
  referenceDay({
    weekday: asked.session.weekday,
    kind: asked.kind,
    today: known.today,
    timetable: known.loaded,
    dates: asked.dates,
    schoolHolidays: known.schoolHolidays,
  });

export const isDay = (found: IsoDate | ReachGap): found is IsoDate => /^\d{4}-/.test(found);

/** Both ways for every station on a day. */
export const bothOn = ({ loaded }: Known, asked: Asked & { day: IsoDate }): Both[] =>
  reachOf({
    network: loaded.network,
    connections: loaded.connectionsOn(asked.day),
    venue: asked.venue,
    from: secondsOfClock(asked.session.from),
    to: secondsOfClock(asked.session.to),
    limits: asked.limits,
  });

/** Numbers of the stations that are reached, of those in the county. */
export function reachedStations(known: Known, both: readonly Both[]): Set<number> {
  const { stations } = known.loaded.network;
  return new Set(both.flatMap((entry, i) => (isReached(entry) && stations[i]!.ags !== null ? i : [])));
}

/** The whole answer for one day: stations of the county, and municipalities with their share. */
export function dayReach(known: Known, asked: Asked & { day: IsoDate; kind: DayKind }): DayReach {
  const { network } = known.loaded;
  const both = bothOn(known, asked);
  const reached = reachedStations(known, both);
  const running = servicesOn(network.timetable, asked.day);
  const travelling = {
    from: secondsOfClock(asked.session.from) - asked.limits.minutes * 60,
    to: secondsOfClock(asked.session.from),
  };
  const byMunicipality = Map.groupBy(
    network.stations.map((station, number) => ({ station, number })),
    ({ station }) => station.ags,
  );
  return {
    kind: asked.kind,
    day: asked.day,
    session: asked.session,
    reached: reached.size,
    stations: network.stations.flatMap((station, i) => {
      const { leave, home } = both[i]!;
      return station.ags === null
        ? []
        : {
            ...placeOf(station),
            ags: station.ags,
            leave: leave === null ? null : departureClock(leave),
            home: home === null ? null : arrivalClock(home),
          };
    }),
    municipalities: known.municipalities.flatMap(({ ags, name, kind }) => {
      const own = byMunicipality.get(ags) ?? [];
      // Joint municipalities are their members; they have no ground of their own.
      if (own.length === 0 && kind === 'joint-municipality') return [];
      return {
        ags,
        name,
        stations: own.length,
        reached: own.filter(({ number }) => reached.has(number)).length,
        onDemand: onDemandAt({
          timetable: network.timetable,
          stations: own.map(({ station }) => station),
          running,
          ...travelling,
        }).map(onDemandView),
      };
    }),
  };
}

const placeOf = ({ id, name, lat, lon }: Station) => ({ id, name, lat, lon });
