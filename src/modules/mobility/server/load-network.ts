import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { connectionsOn, lastDayOf, type Connections } from './model/connections.ts';
import { networkOf } from './model/network-of.ts';
import type { Network } from './model/reach.ts';
import { readTimetable } from './packed-file.ts';
import { findCurrent, findOutlineIds, findOutlines } from './store.ts';

export type LoadedNetwork = {
  network: Network;
  firstDay: IsoDate;
  lastDay: IsoDate;
  demonstration: boolean;
  connectionsOn: (day: IsoDate) => Connections;
};

type Kept = { bytes: number; network: Promise<Network>; days: Map<IsoDate, Connections> };

/** What one process keeps: by content, so that a new timetable is another entry and nothing must be forgotten. */
const kept = new Map<string, Kept>();
const most = { bytes: 384 * 1024 * 1024, days: 12 };
const bytesOfConnection = 21;

/** The county's current timetable, ready to be searched; null where there is none. Kept in memory by county and day, within bounds. */
export async function loadNetwork({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<LoadedNetwork | null> {
  const current = await findCurrent(tx);
  if (!current) return null;
  const key = `${current.sha256} ${await findOutlineIds(tx)}`;
  let entry = kept.get(key);
  if (!entry) {
    const network = (async () => {
      const outlines = await findOutlines(tx);
      return networkOf(await readTimetable(ctx.files, current.sha256), outlines);
    })();
    entry = { bytes: 0, network, days: new Map() };
    kept.set(key, entry);
    network.catch(() => kept.delete(key));
  }
  const network = await entry.network;
  entry.bytes ||=
    network.timetable.callStops.length * 13 + network.timetable.tripRoutes.length * 16 + network.stations.length * 400;
  touch(key, entry);
  return {
    network,
    firstDay: network.timetable.firstDay,
    lastDay: lastDayOf(network.timetable),
    demonstration: current.row.demonstration,
    connectionsOn: (day) => {
      const found = entry.days.get(day) ?? connectionsOn(network.timetable, day);
      entry.days.delete(day);
      entry.days.set(day, found);
      if (entry.days.size > most.days) entry.days.delete(entry.days.keys().next().value!);
      touch(key, entry);
      return found;
    },
  };
}

/** What was used last goes last, and the oldest first where there is too much. */
function touch(key: string, entry: Kept): void {
  kept.delete(key);
  kept.set(key, entry);
  const size = ({ bytes, days }: Kept): number =>
    [...days.values()].reduce((sum, day) => sum + day.count * bytesOfConnection, bytes);
  let all = [...kept.values()].reduce((sum, other) => sum + size(other), 0);
  for (const [other, { days }] of kept) {
    if (all <= most.bytes || other === key) break;
    all -= size(kept.get(other)!);
    days.clear();
    kept.delete(other);
  }
}
