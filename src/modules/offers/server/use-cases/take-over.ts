import { eq, isNotNull } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { offerOfPlace, type PlaceWithoutOffer, type TakenOffer } from '../../contract-take-over.ts';
import { placesToOffersInput, takeOfferInput } from '../../inputs-take-over.ts';
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
    const { places, capacities, hash, sourceKey, ...given } = input;
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
      .set({ ...fresh, sourceHash: hash, sourceVersion: row.version + 1, updatedAt: now, version: row.version + 1 })
      .where(eq(service.id, row.id));
    const before = await findOffer(tx, row.id);
    await saveParts({ ctx, tx, id: row.id, before, places, capacities });
    const fields = changedFields<Record<string, unknown>>(row, fresh);
    audit({ subjectType: 'offer', subjectId: row.id, summary: `Angebot „${given.name}“ aus der Quelle erneuert`, fields });
    if (row.state === 'public') touchPublic();
    return ok({ id: row.id, fields: Object.keys(fields) });
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
