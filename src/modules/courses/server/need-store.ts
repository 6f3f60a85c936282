import { and, arrayContains, asc, eq, gte, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { CourseKind } from '../contract-kinds.ts';
import type { StartLevel } from '../contract-needs.ts';
import { courseNeed } from './need-schema.ts';

type Named = { id: string; name: string };
export type NeedRow = {
  row: typeof courseNeed.$inferSelect;
  unit: Named | null;
  municipality: Named | null;
  organisation: Named | null;
  livesIn: Named & { ags: string };
};
export type NeedFilter = {
  id?: string;
  kinds?: readonly CourseKind[] | null;
  language?: string | null;
  childcare?: boolean;
  livesInId?: string | null;
  startLevel?: StartLevel | null;
  /** Open on this day. */
  openOn?: IsoDate | null;
};

/** Where the people live; the reporter's own municipality is another. */
const home = alias(municipality, 'home');

const conditions = (filter: NeedFilter): SQL | undefined =>
  and(
    filter.id ? eq(courseNeed.id, filter.id) : undefined,
    filter.kinds ? inArray(courseNeed.kind, [...filter.kinds]) : undefined,
    filter.language ? arrayContains(courseNeed.languages, [filter.language]) : undefined,
    filter.childcare ? eq(courseNeed.childcare, true) : undefined,
    filter.livesInId ? eq(courseNeed.livesInId, filter.livesInId) : undefined,
    filter.startLevel ? eq(courseNeed.startLevel, filter.startLevel) : undefined,
    filter.openOn ? and(isNull(courseNeed.endedOn), gte(courseNeed.until, filter.openOn)) : undefined,
  );

/** Needs by the month from which they hold, then by where people live. */
export const findNeeds = (tx: Tx, filter: NeedFilter): Promise<NeedRow[]> =>
  tx
    .select({
      row: courseNeed,
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
      organisation: { id: organisation.id, name: organisation.name },
      livesIn: { id: home.id, name: home.name, ags: home.ags },
    })
    .from(courseNeed)
    .innerJoin(home, eq(home.id, courseNeed.livesInId))
    .leftJoin(unit, eq(unit.id, courseNeed.unitId))
    .leftJoin(municipality, eq(municipality.id, courseNeed.municipalityId))
    .leftJoin(organisation, eq(organisation.id, courseNeed.organisationId))
    .where(conditions(filter))
    .orderBy(asc(courseNeed.from), asc(home.name), asc(courseNeed.startLevel), asc(courseNeed.id));

/** The need, held against other changes until the transaction ends. */
export async function lockNeed(tx: Tx, id: string): Promise<NeedRow | null> {
  const [held] = await tx.select({ id: courseNeed.id }).from(courseNeed).where(eq(courseNeed.id, id)).for('update');
  const [found] = held ? await findNeeds(tx, { id }) : [];
  return found ?? null;
}

/** The first of these references that the county does not have, by its field; null where all are there. */
export async function unknownNeedReference(
  tx: Tx,
  given: Record<'unitId' | 'municipalityId' | 'organisationId', string | null> & { livesInId: string },
): Promise<'unitId' | 'municipalityId' | 'organisationId' | 'livesInId' | null> {
  const tables = {
    unitId: unit,
    municipalityId: municipality,
    organisationId: organisation,
    livesInId: municipality,
  } as const;
  for (const field of ['unitId', 'municipalityId', 'organisationId', 'livesInId'] as const) {
    const id = given[field];
    const table = tables[field];
    if (id === null) continue;
    const found = await tx
      .select({ one: sql`1` })
      .from(table)
      .where(eq(table.id, id));
    if (found.length === 0) return field;
  }
  return null;
}
