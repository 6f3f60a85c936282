import { sql, type SQL } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { isId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OpenObject, OpenProfile, OpenService } from '../../contract-open.ts';
import {
  openAtLocationsInput,
  openOrganisationsInput,
  openServicesInput,
  openTermsInput,
  openThingInput,
} from '../../inputs-open.ts';
import { kilometres } from '../model/matches.ts';
import { findList, findTerm, taxonomies, terms, type TermList } from '../open-terms.ts';
import {
  openAtLocation,
  openAtLocationInBrief,
  openLocation,
  openOrganisation,
  openService,
  openServiceInFull,
  publicPlaces,
  type OpenGiven,
} from '../open-views.ts';
import { policy } from '../policy.ts';
import { service } from '../schema.ts';
import { countOffers, findMunicipalities, findOffer, findOffers, type OfferRow, type PlaceAt } from '../store.ts';
import { isShown } from '../views.ts';

const action = 'offers.read-public';

async function givenOf(input: { ctx: CountyCtx; tx: Tx; profile: OpenProfile; found: readonly OfferRow[] }): Promise<OpenGiven> {
  const { ctx, tx, profile, found } = input;
  const seats = profile === '3.1' ? await ctx.seatsOf({ ctx, tx, offerIds: found.map(({ row }) => row.id) }) : [];
  return {
    county: ctx.county,
    areas: new Map((await findMunicipalities(tx)).map((entry) => [entry.id, entry])),
    profile,
    today: berlinDay(ctx.clock.now()),
    seats: Map.groupBy(seats, ({ offerId }) => offerId),
  };
}

type Asked = {
  search: string | null;
  taxonomyTermId: string | null;
  taxonomyId: string | null;
  organisationId: string | null;
  modifiedAfter: Date | null;
};
const nothing = sql`false`;

const termCondition: Readonly<Record<TermList, (key: string | null) => SQL>> = {
  kind: (key) => (key === null ? sql`true` : sql`${service.kind} = ${key}`),
  topic: (key) => (key === null ? sql`cardinality(${service.topics}) > 0` : sql`${key} = any(${service.topics})`),
  audience: (key) => (key === null ? sql`cardinality(${service.audiences}) > 0` : sql`${key} = any(${service.audiences})`),
  level: (key) => (key === null ? sql`cardinality(${service.levels}) > 0` : sql`${key} = any(${service.levels})`),
  feature: (key) => {
    const one: Readonly<Record<string, SQL>> = {
      childcare: sql`${service.childcare} is true`,
      free: sql`${service.fee} = 'free'`,
      online: sql`${service.mode} <> 'on-site'`,
    };
    return key === null ? sql`(${sql.join(Object.values(one), sql` or `)})` : (one[key] ?? nothing);
  },
};

/** All filters at once narrow: every one of them must fit. */
function filterOf(ctx: CountyCtx, asked: Asked) {
  const countyId = ctx.county.id;
  const today = berlinDay(ctx.clock.now());
  const conditions = [sql`${service.status} <> 'defunct' and (${service.validTo} is null or ${service.validTo} >= ${today})`];
  if (asked.taxonomyTermId !== null) {
    const term = findTerm(countyId, asked.taxonomyTermId);
    conditions.push(term === null ? nothing : termCondition[term.list](term.key));
  }
  if (asked.taxonomyId !== null) {
    const list = findList(countyId, asked.taxonomyId);
    conditions.push(list === null ? nothing : termCondition[list](null));
  }
  if (asked.organisationId !== null) {
    const id = asked.organisationId;
    conditions.push(
      isId(id)
        ? sql`coalesce(${service.organisationId}, ${service.unitId}, ${service.municipalityId}, ${countyId}::uuid) = ${id}::uuid`
        : nothing,
    );
  }
  return {
    state: 'public' as const,
    search: asked.search,
    modifiedAfter: asked.modifiedAfter,
    more: sql.join(conditions, sql` and `),
    byId: true,
  };
}

