import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { offerOfPlace, type PlaceWithoutOffer, type TakenOffer } from '../../contract-take-over.ts';
import { noteSourceInput, placesToOffersInput, takeOfferInput } from '../../inputs-take-over.ts';
import { policy } from '../policy.ts';
import { service, serviceAtLocation } from '../schema.ts';
import { findOffer, findPlacesWithoutOffer, type PlaceAlone } from '../store.ts';
import { checkReferences, confirmation, saveParts } from '../write-offer.ts';

const coordinate = 'offers.coordinate';

/** What came from other servers, and which of their places is which here. */
export const listTaken = useCase({
  name: 'offers.list-taken',
  action: coordinate,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await tx
      .select({
        offerId: service.id,
        sourceKey: service.sourceKey,
        name: service.name,
        hash: service.sourceHash,
        version: service.version,
        sourceVersion: service.sourceVersion,
        source: service.source,
        state: service.state,
      })
      .from(service)
      .where(isNotNull(service.sourceHash));
    const places = await tx
      .selectDistinct({ sourceKey: serviceAtLocation.sourceKey, placeId: serviceAtLocation.placeId })
      .from(serviceAtLocation)
      .where(isNotNull(serviceAtLocation.sourceKey));
    return ok({
      offers: rows.map(({ version, sourceVersion, sourceKey, hash, ...row }): TakenOffer => ({
        ...row,
        sourceKey: sourceKey!,
        hash: hash!,
        changedHere: version !== sourceVersion,
      })),
      places: places.map(({ sourceKey, placeId }) => ({ sourceKey: sourceKey!, placeId })),
    });
  },
});

/**
 * Takes an offer over from another server, or what changed there since. What somebody here changed meanwhile is refused, and
 * whether it is shown is decided here once it is there.
 */
export const takeOffer = useCase({
  name: 'offers.take-offer',
  action: coordinate,
  policy,
  mode: 'write',
  input: takeOfferInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { places, capacities, hash, sourceKey, source, ...given } = input;
    const known = await checkReferences(tx, { ...given, places });
    if (!known.ok) return known;
    const now = ctx.clock.now();
    const [row] = await tx.select().from(service).where(eq(service.sourceKey, sourceKey)).for('update');
    if (row === undefined) {
      const id = newId(now.getTime());
      const isPublic = given.state === 'public';
      await tx.insert(service).values({
        ...given,
        id,
        countyId: ctx.county.id,
        sourceKey,
        source,
        sourceHash: hash,
        sourceVersion: 1,
        createdAt: now,
        updatedAt: now,
        ...(isPublic ? { ...confirmation(ctx), publishedAt: now } : {}),
      });
      await saveParts({ ctx, tx, id, before: null, places, capacities });
      audit({ subjectType: 'offer', subjectId: id, summary: `Angebot „${given.name}“ übernommen` });
      if (isPublic) touchPublic();
      return ok({ id, fields: [] as string[] });
    }
    if (row.version !== row.sourceVersion)
      return conflict('changed-here', 'Dieses Angebot wurde hier seit der Übernahme geändert und bleibt, wie es hier steht.');
    const fresh = { ...given, state: row.state };
    await tx
      .update(service)
      .set({
        ...fresh,
        source,
        sourceGoneAt: null,
        sourceHash: hash,
        sourceVersion: row.version + 1,
        updatedAt: now,
        version: row.version + 1,
      })
      .where(eq(service.id, row.id));
    const before = await findOffer(tx, row.id);
    await saveParts({ ctx, tx, id: row.id, before, places, capacities });
    const fields = changedFields<Record<string, unknown>>(row, fresh);
    audit({ subjectType: 'offer', subjectId: row.id, summary: `Angebot „${given.name}“ aus der Quelle erneuert`, fields });
    if (row.state === 'public') touchPublic();
    return ok({ id: row.id, fields: Object.keys(fields) });
  },
});

/**
 * After all of a source was read: notes of what is there where it came from, and of what came from it and is gone since when. What is
 * gone is hidden where that is asked for, but never what somebody here changed. Gives how many were hidden.
 */
