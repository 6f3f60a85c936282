import { and, asc, eq, gt, gte, inArray, isNotNull, lt, lte, notInArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipalityOutline, place } from '#modules/network/server/place-schema.ts';
import type { ProjectPhase } from '#modules/network/contract-projects.ts';
import { project } from '#modules/network/server/project-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { OfferAudience, OfferKind, OfferState, OfferTopic } from '../contract.ts';
import { service, serviceAtLocation, serviceCapacity } from './schema.ts';

export type ServiceRow = typeof service.$inferSelect;
type Named = { id: string; name: string } | null;
export type PlaceAt = {
  row: typeof serviceAtLocation.$inferSelect;
  place: typeof place.$inferSelect;
  municipality: { id: string; ags: string; name: string } | null;
};
export type OfferRow = {
  row: ServiceRow;
  organisation: (NonNullable<Named> & Record<'alternateName' | 'description' | 'website' | 'email', string | null>) | null;
  unit: Named;
  municipality: Named;
  project: (NonNullable<Named> & { description: string | null; isPublic: boolean; phase: ProjectPhase }) | null;
  places: PlaceAt[];
  capacities: (typeof serviceCapacity.$inferSelect)[];
};

export type OfferFilter = {
  ids?: readonly string[];
  search?: string | null;
  kind?: OfferKind | null;
  topic?: OfferTopic | null;
  audience?: OfferAudience | null;
  language?: string | null;
  municipalityId?: string | null;
  organisationId?: string | null;
  projectId?: string | null;
  state?: OfferState | null;
  /** Confirmed by a day before this one. */
  reviewBefore?: string | null;
  /** No longer at the source from which it was taken over. */
  gone?: boolean;
  modifiedAfter?: Date | null;
  /** For reading on by id. */
  after?: string | null;
  more?: SQL;
  limit?: number;
  offset?: number;
  byId?: boolean;
};

const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);
const hay = sql`lower(concat_ws(' ', ${service.name}, ${service.summary}, ${service.description}, ${organisation.name}, ${unit.name}, ${municipality.name}))`;

