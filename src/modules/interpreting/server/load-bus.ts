import type { CountyCtx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Point } from '#kernel/geo.ts';
import { reach } from '#modules/mobility/server/index.ts';
import type { Helper, Need, PlaceKey, TravelTimes } from './model/matching/types.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
const timeOf = (at: number): string => clock.format(at);
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** Three hours of bus for an hour of talking: nobody is asked for more. */
const limits = { walkMetres: 1500, changes: 2, minutes: 120 };

/**
 * Minutes by bus between the municipalities where people live and the places of these needs, there in time and home again, as the
 * county's timetable says for the very day. Only what somebody who comes by bus could be asked for is reckoned. A day outside the
 * timetable, and a way between two conversations, are not known: no bus is promised.
 */
export async function busTimes(input: {
  ctx: CountyCtx;
  needs: readonly Need[];
  helpers: readonly Helper[];
  points: ReadonlyMap<PlaceKey, Point>;
}): Promise<TravelTimes> {
  const { ctx, needs, helpers, points } = input;
  const there = new Map<string, number>();
  const home = new Map<string, number>();
  const riders = helpers.filter(({ means }) => means === 'bus');
  const spoken = new Set(riders.flatMap(({ languages }) => languages.map(({ tag }) => tag.split('-')[0])));
  const asked = new Set<string>();
  for (const need of needs) {
    const point = need.place === null ? undefined : points.get(need.place);
    if (!point || !spoken.has(need.language.split('-')[0])) continue;
    for (const { startsAt, endsAt } of need.slots) {
      const key = `${need.place} ${startsAt} ${endsAt}`;
      const day = berlinDay(new Date(startsAt));
      if (asked.has(key) || day !== berlinDay(new Date(endsAt))) continue;
      asked.add(key);
      const weekday = ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
      const session = { weekday, from: timeOf(startsAt), to: timeOf(endsAt) };
      const found = await reach(ctx, {
        venue: { lat: point[1], lon: point[0] },
        sessions: [session],
        dates: { firstDay: day, lastDay: day },
        limits,
      });
      if (!found.ok) continue;
      for (const station of found.value.days.filter((one) => one.day === day).flatMap(({ stations }) => stations)) {
        if (station.leave === null || station.home === null) continue;
        const minutes = minutesOf(session.from) - minutesOf(station.leave);
        const back = minutesOf(station.home) - minutesOf(session.to);
        for (const [times, value, at] of [
          [there, minutes, startsAt],
          [home, back, endsAt],
        ] as const) {
          const way = `town:${station.ags} ${need.place} ${at}`;
          times.set(way, Math.min(value, times.get(way) ?? Infinity));
        }
      }
    }
  }
  return (way) => {
    if ('arriveBy' in way) return there.get(`${way.from} ${way.to} ${way.arriveBy}`) ?? null;
    return home.get(`${way.to} ${way.from} ${way.leaveAt}`) ?? null;
  };
}
