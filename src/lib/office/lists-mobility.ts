import { valueOrError } from '#lib/server/answers.ts';
import * as registers from './list-registers-mobility.ts';
import { loadReach } from './load-reach.ts';
import { list, type OfficeList } from './office-list.ts';

/** School holidays, and what reaches the place that stands in the address. */
export const mobilityLists: readonly OfficeList[] = [
  list('mobilitaet', async ({ locals }) => ({
    register: registers.schoolHolidays,
    rows: valueOrError(await locals.app.mobility.readMobility(locals.ctx, {})).holidays,
    name: `schulferien-${locals.county!.slug}`,
  })),
  list('mobilitaet/erreichbarkeit', async ({ locals, url }) => {
    const { result } = await loadReach({ locals, url });
    const rows = (result?.days ?? []).flatMap(({ kind, day, stations, municipalities }) => {
      const names = new Map(municipalities.map(({ ags, name }) => [ags, name]));
      return stations.map((station) => ({ ...station, municipality: names.get(station.ags) ?? null, kind, day }));
    });
    return { register: registers.reach, rows, name: `erreichbarkeit-${locals.county!.slug}` };
  }),
];
