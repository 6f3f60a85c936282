import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { z } from 'zod';
import type { quickByLinkInput } from '../inputs.ts';
import { service, serviceAtLocation, serviceCapacity } from './schema.ts';
import { unknownReference, type OfferRow } from './store.ts';

/** An offer is asked about again half a year after somebody confirmed it. */
const reviewAfterDays = 182;
export const nextReview = (now: Date): string => addDays(berlinDay(now), reviewAfterDays);

const faults: Readonly<Record<string, string>> = {
  organisationId: 'Diese Organisation gibt es hier nicht.',
  unitId: 'Diese Stelle gibt es hier nicht.',
  municipalityId: 'Diese Gemeinde gibt es in diesem Landkreis nicht.',
  projectId: 'Dieses Projekt gibt es hier nicht.',
  areaIds: 'Eine dieser Gemeinden gibt es in diesem Landkreis nicht.',
  places: 'Einen dieser Orte gibt es hier nicht.',
};

export async function checkReferences(tx: Tx, given: Parameters<typeof unknownReference>[1]): Promise<Result<undefined>> {
  const unknown = await unknownReference(tx, given);
  return unknown === null ? ok() : invalidField(unknown, faults[unknown]!, 'unknown-reference');
}

type Places = readonly {
  placeId: string;
  schedules: OfferRow['places'][number]['row']['schedules'];
  sourceKey?: string;
}[];
type Seats = readonly Pick<OfferRow['capacities'][number], 'unit' | 'audience' | 'maximum' | 'available'>[];

/** Sets places, their times and the seats of an offer; what stays keeps its id. */
export async function saveParts(input: {
  ctx: CountyCtx;
  tx: Tx;
  id: string;
  before: Pick<OfferRow, 'places' | 'capacities'> | null;
  places: Places;
  capacities: Seats;
}): Promise<void> {
  const { ctx, tx, id, before, places, capacities } = input;
  const now = ctx.clock.now();
  const base = { countyId: ctx.county.id, serviceId: id };
  const oldPlaces = new Map((before?.places ?? []).map(({ row }) => [row.placeId, row]));
  for (const [position, { placeId, schedules, sourceKey }] of places.entries()) {
    const old = oldPlaces.get(placeId);
    oldPlaces.delete(placeId);
    if (old) await tx.update(serviceAtLocation).set({ position, schedules }).where(eq(serviceAtLocation.id, old.id));
    else
      await tx
        .insert(serviceAtLocation)
        .values({ ...base, id: newId(now.getTime()), placeId, position, schedules, sourceKey: sourceKey ?? null });
  }
  for (const { id: gone } of oldPlaces.values()) await tx.delete(serviceAtLocation).where(eq(serviceAtLocation.id, gone));
  const keyOf = (entry: Seats[number]): string => `${entry.unit} ${entry.audience ?? ''}`;
  const oldSeats = new Map((before?.capacities ?? []).map((entry) => [keyOf(entry), entry]));
  for (const entry of capacities.filter(({ maximum, available }) => maximum !== null || available !== null)) {
    const old = oldSeats.get(keyOf(entry));
    oldSeats.delete(keyOf(entry));
    if (!old) await tx.insert(serviceCapacity).values({ ...base, ...entry, id: newId(now.getTime()), updatedAt: now });
    else if (old.maximum !== entry.maximum || old.available !== entry.available)
      await tx
        .update(serviceCapacity)
        .set({ maximum: entry.maximum, available: entry.available, updatedAt: now })
        .where(eq(serviceCapacity.id, old.id));
  }
  for (const { id: gone } of oldSeats.values()) await tx.delete(serviceCapacity).where(eq(serviceCapacity.id, gone));
}

/** The next version where only what is shown changes: what was taken over is as it came, and follows its source on. */
export const nextShown = (row: Pick<OfferRow['row'], 'version' | 'sourceVersion'>) => ({
  version: row.version + 1,
  sourceVersion: row.sourceVersion === row.version ? row.version + 1 : row.sourceVersion,
});

/** What a short form changes, by account or by link; whoever saves it confirms the rest. */
export async function quickChange(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: OfferRow;
  given: z.output<typeof quickByLinkInput>;
}): Promise<{ version: number; fields: ReturnType<typeof changedFields> }> {
  const { ctx, tx, found, given } = input;
  const { row } = found;
  const now = ctx.clock.now();
  const times = new Map(given.times.map(({ placeId, schedules }) => [placeId, schedules]));
  const others = found.capacities.filter(({ unit, audience }) => unit !== 'seats' || audience !== null);
  await saveParts({
    ctx,
    tx,
    id: row.id,
    before: found,
    places: found.places.map(({ row: at }) => ({ placeId: at.placeId, schedules: times.get(at.placeId) ?? at.schedules })),
    capacities: [...others, { unit: 'seats', audience: null, maximum: given.seatsMaximum, available: given.seatsAvailable }],
  });
  const after = {
    status: given.status,
    alert: given.alert,
    phone: given.phone,
    email: given.email,
    website: given.website,
    schedules: given.schedules ?? row.schedules,
    reviewBy: nextReview(now),
  };
  await tx
    .update(service)
    .set({ ...after, ...confirmation(ctx), updatedAt: now, version: row.version + 1 })
    .where(eq(service.id, row.id));
  return { version: row.version + 1, fields: changedFields<Record<string, unknown>>(row, after) };
}

/** That somebody said today that all is right: an answer to every question so far. */
export const confirmation = (ctx: CountyCtx) => ({
  confirmedAt: ctx.clock.now(),
  confirmedBy: actorRef(ctx.actor),
  reviewBy: nextReview(ctx.clock.now()),
  askedAt: null,
});
