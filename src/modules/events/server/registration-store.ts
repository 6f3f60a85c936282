import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { eventRegistration } from './schema.ts';

/** Seats that are taken for each date of an event. */
export async function takenSeats(tx: Tx, eventId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ date: eventRegistration.date, taken: sql<string>`sum(${eventRegistration.persons})` })
    .from(eventRegistration)
    .where(and(eq(eventRegistration.eventId, eventId), eq(eventRegistration.state, 'confirmed')))
    .groupBy(eventRegistration.date);
  return new Map(rows.map(({ date, taken }) => [date, Number(taken)]));
}
