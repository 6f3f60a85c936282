import { eq } from 'drizzle-orm';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfferView } from '../../contract.ts';
import { mergeInput } from '../../inputs.ts';
import { duplicatePairs, type Likeness } from '../model/likeness.ts';
import { policy } from '../policy.ts';
import { service } from '../schema.ts';
import { findOffers, lockOffer } from '../store.ts';
import { saveParts } from '../write-offer.ts';
import { changedMeanwhile, viewsOf } from './offers.ts';

/** Pairs of offers that may be one, side by side, the surest first. */
export const listDuplicates = useCase({
  name: 'offers.list-duplicates',
  action: 'offers.coordinate',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const found = (await findOffers(tx, {})).filter(({ row }) => row.mergedIntoId === null);
    const pairs = duplicatePairs(
      found.map(({ row, places }) => ({
        id: row.id,
        name: row.name,
        phone: row.phone,
        addresses: places.map(({ place: { street, postcode, town } }) => ({ street, postcode, town })),
      })),
    );
    const wanted = new Set(pairs.flatMap(({ one, other }) => [one, other]));
    const views = new Map(
      (
        await viewsOf(
          tx,
          found.filter(({ row }) => wanted.has(row.id)),
        )
      ).map((view) => [view.id, view]),
    );
    return ok(
      pairs.map(({ one, other, ...rest }): Likeness & { one: OfferView; other: OfferView } => ({
        ...rest,
        one: views.get(one)!,
        other: views.get(other)!,
      })),
    );
  },
});

/** Fields that may be taken from the one that goes. */
const mergedFields = [
  'name',
  'summary',
  'description',
  'kind',
  'topics',
  'audiences',
  'levels',
  'languages',
  'eligibility',
  'applicationProcess',
  'interpretation',
  'phone',
  'email',
  'website',
] as const;

/** Makes two offers one: what was said of the one that goes is taken over where it is asked for, with places that the other does not have; links to it lead on. */
export const mergeOffers = useCase({
  name: 'offers.merge-offers',
  action: 'offers.coordinate',
  policy,
  mode: 'write',
  input: mergeInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { keepId, dropId, take } = input;
    if (keepId === dropId) return invalidField('dropId', 'Das ist dasselbe Angebot.');
    // Always in the same order: two who merge the other way round wait for each other and not in a circle.
    const [first, second] = [keepId, dropId].toSorted();
    const [one, other] = [await lockOffer(tx, first!), await lockOffer(tx, second!)];
    if (!one || !other) return notFound('Dieses Angebot');
    const [keep, drop] = one.row.id === keepId ? [one, other] : [other, one];
    if (keep.row.mergedIntoId !== null || drop.row.mergedIntoId !== null)
      return conflict('merged', 'Eines der beiden ist schon in einem anderen aufgegangen.');
    if (keep.row.version !== input.keepVersion || drop.row.version !== input.dropVersion) return changedMeanwhile();
    const now = ctx.clock.now();
    const taken = Object.fromEntries(
      mergedFields.filter((field) => take.includes(field)).map((field) => [field, drop.row[field]]),
    );
    await tx
      .update(service)
      .set({ ...taken, updatedAt: now, version: keep.row.version + 1 })
      .where(eq(service.id, keepId));
    const own = new Set(keep.places.map(({ row }) => row.placeId));
    await saveParts({
      ctx,
      tx,
      id: keepId,
      before: keep,
      places: [...keep.places, ...drop.places.filter(({ row }) => !own.has(row.placeId))].map(({ row }) => ({
        placeId: row.placeId,
        schedules: row.schedules,
      })),
      capacities: keep.capacities,
    });
    // What led to the one that goes leads to the other at once: never from one to the next.
    await tx.update(service).set({ mergedIntoId: keepId }).where(eq(service.mergedIntoId, dropId));
    await tx
      .update(service)
      .set({ state: 'hidden', mergedIntoId: keepId, updatedAt: now, version: drop.row.version + 1 })
      .where(eq(service.id, dropId));
    audit({
      subjectType: 'offer',
      subjectId: keepId,
      summary: `Angebot „${drop.row.name}“ in „${keep.row.name}“ zusammengeführt`,
      fields: { taken: { after: Object.keys(taken).join(', ') || null } },
    });
    audit({ subjectType: 'offer', subjectId: dropId, summary: `In „${keep.row.name}“ aufgegangen` });
    touchPublic();
    return ok({ id: keepId });
  },
});