/** Public offers by id: a page of them with the number of all, or those that follow an id. */
export const readOpenServices = useCase({
  name: 'offers.read-open-services',
  action,
  policy,
  mode: 'read',
  input: openServicesInput,
  run: async ({ ctx, tx, input }) => {
    const { profile, full, after, offset, limit, counted } = input;
    const filter = filterOf(ctx, input);
    const found = await findOffers(tx, { ...filter, after, offset, limit });
    const given = await givenOf({ ctx, tx, profile, found });
    return ok({
      services: found.map((entry) => (full ? openServiceInFull(entry, given) : openService(entry, given))),
      total: counted ? await countOffers(tx, filter) : found.length,
    });
  },
});

type OpenAnswer = { movedTo: string | null; service: OpenService | null };
/** One public offer in full; one that was merged names the id of what took its place. */
export const readOpenService = useCase({
  name: 'offers.read-open-service',
  action,
  policy,
  mode: 'read',
  input: openThingInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findOffer(tx, input.id);
    if (found?.row.mergedIntoId) return ok<OpenAnswer>({ movedTo: found.row.mergedIntoId, service: null });
    const given = await givenOf({ ctx, tx, profile: input.profile, found: found ? [found] : [] });
    if (!found || !isShown(found.row, given.today)) return notFound('Dieses Angebot');
    return ok<OpenAnswer>({ movedTo: null, service: openServiceInFull(found, given) });
  },
});

const shownOffers = async (ctx: CountyCtx, tx: Tx, asked: Partial<Asked> = {}): Promise<OfferRow[]> =>
  findOffers(tx, {
    ...filterOf(ctx, {
      search: null,
      taxonomyTermId: null,
      taxonomyId: null,
      organisationId: null,
      modifiedAfter: null,
      ...asked,
    }),
  });

type Organised = { found: OfferRow[]; given: OpenGiven };
function openOrganisationInFull(id: string, { found, given }: Organised, withServices: boolean): OpenObject {
  const own = found.filter((entry) => openOrganisation(entry, given).id === id);
  const locations = new Map(own.flatMap(publicPlaces).map((at): [string, PlaceAt] => [at.place.id, at]));
  const programs = new Map(own.flatMap(({ project }) => (project?.isPublic ? [[project.id, project] as const] : [])));
  return {
    ...openOrganisation(own[0]!, given),
    locations: [...locations.values()].map((at) => openLocation(at, given)),
    programs: [...programs.values()].map(({ id: programId, name, description }) => ({
      id: programId,
      organization_id: id,
      name,
      description: description ?? name,
    })),
    ...(withServices ? { services: own.map((entry) => openServiceInFull(entry, given)) } : {}),
  };
}

/** Whoever runs public offers, by name. */
export const readOpenOrganisations = useCase({
  name: 'offers.read-open-organisations',
  action,
  policy,
  mode: 'read',
  input: openOrganisationsInput,
  run: async ({ ctx, tx, input }) => {
    const found = await shownOffers(ctx, tx);
    const given = await givenOf({ ctx, tx, profile: input.profile, found });
    const words = (input.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const all = new Map(found.map((entry) => openOrganisation(entry, given)).map((entry) => [entry.id, entry]));
    const fitting = [...all.values()]
      .filter(({ name, description }) => words.every((word) => `${name} ${description}`.toLowerCase().includes(word)))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'de') || one.id.localeCompare(other.id));
    return ok(
      input.full || input.withServices
        ? fitting.map(({ id }) => openOrganisationInFull(id, { found, given }, input.withServices))
        : fitting,
    );
  },
});

export const readOpenOrganisation = useCase({
  name: 'offers.read-open-organisation',
  action,
  policy,
  mode: 'read',
  input: openThingInput,
  run: async ({ ctx, tx, input }) => {
    const found = await shownOffers(ctx, tx, { organisationId: input.id });
    const given = await givenOf({ ctx, tx, profile: input.profile, found });
    return found.length === 0
      ? notFound('Diese Organisation')
      : ok(openOrganisationInFull(input.id.toLowerCase(), { found, given }, input.withServices));
  },
});

