import { and, asc, eq, gt, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { event } from '#modules/events/server/schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import { appointment, appointmentCount, bookableHours, interpretingNeed } from './appointment-schema.ts';

export type BookableRow = {
  row: typeof bookableHours.$inferSelect;
  event: {
    title: string;
    unitId: string | null;
    organisationId: string | null;
    municipalityId: string | null;
    organiserName: string | null;
    languages: string[];
  };
  unit: string | null;
  organisation: string | null;
};
export type AppointmentRow = typeof appointment.$inferSelect;

const eventFacts = {
  title: event.title,
  unitId: event.unitId,
  organisationId: event.organisationId,
  municipalityId: event.municipalityId,
  organiserName: event.organiserName,
  languages: event.languages,
};

export const findBookables = (tx: Tx, filter: { id?: string; eventId?: string; isOpen?: boolean }): Promise<BookableRow[]> =>
  tx
    .select({ row: bookableHours, event: eventFacts, unit: unit.name, organisation: organisation.name })
    .from(bookableHours)
    .innerJoin(event, eq(event.id, bookableHours.eventId))
    .leftJoin(unit, eq(unit.id, event.unitId))
    .leftJoin(organisation, eq(organisation.id, event.organisationId))
    .where(
      and(
        filter.id ? eq(bookableHours.id, filter.id) : undefined,
        filter.eventId ? eq(bookableHours.eventId, filter.eventId) : undefined,
        filter.isOpen === undefined ? undefined : eq(bookableHours.isOpen, filter.isOpen),
      ),
    )
    .orderBy(asc(event.title), asc(bookableHours.id));

/** Held until the transaction ends: whoever gives a time comes one after the other. */
export async function lockBookable(tx: Tx, id: string): Promise<BookableRow | null> {
  const [held] = await tx.select({ id: bookableHours.id }).from(bookableHours).where(eq(bookableHours.id, id)).for('update');
  const [found] = held ? await findBookables(tx, { id }) : [];
  return found ?? null;
}

/** To whom an event belongs whose hours are to be made bookable; null where there is none. */
export async function findHolder(tx: Tx, eventId: string): Promise<BookableRow['event'] | null> {
  const [found] = await tx.select(eventFacts).from(event).where(eq(event.id, eventId));
  return found ?? null;
}

export const findAppointments = (
  tx: Tx,
  filter: { bookableIds?: readonly string[]; endsAfter?: Date },
): Promise<AppointmentRow[]> =>
  tx
    .select()
    .from(appointment)
    .where(
      and(
        filter.bookableIds ? inArray(appointment.bookableId, [...filter.bookableIds]) : undefined,
        filter.endsAfter ? gt(appointment.endsAt, filter.endsAfter) : undefined,
      ),
    )
    .orderBy(asc(appointment.startsAt), asc(appointment.id));

export async function findAppointment(tx: Tx, id: string): Promise<AppointmentRow | null> {
  const [row] = await tx.select().from(appointment).where(eq(appointment.id, id));
  return row ?? null;
}

/** How many appointments were asked for since a moment: by one person, and in the county. */
export async function countAsked(tx: Tx, input: { contactHash: string; day: Date; hour: Date }) {
  const own = await tx.$count(
    appointment,
    and(eq(appointment.contactHash, input.contactHash), gt(appointment.createdAt, input.day)),
  );
  return { own, all: await tx.$count(appointment, gt(appointment.createdAt, input.hour)) };
}

type Counted = 'booked' | 'came' | 'missed' | 'cancelled';
/** Raises or lowers a count of the month in which the appointment is. */
export async function addCount(
  tx: Tx,
  given: { id: string; countyId: string; month: IsoDate; topic: AppointmentRow['topic']; what: Counted; by: 1 | -1 },
): Promise<void> {
  const { what, by, ...row } = given;
  const column = appointmentCount[what];
  await tx
    .insert(appointmentCount)
    .values({ ...row, [what]: Math.max(0, by) })
    .onConflictDoUpdate({
      target: [appointmentCount.countyId, appointmentCount.month, appointmentCount.topic],
      set: { [what]: sql`greatest(0, ${column} + ${by})` },
    });
}

export const sumAppointments = (tx: Tx, span: { from: IsoDate; to: IsoDate }) => {
  const sum = (column: (typeof appointmentCount)[Counted]) => sql<number>`sum(${column})::int`;
  return tx
    .select({
      topic: appointmentCount.topic,
      booked: sum(appointmentCount.booked),
      came: sum(appointmentCount.came),
      missed: sum(appointmentCount.missed),
      cancelled: sum(appointmentCount.cancelled),
    })
    .from(appointmentCount)
    .where(and(gte(appointmentCount.month, span.from), lte(appointmentCount.month, span.to)))
    .groupBy(appointmentCount.topic);
};

export async function findNeed(tx: Tx, where: { id?: string; appointmentId?: string }) {
  const [row] = await tx
    .select()
    .from(interpretingNeed)
    .where(
      and(
        where.id ? eq(interpretingNeed.id, where.id) : undefined,
        where.appointmentId ? eq(interpretingNeed.appointmentId, where.appointmentId) : undefined,
      ),
    );
  return row ?? null;
}