const conditions = (filter: OfferFilter): SQL | undefined =>
  and(
    filter.ids ? sql`${service.id} = any(${sql.param([...filter.ids])}::uuid[])` : undefined,
    filter.kind ? eq(service.kind, filter.kind) : undefined,
    filter.topic ? sql`${filter.topic} = any(${service.topics})` : undefined,
    // What is for nobody in particular is for everybody.
    filter.audience ? sql`(cardinality(${service.audiences}) = 0 or ${filter.audience} = any(${service.audiences}))` : undefined,
    filter.language ? sql`${filter.language} = any(${service.languages})` : undefined,
    filter.municipalityId
      ? sql`exists (select from service_at_location at join place p on p.id = at.place_id where at.service_id = ${service.id} and p.municipality_id = ${filter.municipalityId})`
      : undefined,
    filter.organisationId ? eq(service.organisationId, filter.organisationId) : undefined,
    filter.projectId ? eq(service.projectId, filter.projectId) : undefined,
    filter.state ? eq(service.state, filter.state) : undefined,
    filter.reviewBefore ? lt(service.reviewBy, filter.reviewBefore) : undefined,
    filter.gone ? isNotNull(service.sourceGoneAt) : undefined,
    filter.modifiedAfter ? gte(service.updatedAt, filter.modifiedAfter) : undefined,
    filter.after ? gt(service.id, filter.after) : undefined,
    filter.more,
    ...words(filter.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
  );

/** Offers by name, or by id, with their places, times and seats: three queries, however many there are. */
export async function findOffers(tx: Tx, filter: OfferFilter): Promise<OfferRow[]> {
  const rows = await tx
    .select({
      row: service,
      organisation: {
        id: organisation.id,
        name: organisation.name,
        alternateName: organisation.alternateName,
        description: organisation.description,
        website: organisation.website,
        email: organisation.email,
      },
      unit: { id: unit.id, name: unit.name },
      municipality: { id: municipality.id, name: municipality.name },
      project: {
        id: project.id,
        name: project.title,
        description: project.description,
        isPublic: project.isPublic,
        phase: project.phase,
      },
    })
    .from(service)
    .leftJoin(organisation, eq(organisation.id, service.organisationId))
    .leftJoin(unit, eq(unit.id, service.unitId))
    .leftJoin(municipality, eq(municipality.id, service.municipalityId))
    .leftJoin(project, eq(project.id, service.projectId))
    .where(conditions(filter))
    .orderBy(...(filter.byId ? [asc(service.id)] : [asc(sql`lower(${service.name})`), asc(service.id)]))
    .limit(filter.limit ?? 100_000)
    .offset(filter.offset ?? 0);
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const [places, capacities] = [await findPlacesOf(tx, ids), await findCapacitiesOf(tx, ids)];
  const [byPlace, bySeats] = [
    Map.groupBy(places, ({ row }) => row.serviceId),
    Map.groupBy(capacities, (entry) => entry.serviceId),
  ];
  return rows.map((found) => ({
    ...found,
    places: byPlace.get(found.row.id) ?? [],
    capacities: bySeats.get(found.row.id) ?? [],
  }));
}

export async function countOffers(tx: Tx, filter: OfferFilter): Promise<number> {
  const [found] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(service)
    .leftJoin(organisation, eq(organisation.id, service.organisationId))
    .leftJoin(unit, eq(unit.id, service.unitId))
    .leftJoin(municipality, eq(municipality.id, service.municipalityId))
    .where(conditions(filter));
  return found!.count;
}

// One parameter however many there are.
const findPlacesOf = (tx: Tx, ids: readonly string[]): Promise<PlaceAt[]> =>
  tx
    .select({
      row: serviceAtLocation,
      place,
      municipality: { id: municipality.id, ags: municipality.ags, name: municipality.name },
    })
    .from(serviceAtLocation)
    .innerJoin(place, eq(place.id, serviceAtLocation.placeId))
    .leftJoin(municipality, eq(municipality.id, place.municipalityId))
    .where(sql`${serviceAtLocation.serviceId} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(serviceAtLocation.position), asc(serviceAtLocation.id));

const findCapacitiesOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(serviceCapacity)
    .where(sql`${serviceCapacity.serviceId} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(serviceCapacity.unit), asc(sql`coalesce(${serviceCapacity.audience}, '')`));

export async function findOffer(tx: Tx, id: string): Promise<OfferRow | null> {
  const [found] = await findOffers(tx, { ids: [id] });
  return found ?? null;
}

/** The offer's row, held against other changes until the transaction ends. */
export async function lockOffer(tx: Tx, id: string): Promise<OfferRow | null> {
  const [held] = await tx.select({ id: service.id }).from(service).where(eq(service.id, id)).for('update');
  return held ? findOffer(tx, id) : null;
}

export type Municipality = { id: string; ags: string; name: string; kind: string; partOf: string | null };
export const findMunicipalities = (tx: Tx): Promise<Municipality[]> =>
  tx
    .select({
      id: municipality.id,
      ags: municipality.ags,
      name: municipality.name,
      kind: municipality.kind,
      partOf: municipality.partOf,
    })
    .from(municipality)
    .orderBy(asc(municipality.name));

/** The drawn area of a municipality; null where none is known. */
export async function findArea(
  tx: Tx,
  municipalityId: string,
): Promise<(typeof municipalityOutline.$inferSelect)['area'] | null> {
  const [row] = await tx
    .select({ area: municipalityOutline.area })
    .from(municipalityOutline)
    .where(eq(municipalityOutline.municipalityId, municipalityId));
  return row?.area ?? null;
}

export const findProjects = (tx: Tx): Promise<(typeof project.$inferSelect)[]> => tx.select().from(project);

/** Projects under way whose period ends between two days, both included, the next first. */
export const findProjectsEnding = (input: { tx: Tx; from: string; until: string }): Promise<(typeof project.$inferSelect)[]> =>
  input.tx
    .select()
    .from(project)
    .where(
      and(
        isNotNull(project.periodTo),
        gte(project.periodTo, input.from),
        lte(project.periodTo, input.until),
        notInArray(project.phase, ['ended', 'rejected']),
      ),
    )
    .orderBy(asc(project.periodTo));

type References = {
  organisationId: string | null;
  unitId: string | null;
  municipalityId: string | null;
  projectId: string | null;
  areaIds: readonly string[];
  places: readonly { placeId: string }[];
};
/** Which of what an offer refers to is not in the county: the field's name, or null. */
export async function unknownReference(tx: Tx, given: References): Promise<string | null> {
  const there = async (
    table: typeof organisation | typeof unit | typeof municipality | typeof project | typeof place,
    ids: readonly (string | null)[],
  ): Promise<boolean> => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return true;
    return (await tx.select({ id: table.id }).from(table).where(inArray(table.id, wanted))).length === wanted.length;
  };
  if (!(await there(organisation, [given.organisationId]))) return 'organisationId';
  if (!(await there(unit, [given.unitId]))) return 'unitId';
  if (!(await there(municipality, [given.municipalityId]))) return 'municipalityId';
  if (!(await there(project, [given.projectId]))) return 'projectId';
  if (!(await there(municipality, given.areaIds))) return 'areaIds';
  return (await there(
    place,
    given.places.map(({ placeId }) => placeId),
  ))
    ? null
    : 'places';
}

export type PlaceAlone = {
  row: typeof place.$inferSelect;
  municipality: string | null;
  organisation: string | null;
  unit: string | null;
};
/** Public places at which no offer is, by name; of the named ones where ids are given. */
export const findPlacesWithoutOffer = (tx: Tx, ids?: readonly string[]): Promise<PlaceAlone[]> =>
  tx
    .select({ row: place, municipality: municipality.name, organisation: organisation.name, unit: unit.name })
    .from(place)
    .leftJoin(municipality, eq(municipality.id, place.municipalityId))
    .leftJoin(organisation, eq(organisation.id, place.organisationId))
    .leftJoin(unit, eq(unit.id, place.unitId))
    .where(
      and(
        eq(place.state, 'public'),
        ids ? inArray(place.id, [...ids]) : undefined,
        sql`not exists (select from service_at_location at join service s on s.id = at.service_id
          where at.place_id = ${place.id} and s.merged_into_id is null and s.status <> 'defunct')`,
      ),
    )
    .orderBy(asc(sql`lower(${place.name})`), asc(place.id));