export const noteSource = useCase({
  name: 'offers.note-source',
  action: coordinate,
  policy,
  mode: 'write',
  input: noteSourceInput,
  run: async ({ ctx, tx, input: { source, presentIds, goneIds, hide }, audit, touchPublic }) => {
    const now = ctx.clock.now();
    audit({
      subjectType: 'offer-source',
      subjectId: source,
      summary: `Quelle „${source}“ gelesen: ${presentIds.length} bekannte Angebote da, ${goneIds.length} nicht mehr`,
    });
    const those = (ids: readonly string[]) => sql`${service.id} = any(${sql.param([...ids])}::uuid[])`;
    await tx
      .update(service)
      .set({ source, sourceGoneAt: null })
      .where(and(those(presentIds), isNotNull(service.sourceHash), or(isNull(service.source), isNotNull(service.sourceGoneAt))));
    const isIts = and(those(goneIds), eq(service.source, source));
    const gone = await tx
      .update(service)
      .set({ sourceGoneAt: now })
      .where(and(isIts, isNull(service.sourceGoneAt)))
      .returning({ id: service.id, name: service.name });
    for (const { id, name } of gone)
      audit({ subjectType: 'offer', subjectId: id, summary: `Angebot „${name}“ ist an der Quelle nicht mehr da` });
    if (!hide) return ok({ hidden: 0 });
    const hidden = await tx
      .update(service)
      .set({ state: 'hidden', updatedAt: now })
      .where(and(isIts, eq(service.version, service.sourceVersion), ne(service.state, 'hidden')))
      .returning({ id: service.id, name: service.name });
    for (const { id, name } of hidden)
      audit({ subjectType: 'offer', subjectId: id, summary: `Angebot „${name}“ verborgen: an der Quelle nicht mehr da` });
    if (hidden.length > 0) touchPublic();
    return ok({ hidden: hidden.length });
  },
});

const placeView = ({ row, municipality, organisation, unit }: PlaceAlone): PlaceWithoutOffer => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  town: row.town,
  municipality,
  holder: organisation ?? unit,
});

/** Public places of the network at which the directory has no offer, by name. */
export const listPlacesWithoutOffer = useCase({
  name: 'offers.list-places-without-offer',
  action: coordinate,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) =>
    ok((await findPlacesWithoutOffer(tx)).filter(({ row }) => offerOfPlace[row.kind] !== undefined).map(placeView)),
});

/** Makes drafts of offers from places of the network. Their kind and topic are guessed from the place's and wait to be read. */
export const takePlacesAsOffers = useCase({
  name: 'offers.take-places-as-offers',
  action: coordinate,
  policy,
  mode: 'write',
  input: placesToOffersInput,
  run: async ({ ctx, tx, input, audit }) => {
    const ids = [...new Set(input.placeIds)];
    const found = (await findPlacesWithoutOffer(tx, ids)).filter(({ row }) => offerOfPlace[row.kind] !== undefined);
    if (found.length !== ids.length)
      return invalidField('placeIds', 'Einen dieser Orte gibt es hier nicht, oder er hat schon ein Angebot.', 'unknown-place');
    const now = ctx.clock.now();
    for (const { row } of found) {
      const id = newId(now.getTime());
      const { kind, topic } = offerOfPlace[row.kind]!;
      await tx.insert(service).values({
        id,
        countyId: ctx.county.id,
        name: row.name,
        summary: row.summary,
        description: row.description,
        kind,
        topics: [topic],
        languages: row.languages,
        organisationId: row.organisationId,
        unitId: row.unitId,
        mode: 'on-site',
        fee: 'unknown',
        phone: row.phone,
        email: row.email,
        website: row.website,
        status: 'active',
        state: 'draft',
        createdAt: now,
        updatedAt: now,
      });
      await saveParts({ ctx, tx, id, before: null, places: [{ placeId: row.id, schedules: [] }], capacities: [] });
      audit({ subjectType: 'offer', subjectId: id, summary: `Angebot „${row.name}“ aus dem Ort angelegt` });
    }
    return ok({ count: found.length });
  },
});
