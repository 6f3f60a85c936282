import { and, asc, eq, gte, inArray, lt, lte, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { Home } from './model/find-desks.ts';
import { referralCount, responsibleDesk } from './schema.ts';

export type DeskRow = {
  row: typeof responsibleDesk.$inferSelect;
  unit: { id: string; name: string } | null;
  municipality: { id: string; name: string } | null;
  place: { id: string; name: string; town: string | null; state: string } | null;
};

type Filter = {
  id?: string;
  task?: OfficeFunction | null;
  unitId?: string | null;
  search?: string | null;
  /** To be confirmed by a day before this one. */
  reviewBefore?: IsoDate | null;
};

const hay = sql`lower(concat_ws(' ', ${unit.name}, ${municipality.name}, ${place.name}, ${responsibleDesk.personName}, ${responsibleDesk.deputyName}, ${responsibleDesk.room}))`;
const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);
const conditions = (filter: Filter): SQL | undefined =>
  and(
    filter.id ? eq(responsibleDesk.id, filter.id) : undefined,
    filter.task ? eq(responsibleDesk.task, filter.task) : undefined,
    filter.unitId ? eq(responsibleDesk.unitId, filter.unitId) : undefined,
    filter.reviewBefore ? lt(responsibleDesk.reviewBy, filter.reviewBefore) : undefined,
    ...words(filter.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
  );

/** Desks by task and letters, with whose they are and where. */
export const findDeskRows = (tx: Tx, filter: Filter): Promise<DeskRow[]> =>
  tx
    .select({
      row: responsibleDesk,
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
      place: { id: place.id, name: place.name, town: place.town, state: place.state },
    })
    .from(responsibleDesk)
    .leftJoin(unit, eq(unit.id, responsibleDesk.unitId))
    .leftJoin(municipality, eq(municipality.id, responsibleDesk.municipalityId))
    .leftJoin(place, eq(place.id, responsibleDesk.placeId))
    .where(conditions(filter))
    .orderBy(
      asc(responsibleDesk.task),
      asc(municipality.name),
      asc(unit.name),
      asc(responsibleDesk.letterFrom),
      asc(responsibleDesk.id),
    );

/** The desk's row, held against other changes until the transaction ends. */
export async function lockDesk(tx: Tx, id: string): Promise<DeskRow | null> {
  const [held] = await tx
    .select({ id: responsibleDesk.id })
    .from(responsibleDesk)
    .where(eq(responsibleDesk.id, id))
    .for('update');
  const [found] = held ? await findDeskRows(tx, { id }) : [];
  return found ?? null;
}

export type Town = { id: string; ags: string; name: string; partOf: string | null };
export const findTowns = (tx: Tx): Promise<Town[]> =>
  tx
    .select({ id: municipality.id, ags: municipality.ags, name: municipality.name, partOf: municipality.partOf })
    .from(municipality)
    .orderBy(asc(municipality.name));

/** Where somebody lives, by the official key; null for one that this county does not have. */
export function homeAt(towns: readonly Town[], ags: string): Home | null {
  const own = towns.find((town) => town.ags === ags);
  if (own === undefined) return null;
  return { municipalityId: own.id, jointId: towns.find((town) => town.ags === own.partOf)?.id ?? null };
}

/** The first of these references that the county does not have, by its field; null where all are there. */
export async function unknownReference(
  tx: Tx,
  given: { unitId: string | null; municipalityId: string | null; placeId: string | null; areaIds: readonly string[] },
): Promise<'unitId' | 'municipalityId' | 'placeId' | 'areaIds' | null> {
  const there = async (table: typeof unit | typeof municipality | typeof place, ids: readonly (string | null)[]) => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    return (
      wanted.length === 0 ||
      (await tx.select({ id: table.id }).from(table).where(inArray(table.id, wanted))).length === wanted.length
    );
  };
  if (!(await there(unit, [given.unitId]))) return 'unitId';
  if (!(await there(municipality, [given.municipalityId]))) return 'municipalityId';
  if (!(await there(place, [given.placeId]))) return 'placeId';
  return (await there(municipality, given.areaIds)) ? null : 'areaIds';
}

/** Sums of referrals between two days, both included, by task. */
export const sumReferrals = async (
  tx: Tx,
  span: { from: IsoDate; to: IsoDate },
): Promise<{ task: OfficeFunction; count: number }[]> =>
  tx
    .select({ task: referralCount.task, count: sql<number>`sum(${referralCount.count})::int` })
    .from(referralCount)
    .where(and(gte(referralCount.month, span.from), lte(referralCount.month, span.to)))
    .groupBy(referralCount.task);
