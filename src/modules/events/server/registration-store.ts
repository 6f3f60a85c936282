import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { eventRegistration } from './schema.ts';

export type RegistrationRow = typeof eventRegistration.$inferSelect;

/** Seats that are taken for each date of an event. */
export async function takenSeats(tx: Tx, eventId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ date: eventRegistration.date, taken: sql<string>`sum(${eventRegistration.persons})` })
    .from(eventRegistration)
    .where(and(eq(eventRegistration.eventId, eventId), eq(eventRegistration.state, 'confirmed')))
    .groupBy(eventRegistration.date);
  return new Map(rows.map(({ date, taken }) => [date, Number(taken)]));
}

/** Registrations of an event in the order in which they came, from a day on or for one day. */
export const findRegistrations = (
  tx: Tx,
  filter: { eventId: string; date?: IsoDate | null; from?: IsoDate; state?: 'confirmed' | 'waiting' },
): Promise<RegistrationRow[]> =>
  tx
    .select()
    .from(eventRegistration)
    .where(
      and(
        eq(eventRegistration.eventId, filter.eventId),
        filter.date ? eq(eventRegistration.date, filter.date) : undefined,
        filter.from ? gte(eventRegistration.date, filter.from) : undefined,
        filter.state ? eq(eventRegistration.state, filter.state) : inArray(eventRegistration.state, ['confirmed', 'waiting']),
      ),
    )
    .orderBy(asc(eventRegistration.date), asc(eventRegistration.createdAt), asc(eventRegistration.id));

export async function findRegistration(tx: Tx, id: string): Promise<RegistrationRow | null> {
  const [row] = await tx.select().from(eventRegistration).where(eq(eventRegistration.id, id));
  return row ?? null;
}

/** The event of a registration, to be locked before the registration is read. */
export const eventOfRegistration = async (tx: Tx, id: string): Promise<string[]> =>
  (await tx.select({ eventId: eventRegistration.eventId }).from(eventRegistration).where(eq(eventRegistration.id, id))).map(
    ({ eventId }) => eventId,
  );

/** The registration of a person for a date. */
export async function registrationOfContact(
  tx: Tx,
  input: { eventId: string; date: IsoDate; contactHash: string },
): Promise<RegistrationRow | null> {
  const [row] = await tx
    .select()
    .from(eventRegistration)
    .where(
      and(
        eq(eventRegistration.eventId, input.eventId),
        eq(eventRegistration.date, input.date),
        eq(eventRegistration.contactHash, input.contactHash),
      ),
    );
  return row ?? null;
}

/** How many registrations were asked for since a moment: by one person, and in the county. */
export async function countAsked(
  tx: Tx,
  input: { contactHash: string; day: Date; hour: Date },
): Promise<{ own: number; all: number }> {
  const own = await tx.$count(
    eventRegistration,
    and(eq(eventRegistration.contactHash, input.contactHash), gt(eventRegistration.askedAt, input.day)),
  );
  const all = await tx.$count(eventRegistration, gt(eventRegistration.askedAt, input.hour));
  return { own, all };
}
