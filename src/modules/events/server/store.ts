import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { EventException, EventKind, EventState } from '../contract.ts';
import { exceptionView } from './exception-view.ts';
import { event, eventException, eventSeries } from './schema.ts';

const eventRows = (tx: Tx) =>
  tx
    .select({
      row: event,
      municipality: { id: municipality.id, name: municipality.name },
      organisation: { id: organisation.id, name: organisation.name },
      unit: { id: unit.id, name: unit.name },
      place: {
        id: place.id,
        name: place.name,
        street: place.street,
        postcode: place.postcode,
        town: place.town,
        latitude: place.latitude,
        longitude: place.longitude,
      },
      series: { id: eventSeries.id, name: eventSeries.title, state: eventSeries.state },
    })
    .from(event)
    .leftJoin(municipality, eq(municipality.id, event.municipalityId))
    .leftJoin(organisation, eq(organisation.id, event.organisationId))
    .leftJoin(place, eq(place.id, event.placeId))
    .leftJoin(unit, eq(unit.id, event.unitId))
    .leftJoin(eventSeries, eq(eventSeries.id, event.seriesId));
export type EventRow = Awaited<ReturnType<typeof eventRows>>[number] & { exceptions: EventException[] };

/** Events with their exceptions, by their first date. All words of the search must be found. */
export async function findEvents(
  tx: Tx,
  filter: {
    ids?: readonly string[];
    search?: string | null;
    kind?: EventKind | null;
    states?: readonly EventState[];
    municipalityId?: string | null;
    seriesId?: string | null;
    /** Begins on this day or before. */
    beginsUpTo?: IsoDate | null;
    /** Has a date on this day or after it. */
    lastsUntil?: IsoDate | null;
  },
): Promise<EventRow[]> {
  const words = (filter.search ?? '').split(/\s+/).filter(Boolean);
  const hay = sql`lower(concat_ws(' ', ${event.title}, ${event.description}, ${event.organiserName}, ${organisation.name}, ${unit.name}, ${event.locationName}))`;
  const rows = await eventRows(tx)
    .where(
      and(
        filter.ids ? inArray(event.id, [...filter.ids]) : undefined,
        filter.kind ? eq(event.kind, filter.kind) : undefined,
        filter.states ? inArray(event.state, [...filter.states]) : undefined,
        filter.municipalityId ? eq(event.municipalityId, filter.municipalityId) : undefined,
        filter.seriesId ? eq(event.seriesId, filter.seriesId) : undefined,
        filter.beginsUpTo ? lte(event.startDate, filter.beginsUpTo) : undefined,
        filter.lastsUntil ? or(isNull(event.lastDate), gte(event.lastDate, filter.lastsUntil)) : undefined,
        ...words.map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(event.startDate), asc(sql`lower(${event.title})`), asc(event.id));
  if (rows.length === 0) return [];
  const found = await tx
    .select()
    .from(eventException)
    .where(
      inArray(
        eventException.eventId,
        rows.map(({ row }) => row.id),
      ),
    )
    .orderBy(asc(eventException.date));
  const byEvent = Map.groupBy(found, (exception) => exception.eventId);
  return rows.map((row) => ({ ...row, exceptions: (byEvent.get(row.row.id) ?? []).map(exceptionView) }));
}

export async function findEvent(tx: Tx, id: string): Promise<EventRow | null> {
  const [found] = await findEvents(tx, { ids: [id] });
  return found ?? null;
}

/** The event's row, held against other changes until the transaction ends. */
export async function lockEvent(tx: Tx, id: string): Promise<EventRow | null> {
  const [held] = await tx.select({ id: event.id }).from(event).where(eq(event.id, id)).for('update');
  return held ? findEvent(tx, id) : null;
}

export async function findSeries(tx: Tx, id: string) {
  const [row] = await tx.select().from(eventSeries).where(eq(eventSeries.id, id));
  return row ?? null;
}

/** Which of what an event refers to is not in the county: the field's name, or null. */
export async function unknownReference(
  tx: Tx,
  given: {
    placeId: string | null;
    municipalityId: string | null;
    organisationId: string | null;
    unitId: string | null;
    seriesId: string | null;
  },
): Promise<'placeId' | 'municipalityId' | 'organisationId' | 'unitId' | 'seriesId' | null> {
  const there = async (
    table: typeof place | typeof municipality | typeof organisation | typeof unit | typeof eventSeries,
    id: string | null,
  ) => id === null || (await tx.select({ id: table.id }).from(table).where(eq(table.id, id))).length > 0;
  if (!(await there(place, given.placeId))) return 'placeId';
  if (!(await there(municipality, given.municipalityId))) return 'municipalityId';
  if (!(await there(organisation, given.organisationId))) return 'organisationId';
  if (!(await there(unit, given.unitId))) return 'unitId';
  return (await there(eventSeries, given.seriesId)) ? null : 'seriesId';
}

/** Series with the unit that keeps them, and how many events each has and how many wait for release. */
export const findSeriesList = (tx: Tx) =>
  tx
    .select({
      row: eventSeries,
      unit: { id: unit.id, name: unit.name },
      events: sql<string>`(select count(*) from ${event} where ${event.seriesId} = ${eventSeries.id} and ${event.state} not in ('rejected', 'hidden'))`,
      submitted: sql<string>`(select count(*) from ${event} where ${event.seriesId} = ${eventSeries.id} and ${event.state} = 'submitted')`,
    })
    .from(eventSeries)
    .leftJoin(unit, eq(unit.id, eventSeries.unitId))
    .orderBy(sql`${eventSeries.periodFrom} desc`, asc(eventSeries.id));

/** Nobody, or a unit of the county. */
export const unitExists = async (tx: Tx, id: string | null): Promise<boolean> =>
  id === null || (await tx.select({ id: unit.id }).from(unit).where(eq(unit.id, id))).length > 0;
