import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#kernel/context.ts';
import { boxOf, type Point } from '#kernel/geo.ts';
import type { PlaceState } from '#modules/network/contract-places.ts';
import { municipalityOutline, place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import { usualReportDays, type SchoolType } from '../contract.ts';
import { usualOccupancy } from '../contract-classes.ts';
import { school, schoolSettings } from './schema.ts';

/** Where it is; the keeper's own municipality is another. */
const townOf = alias(municipality, 'town_of');
type Named = { id: string; name: string } | null;
export type SchoolRow = {
  row: typeof school.$inferSelect;
  place: typeof place.$inferSelect;
  town: { id: string; ags: string; name: string } | null;
  organisation: Named;
  unit: Named;
  municipality: Named;
};
export type SchoolFilter = {
  ids?: readonly string[];
  search?: string | null;
  type?: SchoolType | null;
  /** Where it is. */
  municipalityId?: string | null;
  state?: PlaceState | null;
};

const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);
const hay = sql`lower(concat_ws(' ', ${place.name}, ${place.town}, ${townOf.name}, ${organisation.name}, ${unit.name}, ${municipality.name}, ${school.areaNote}))`;
const conditions = (filter: SchoolFilter): SQL | undefined =>
  and(
    filter.ids ? inArray(school.id, [...filter.ids]) : undefined,
    filter.type ? eq(school.type, filter.type) : undefined,
    filter.municipalityId ? eq(place.municipalityId, filter.municipalityId) : undefined,
    filter.state ? eq(school.state, filter.state) : undefined,
    ...words(filter.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
  );

/** Institutions by name, with their places and keepers. */
export const findSchools = (tx: Tx, filter: SchoolFilter): Promise<SchoolRow[]> =>
  tx
    .select({
      row: school,
      place,
      town: { id: townOf.id, ags: townOf.ags, name: townOf.name },
      organisation: { id: organisation.id, name: organisation.name },
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
    })
    .from(school)
    .innerJoin(place, eq(place.id, school.placeId))
    .leftJoin(townOf, eq(townOf.id, place.municipalityId))
    .leftJoin(organisation, eq(organisation.id, school.organisationId))
    .leftJoin(unit, eq(unit.id, school.unitId))
    .leftJoin(municipality, eq(municipality.id, school.municipalityId))
    .where(conditions(filter))
    .orderBy(asc(sql`lower(${place.name})`), asc(school.type), asc(school.id));

export async function findSchool(tx: Tx, id: string): Promise<SchoolRow | null> {
  const [found] = await findSchools(tx, { ids: [id] });
  return found ?? null;
}

/** The institution, held against other changes until the transaction ends. */
export async function lockSchool(tx: Tx, id: string): Promise<SchoolRow | null> {
  const [held] = await tx.select({ id: school.id }).from(school).where(eq(school.id, id)).for('update');
  return held ? findSchool(tx, id) : null;
}

/** Whether a place is one of this kind already. */
export async function isTaken(tx: Tx, given: { placeId: string; type: SchoolType }, exceptId: string | null): Promise<boolean> {
  const rows = await tx
    .select({ id: school.id })
    .from(school)
    .where(and(eq(school.placeId, given.placeId), eq(school.type, given.type)));
  return rows.some(({ id }) => id !== exceptId);
}

export type Town = { id: string; ags: string; name: string; partOf: string | null };
export const findTowns = (tx: Tx): Promise<Town[]> =>
  tx
    .select({ id: municipality.id, ags: municipality.ags, name: municipality.name, partOf: municipality.partOf })
    .from(municipality)
    .orderBy(asc(municipality.name));

/** The middle of a municipality's borders; null where these are not laid down. */
export async function findCentre(tx: Tx, municipalityId: string): Promise<Point | null> {
  const [row] = await tx
    .select({ area: municipalityOutline.area })
    .from(municipalityOutline)
    .where(eq(municipalityOutline.municipalityId, municipalityId));
  const box = row === undefined ? null : boxOf(row.area);
  return box === null ? null : [(box.east + box.west) / 2, (box.north + box.south) / 2];
}

type References = Record<'organisationId' | 'unitId' | 'municipalityId', string | null> & {
  placeId: string;
  areaIds: readonly string[];
};
/** The first of these references that the county does not have, by its field; null where all are there. */
export async function unknownReference(tx: Tx, given: References): Promise<keyof References | null> {
  const there = async (
    table: typeof organisation | typeof unit | typeof municipality | typeof place,
    ids: readonly (string | null)[],
  ) => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    return (
      wanted.length === 0 ||
      (await tx.select({ id: table.id }).from(table).where(inArray(table.id, wanted))).length === wanted.length
    );
  };
  if (!(await there(place, [given.placeId]))) return 'placeId';
  if (!(await there(organisation, [given.organisationId]))) return 'organisationId';
  if (!(await there(unit, [given.unitId]))) return 'unitId';
  if (!(await there(municipality, [given.municipalityId]))) return 'municipalityId';
  return (await there(municipality, given.areaIds)) ? null : 'areaIds';
}

export type Settings = { reportDays: number; occupancyFrom: number; occupancyTo: number };
export async function loadSettings(tx: Tx): Promise<Settings> {
  const { reportDays, occupancyFrom, occupancyTo } = schoolSettings;
  const [row] = await tx.select({ reportDays, occupancyFrom, occupancyTo }).from(schoolSettings);
  return row ?? { reportDays: usualReportDays, occupancyFrom: usualOccupancy.from, occupancyTo: usualOccupancy.to };
}