/** Offers at places. A postcode takes those that its residents may use; with a radius, those within it of its middle. */
export const readOpenAtLocations = useCase({
  name: 'offers.read-open-at-locations',
  action,
  policy,
  mode: 'read',
  input: openAtLocationsInput,
  run: async ({ ctx, tx, input }) => {
    const { full, postcode, proximity } = input;
    const found = await shownOffers(ctx, tx, input);
    const given = await givenOf({ ctx, tx, profile: input.profile, found });
    const near = postcode === null ? () => true : await nearPostcode({ tx, postcode, proximity });
    return ok(
      found
        .flatMap((entry) => publicPlaces(entry).map((at) => ({ found: entry, at })))
        .filter(near)
        .map((pair) =>
          full
            ? { ...openAtLocation({ ...pair, given }), service: withoutPlaces(openServiceInFull(pair.found, given)) }
            : openAtLocationInBrief({ ...pair, given }),
        ),
    );
  },
});

/** An offer inside one of its places does not name its places again. */
function withoutPlaces(full: OpenObject): OpenObject {
  const { service_at_locations: _places, ...rest } = full;
  return rest;
}

type Pair = { found: OfferRow; at: PlaceAt };
async function nearPostcode(input: { tx: Tx; postcode: string; proximity: number | null }): Promise<(pair: Pair) => boolean> {
  const { tx, postcode, proximity } = input;
  const known = await tx.execute<{ municipality_id: string | null; latitude: number | null; longitude: number | null }>(
    sql`select municipality_id, latitude, longitude from place where state = 'public' and postcode = ${postcode}`,
  );
  const spots = known.rows.filter((row) => row.latitude !== null && row.longitude !== null);
  if (proximity !== null) {
    if (spots.length === 0) return () => false;
    const mean = (name: 'latitude' | 'longitude'): number =>
      spots.reduce((sum, row) => sum + Number(row[name]), 0) / spots.length;
    const centre = { latitude: mean('latitude'), longitude: mean('longitude') };
    return ({ at: { place } }) =>
      place.latitude !== null &&
      kilometres(centre, { latitude: place.latitude, longitude: place.longitude! }) * 1000 <= proximity;
  }
  const inside = new Set(known.rows.map((row) => row.municipality_id));
  return ({ found }) =>
    known.rows.length > 0 && (found.row.areaIds.length === 0 || found.row.areaIds.some((id) => inside.has(id)));
}

export const readOpenAtLocation = useCase({
  name: 'offers.read-open-at-location',
  action,
  policy,
  mode: 'read',
  input: openThingInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findOffers(tx, {
      ...filterOf(ctx, { search: null, taxonomyTermId: null, taxonomyId: null, organisationId: null, modifiedAfter: null }),
      more: sql`exists (select from service_at_location at where at.service_id = ${service.id} and at.id = ${input.id})`,
    });
    const given = await givenOf({ ctx, tx, profile: input.profile, found: found ? [found] : [] });
    const at = found && publicPlaces(found).find(({ row }) => row.id === input.id.toLowerCase());
    if (!found || !at || !isShown(found.row, given.today)) return notFound('Dieses Angebot an einem Ort');
    return ok<OpenObject>({
      ...openAtLocation({ found, at, given }),
      service: withoutPlaces(openServiceInFull(found, given)),
    });
  },
});

/** The closed lists by which offers are sorted. */
export const readOpenTerms = useCase({
  name: 'offers.read-open-terms',
  action,
  policy,
  mode: 'read',
  input: openTermsInput,
  run: async ({ ctx }) => ok({ taxonomies: taxonomies(ctx.county.id), terms: terms(ctx.county.id) }),
});
