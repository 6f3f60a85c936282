import { and, asc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import type { OfferState } from '#modules/offers/contract.ts';
import { service } from '#modules/offers/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import { alias } from 'drizzle-orm/pg-core';
import type { CourseKind } from '../contract-kinds.ts';
import { courseRun, courseSeats } from './schema.ts';

/** Where a run takes place; the holder's own municipality is another. */
const townOf = alias(municipality, 'town_of');
type Named = { id: string; name: string } | null;
export type OfferOfRun = Pick<
  typeof service.$inferSelect,
  | 'id'
  | 'name'
  | 'summary'
  | 'audiences'
  | 'organisationId'
  | 'unitId'
  | 'municipalityId'
  | 'state'
  | 'phone'
  | 'email'
  | 'website'
>;
export type RunRow = {
  row: typeof courseRun.$inferSelect;
  offer: OfferOfRun;
  organisation: (NonNullable<Named> & { email: string | null }) | null;
  unit: Named;
  municipality: Named;
  place: typeof place.$inferSelect | null;
  town: { id: string; ags: string; name: string } | null;
  seats: (typeof courseSeats.$inferSelect)[];
};

export type RunFilter = {
  ids?: readonly string[];
  kinds?: readonly CourseKind[] | null;
  search?: string | null;
  municipalityId?: string | null;
  organisationId?: string | null;
  offerId?: string | null;
  offerIds?: readonly string[];
  state?: OfferState | null;
  /** Not over before this day. */
  openOn?: string | null;
  /** To be confirmed before this day. */
  reviewBefore?: string | null;
};

/** An offer that was merged into another leads on in one step: its runs belong to what took its place. */
const keptOffer = sql`coalesce((select gone.merged_into_id from service gone where gone.id = ${courseRun.offerId}), ${courseRun.offerId})`;

const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);
const hay = sql`lower(concat_ws(' ', ${courseRun.name}, ${service.name}, ${service.summary}, ${courseRun.courseNumber}, ${courseRun.module}, ${organisation.name}, ${unit.name}, ${municipality.name}, ${place.name}, ${place.town}))`;

const conditions = (filter: RunFilter): SQL | undefined =>
  and(
    filter.ids ? sql`${courseRun.id} = any(${sql.param([...filter.ids])}::uuid[])` : undefined,
    filter.kinds ? inArray(courseRun.kind, [...filter.kinds]) : undefined,
    filter.municipalityId ? eq(place.municipalityId, filter.municipalityId) : undefined,
    filter.organisationId ? eq(service.organisationId, filter.organisationId) : undefined,
    filter.offerId ? eq(service.id, filter.offerId) : undefined,
    filter.offerIds ? sql`${service.id} = any(${sql.param([...filter.offerIds])}::uuid[])` : undefined,
    filter.state ? eq(courseRun.state, filter.state) : undefined,
    // An exam has no end but its day.
    filter.openOn
      ? sql`coalesce(${courseRun.endDate}, case when ${courseRun.kind} like 'exam-%' or ${courseRun.kind} = 'placement' then ${courseRun.startDate} end, 'infinity'::date) >= ${filter.openOn}::date`
      : undefined,
    filter.reviewBefore ? lt(courseRun.reviewBy, filter.reviewBefore) : undefined,
    ...words(filter.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
  );

/** Runs by their beginning, those without one last, with their seats: two queries, however many there are. */
export async function findRuns(tx: Tx, filter: RunFilter): Promise<RunRow[]> {
  const rows = await tx
    .select({
      row: courseRun,
      offer: {
        id: service.id,
        name: service.name,
        summary: service.summary,
        audiences: service.audiences,
        organisationId: service.organisationId,
        unitId: service.unitId,
        municipalityId: service.municipalityId,
        state: service.state,
        phone: service.phone,
        email: service.email,
        website: service.website,
      },
      organisation: { id: organisation.id, name: organisation.name, email: organisation.email },
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
      place,
      town: { id: townOf.id, ags: townOf.ags, name: townOf.name },
    })
    .from(courseRun)
    .innerJoin(service, eq(service.id, keptOffer))
    .leftJoin(organisation, eq(organisation.id, service.organisationId))
    .leftJoin(unit, eq(unit.id, service.unitId))
    .leftJoin(municipality, eq(municipality.id, service.municipalityId))
    .leftJoin(place, eq(place.id, courseRun.placeId))
    .leftJoin(townOf, eq(townOf.id, place.municipalityId))
    .where(conditions(filter))
    .orderBy(
      sql`${courseRun.startDate} asc nulls last`,
      asc(sql`lower(coalesce(${courseRun.name}, ${service.name}))`),
      asc(courseRun.id),
    );
  if (rows.length === 0) return [];
  const seats = Map.groupBy(
    await findSeatsOf(
      tx,
      rows.map(({ row }) => row.id),
    ),
    ({ runId }) => runId,
  );
  return rows.map((found) => ({ ...found, seats: seats.get(found.row.id) ?? [] }));
}

const findSeatsOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(courseSeats)
    .where(sql`${courseSeats.runId} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(sql`coalesce(${courseSeats.audience}, '')`));

export async function findRun(tx: Tx, id: string): Promise<RunRow | null> {
  const [found] = await findRuns(tx, { ids: [id] });
  return found ?? null;
}

/** The run, held against other changes until the transaction ends: whoever takes a seat holds it first. */
export async function lockRun(tx: Tx, id: string): Promise<RunRow | null> {
  const [held] = await tx.select({ id: courseRun.id }).from(courseRun).where(eq(courseRun.id, id)).for('update');
  return held ? findRun(tx, id) : null;
}

/** The offer a run shall hang on; null for one that is not here or is another by now. */
export async function findOfferOfRun(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      id: service.id,
      name: service.name,
      organisationId: service.organisationId,
      unitId: service.unitId,
      municipalityId: service.municipalityId,
    })
    .from(service)
    .where(and(eq(service.id, id), sql`${service.mergedIntoId} is null`));
  return found ?? null;
}

export const isPlace = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.select({ id: place.id }).from(place).where(eq(place.id, id))).length > 0;

export const findTowns = (tx: Tx): Promise<{ id: string; ags: string; name: string; partOf: string | null }[]> =>
  tx
    .select({ id: municipality.id, ags: municipality.ags, name: municipality.name, partOf: municipality.partOf })
    .from(municipality)
    .orderBy(asc(municipality.name));
