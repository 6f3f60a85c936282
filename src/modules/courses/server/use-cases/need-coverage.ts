import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { NeedCoverage } from '../../contract-needs.ts';
import type { Home } from '../../contract-planning.ts';
import { needCoverageInput, needsToPlanInput } from '../../inputs-needs.ts';
import { servedLevel } from '../../contract-served.ts';
import { needSupply, type CountedNeed, type CountedRun } from '../model/need-supply.ts';
import { freeOf } from '../model/seats.ts';
import { findNeeds, type NeedFilter } from '../need-store.ts';
import { policy } from '../policy.ts';
import { findRuns, findTowns } from '../store.ts';
import { countWaiting } from '../waiting-store.ts';
import { isTold, kindsOf, monthOf } from './needs.ts';

/** Open needs with the numbers that this reader is told. */
async function countedNeeds(input: { ctx: CountyCtx; tx: Tx; filter: NeedFilter; smallest: number }): Promise<CountedNeed[]> {
  const { ctx, tx, filter, smallest } = input;
  const today = berlinDay(ctx.clock.now());
  return (await findNeeds(tx, { ...filter, openOn: today })).map((found) => ({
    level: found.row.startLevel,
    townId: found.livesIn.id,
    month: monthOf(found.row.from, today),
    people: isTold(ctx, found, smallest) ? found.row.people : null,
  }));
}

/** Free seats of runs that begin from now on, or that one may still join; what is hidden or cancelled has none. */
async function countedRuns(input: {
  tx: Tx;
  kinds: ReturnType<typeof kindsOf>;
  childcare: boolean;
  today: IsoDate;
}): Promise<CountedRun[]> {
  const { tx, kinds, childcare, today } = input;
  const found = await findRuns(tx, { kinds, openOn: today });
  const waiting = await countWaiting(
    tx,
    found.map(({ row }) => row.id),
  );
  return found.flatMap(({ row, seats, town }): CountedRun[] => {
    const level = servedLevel(row);
    if (level === null || row.state === 'hidden' || row.status === 'cancelled') return [];
    if (childcare && row.childcare !== true) return [];
    const joined = row.midCourse || row.rhythm === 'any-time';
    if (row.startDate === null ? !joined : row.startDate < today && !joined) return [];
    const all = seats.reduce((sum, entry) => ({ maximum: sum.maximum + entry.maximum, taken: sum.taken + entry.taken }), {
      maximum: 0,
      taken: 0,
    });
    const free = freeOf(all, waiting.get(row.id)?.held ?? 0);
    const month = monthOf(row.startDate === null ? today : `${row.startDate.slice(0, 7)}-01`, today);
    return free === 0 ? [] : [{ level, townId: town?.id ?? null, month, free }];
  });
}

/** People in need against free seats by level, municipality and month, and which courses to plan first. */
export const readNeedCoverage = useCase({
  name: 'courses.read-need-coverage',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: needCoverageInput,
  run: async ({ ctx, tx, input }) => {
    const { group, language, childcare, month } = input;
    const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
    const kinds = kindsOf(group);
    const needs = await countedNeeds({ ctx, tx, smallest, filter: { kinds, language, childcare } });
    const runs = await countedRuns({ tx, kinds, childcare, today: berlinDay(ctx.clock.now()) });
    return ok<NeedCoverage>({ ...needSupply({ needs, runs, towns: await findTowns(tx), month }), smallest });
  },
});

/** Where the people live who need a course from a level on, by the numbers that this reader is told. */
export const readHomesInNeed = useCase({
  name: 'courses.read-homes-in-need',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: needsToPlanInput,
  run: async ({ ctx, tx, input }) => {
    const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
    const towns = await findTowns(tx);
    const needs = (await countedNeeds({ ctx, tx, smallest, filter: { startLevel: input.startLevel } })).filter(
      ({ month }) => input.month === null || month <= input.month,
    );
    const homes = towns.flatMap(({ id, name, ags }): Home[] => {
      const people = needs.reduce((sum, need) => sum + (need.townId === id ? (need.people ?? 0) : 0), 0);
      const members = towns.filter(({ partOf }) => partOf === ags).map((town) => town.ags);
      return people === 0 ? [] : [{ id, name, ags: [ags, ...members], people }];
    });
    return ok({ homes, few: needs.some(({ people }) => people === null) });
  },
});
