import { and, asc, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import { event, eventCall, eventSeries } from './schema.ts';

export type CallRow = typeof eventCall.$inferSelect;
type SeriesRow = typeof eventSeries.$inferSelect;

/** Calls of a series with what came of them, the latest first. */
export const findCalls = (tx: Tx, seriesId: string) =>
  tx
    .select({ row: eventCall, entry: { id: event.id, title: event.title, state: event.state } })
    .from(eventCall)
    .leftJoin(event, eq(event.id, eventCall.eventId))
    .where(eq(eventCall.seriesId, seriesId))
    .orderBy(desc(eventCall.createdAt), desc(eventCall.id));

/** One call with its series; locked by whoever writes. */
export async function findCall(input: {
  tx: Tx;
  callId: string;
  lock: boolean;
}): Promise<{ call: CallRow; series: SeriesRow } | null> {
  const { tx, callId, lock } = input;
  const query = tx.select().from(eventCall).where(eq(eventCall.id, callId));
  const [call] = await (lock ? query.for('update') : query);
  if (!call) return null;
  const [series] = await tx.select().from(eventSeries).where(eq(eventSeries.id, call.seriesId));
  return series ? { call, series } : null;
}

/** The call by which an event came. */
export async function callOfEvent(tx: Tx, eventId: string): Promise<CallRow | null> {
  const [call] = await tx.select().from(eventCall).where(eq(eventCall.eventId, eventId));
  return call ?? null;
}

export const eventsByLink = async (tx: Tx): Promise<string[]> =>
  (await tx.select({ id: eventCall.eventId }).from(eventCall).where(isNotNull(eventCall.eventId))).map(({ id }) => id!);

/** A call of somebody to a series that no entry came of yet. */
export async function openCallOf(tx: Tx, input: { seriesId: string; contactHash: string }): Promise<CallRow | null> {
  const [call] = await tx
    .select()
    .from(eventCall)
    .where(and(eq(eventCall.seriesId, input.seriesId), eq(eventCall.contactHash, input.contactHash), isNull(eventCall.eventId)));
  return call ?? null;
}

/** How many links were asked for since a moment: by one person, and in the county. */
export async function countCalls(
  tx: Tx,
  input: { contactHash: string; day: Date; hour: Date },
): Promise<{ own: number; all: number }> {
  const own = await tx.$count(eventCall, and(eq(eventCall.contactHash, input.contactHash), gt(eventCall.createdAt, input.day)));
  const all = await tx.$count(eventCall, gt(eventCall.createdAt, input.hour));
  return { own, all };
}

/** Municipalities that an entry may name, by name. */
export const findMunicipalityNames = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.select({ id: municipality.id, name: municipality.name }).from(municipality).orderBy(asc(municipality.name));
