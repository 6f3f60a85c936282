import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Area } from '#kernel/geo.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { OfficeFunction, PlaceKind, PlaceState } from '../contract-places.ts';
import type { MunicipalityOf } from './model/responsible.ts';
import { contact, municipalityOutline, place, responsibleOffice } from './place-schema.ts';
import { organisation } from './schema.ts';

type Named = { id: string; name: string } | null;
export type PlaceRow = {
  row: typeof place.$inferSelect;
  municipality: (NonNullable<Named> & { ags: string }) | null;
  organisation: Named;
  unit: Named;
};
export type ContactRow = { row: typeof contact.$inferSelect; place: Named; organisation: Named; unit: Named };
export type OfficeRow = typeof responsibleOffice.$inferSelect;

const words = (search: string | null | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean);

/** Places by name. All words of the search must be found. */
export async function findPlaces(input: {
  tx: Tx;
  search?: string | null;
  kind?: PlaceKind | null;
  /** In any of these. */
  municipalityIds?: readonly string[] | null;
  state?: PlaceState | null;
  ids?: readonly string[];
  slug?: string;
}): Promise<PlaceRow[]> {
  const { tx, kind, municipalityIds, state, ids, slug } = input;
  const hay = sql`lower(concat_ws(' ', ${place.name}, ${place.summary}, ${place.street}, ${place.town}, ${municipality.name}, ${organisation.name}, ${unit.name}))`;
  return tx
    .select({
      row: place,
      municipality: { id: municipality.id, name: municipality.name, ags: municipality.ags },
      organisation: { id: organisation.id, name: organisation.name },
      unit: { id: unit.id, name: unit.name },
    })
    .from(place)
    .leftJoin(municipality, eq(municipality.id, place.municipalityId))
    .leftJoin(organisation, eq(organisation.id, place.organisationId))
    .leftJoin(unit, eq(unit.id, place.unitId))
    .where(
      and(
        ids ? inArray(place.id, [...ids]) : undefined,
        slug === undefined ? undefined : or(eq(place.slug, slug), sql`${slug} = any(${place.formerSlugs})`),
        kind ? eq(place.kind, kind) : undefined,
        municipalityIds ? inArray(place.municipalityId, [...municipalityIds]) : undefined,
        state ? eq(place.state, state) : undefined,
        ...words(input.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(sql`lower(${place.name})`), asc(place.id));
}

export async function findPlace(tx: Tx, id: string): Promise<PlaceRow | null> {
  return (await findPlaces({ tx, ids: [id] }))[0] ?? null;
}

/** Parts of addresses that are in use or lead on from earlier. */
export async function takenSlugs(input: { tx: Tx; exceptId: string | null }): Promise<Set<string>> {
  const rows = await input.tx
    .select({ slug: place.slug, former: place.formerSlugs })
    .from(place)
    .where(input.exceptId === null ? undefined : ne(place.id, input.exceptId));
  return new Set(rows.flatMap((row) => [row.slug, ...row.former]));
}

/** Contact cards by what they are for. */
export async function findContacts(input: {
  tx: Tx;
  search?: string | null;
  placeIds?: readonly string[] | null;
  state?: PlaceState | null;
  ids?: readonly string[];
}): Promise<ContactRow[]> {
  const { tx, placeIds, state, ids } = input;
  const hay = sql`lower(concat_ws(' ', ${contact.areaOfResponsibility}, ${contact.name}, ${place.name}, ${organisation.name}, ${unit.name}))`;
  return tx
    .select({
      row: contact,
      place: { id: place.id, name: place.name },
      organisation: { id: organisation.id, name: organisation.name },
      unit: { id: unit.id, name: unit.name },
    })
    .from(contact)
    .leftJoin(place, eq(place.id, contact.placeId))
    .leftJoin(organisation, eq(organisation.id, contact.organisationId))
    .leftJoin(unit, eq(unit.id, contact.unitId))
    .where(
      and(
        ids ? inArray(contact.id, [...ids]) : undefined,
        placeIds ? inArray(contact.placeId, [...placeIds]) : undefined,
        state ? eq(contact.state, state) : undefined,
        ...words(input.search).map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(sql`lower(coalesce(${contact.areaOfResponsibility}, ${contact.name}))`), asc(contact.id));
}

export async function findContact(tx: Tx, id: string): Promise<ContactRow | null> {
  return (await findContacts({ tx, ids: [id] }))[0] ?? null;
}

/** Who is responsible for what; of some functions or places where these are named. */
export async function findOffices(input: {
  tx: Tx;
  functions?: readonly OfficeFunction[];
  placeIds?: readonly string[];
}): Promise<OfficeRow[]> {
  const { tx, functions, placeIds } = input;
  return tx
    .select()
    .from(responsibleOffice)
    .where(
      and(
        functions ? inArray(responsibleOffice.function, [...functions]) : undefined,
        placeIds ? inArray(responsibleOffice.placeId, [...placeIds]) : undefined,
      ),
    )
    .orderBy(asc(responsibleOffice.function), asc(responsibleOffice.createdAt), asc(responsibleOffice.id));
}

/** Municipalities of the county by name. */
export async function findMunicipalities(tx: Tx): Promise<MunicipalityOf[]> {
  return tx
    .select({
      id: municipality.id,
      ags: municipality.ags,
      name: municipality.name,
      kind: municipality.kind,
      partOf: municipality.partOf,
    })
    .from(municipality)
    .orderBy(asc(municipality.name));
}

export type Outline = { municipality: { id: string; ags: string; name: string }; area: Area; source: string; licence: string };

/** Borders of the county's municipalities, by name. */
export async function findOutlines(tx: Tx): Promise<Outline[]> {
  return tx
    .select({
      municipality: { id: municipality.id, ags: municipality.ags, name: municipality.name },
      area: municipalityOutline.area,
      source: municipalityOutline.source,
      licence: municipalityOutline.licence,
    })
    .from(municipalityOutline)
    .innerJoin(municipality, eq(municipality.id, municipalityOutline.municipalityId))
    .orderBy(asc(municipality.name));
}
