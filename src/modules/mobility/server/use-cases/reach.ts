import type { CountyCtx, Tx } from '#kernel/context.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { DayKind, Reach, ReachGap, ReachMap, ShiftGain } from '../../contract.ts';
import { compareVenuesInput, reachInput, shiftsInput } from '../../inputs.ts';
import { departureClock, secondsOfClock } from '../model/clock.ts';
import { reachMap } from '../model/reach-map.ts';
import { policy } from '../policy.ts';
import { bothOn, dayFor, dayReach, isDay, loadKnown, reachedStations, type Known } from '../reach-day.ts';
import { findOutlines } from '../store.ts';

const kinds: readonly DayKind[] = ['school', 'holiday'];

/**
 * From which stations and municipalities a venue is reached before each session and left after it, on a school day and on a day
 * of the holidays. What cannot be reckoned is named under `gaps`, and is never silently "not reachable".
 * Times are those of Germany; `leave` is the latest departure, `home` the earliest arrival within the limits.
 */
export const reach = useCase({
  name: 'mobility.reach',
  action: 'mobility.read-public',
  policy,
  mode: 'read',
  input: reachInput,
  run: async ({ ctx, tx, input }) => {
    const known = await loadKnown({ ctx, tx });
    const answer: Reach = { timetable: timetableOf(known), days: [], gaps: [] };
    for (const session of input.sessions) {
      for (const kind of kinds) {
        const day: IsoDate | ReachGap = known === null ? 'no-timetable' : dayFor(known, { session, dates: input.dates, kind });
        if (known === null || !isDay(day)) answer.gaps.push({ session, kind, reason: day as ReachGap });
        else answer.days.push(dayReach(known, { ...input, session, kind, day }));
      }
    }
    return ok(answer);
  },
});

/** The same for one session as maps, for the office. */
export const drawReach = useCase({
  name: 'mobility.draw-reach',
  action: 'mobility.read-office',
  policy,
  mode: 'read',
  input: shiftsInput,
  run: async ({ ctx, tx, input }) => {
    const known = await loadKnown({ ctx, tx });
    if (known === null) return ok({ maps: [] as { day: IsoDate; map: ReachMap }[] });
    const outlines = await findOutlines(tx);
    return ok({
      maps: kinds.flatMap((kind) => {
        const day = dayFor(known, { ...input, kind });
        const map = isDay(day) ? reachMap({ outlines, day: dayReach(known, { ...input, kind, day }), venue: input.venue }) : null;
        return map === null ? [] : { day: day as IsoDate, map };
      }),
    });
  },
});

const timetableOf = (known: Known | null): Reach['timetable'] =>
  known && { firstDay: known.loaded.firstDay, lastDay: known.loaded.lastDay, demonstration: known.loaded.demonstration };

/** Other starts in the day, of the same length, in quarters of an hour; none begins before six or ends after ten in the evening. */
const step = 15 * 60;
const [dayBegins, dayEnds] = [6 * 3600, 22 * 3600];

/**
 * What another start would win and lose on a school day: all starts of the day in quarters of an hour, by number of stations
 * reached. `minutes` is the shift; the present start is 0.
 */
export const moveStart = useCase({
  name: 'mobility.move-start',
  action: 'mobility.read-office',
  policy,
  mode: 'read',
  input: shiftsInput,
  run: async ({ ctx, tx, input }) => {
    const found = await schoolDay({ ctx, tx, input });
    if (found === null) return ok({ day: null, shifts: [] as ShiftGain[] });
    const { known, day } = found;
    const [from, to] = [secondsOfClock(input.session.from), secondsOfClock(input.session.to)];
    const starting = (start: number): Set<number> => {
      const session = { ...input.session, from: departureClock(start), to: departureClock(start + to - from) };
      return reachedStations(known, bothOn(known, { ...input, session, day }));
    };
    const now = starting(from);
    const shifts: ShiftGain[] = [];
    for (let start = from - Math.floor((from - dayBegins) / step) * step; start + to - from <= dayEnds; start += step) {
      const then = starting(start);
      shifts.push({
        minutes: (start - from) / 60,
        from: departureClock(start),
        to: departureClock(start + to - from),
        reached: then.size,
        won: [...then].filter((station) => !now.has(station)).length,
        lost: [...now].filter((station) => !then.has(station)).length,
      });
    }
    return ok({ day: day as IsoDate | null, shifts });
  },
});

/** How many stations of the county reach each of several venues for the same session on a school day, in the order that was given. */
export const compareVenues = useCase({
  name: 'mobility.compare-venues',
  action: 'mobility.read-office',
  policy,
  mode: 'read',
  input: compareVenuesInput,
  run: async ({ ctx, tx, input }) => {
    const found = await schoolDay({ ctx, tx, input });
    if (found === null) return ok({ day: null, stations: 0, reached: [] as number[] });
    const { known, day } = found;
    return ok({
      day: day as IsoDate | null,
      stations: known.loaded.network.stations.filter(({ ags }) => ags !== null).length,
      reached: input.venues.map((venue) => reachedStations(known, bothOn(known, { ...input, venue, day })).size),
    });
  },
});

async function schoolDay(asked: {
  ctx: CountyCtx;
  tx: Tx;
  input: { session: Parameters<typeof dayFor>[1]['session']; dates: Parameters<typeof dayFor>[1]['dates'] };
}): Promise<{ known: Known; day: IsoDate } | null> {
  const known = await loadKnown(asked);
  const day = known && dayFor(known, { ...asked.input, kind: 'school' });
  return known !== null && day !== null && isDay(day) ? { known, day } : null;
}
