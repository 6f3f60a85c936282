import { and, asc, between, eq } from 'drizzle-orm';
import { invalidField, notFound } from '#kernel/errors.ts';
import { berlinDay } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { eventKinds, type EventKind } from '../../contract.ts';
import type { AttendanceView } from '../../contract-registration.ts';
import { attendanceInput, eventIdInput, figuresInput } from '../../inputs.ts';
import { findDate } from '../model/occurrences.ts';
import { policy } from '../policy.ts';
import { event, eventAttendance } from '../schema.ts';
import { findEvent, lockEvent } from '../store.ts';
import { thingOf } from '../thing-of.ts';
import { recurringOf } from '../views.ts';

/** Keeps how many came to a date: counts alone, never names. Overwrites what was counted before. */
export const recordAttendance = useCase({
  name: 'events.record-attendance',
  action: 'events.edit',
  policy,
  mode: 'write',
  input: attendanceInput,
  load: async ({ tx, input }) => {
    const found = await lockEvent(tx, input.eventId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Diese Veranstaltung');
  },
  run: async ({ ctx, tx, input, loaded, audit }) => {
    const { eventId, date, ...counts } = input;
    const now = ctx.clock.now();
    const held = findDate(recurringOf(loaded), date);
    if (held === null) return invalidField('date', 'An diesem Tag beginnt kein Termin dieser Veranstaltung.', 'no-such-date');
    if (held.state === 'cancelled') return invalidField('date', 'Dieser Termin ist ausgefallen.', 'cancelled');
    if (held.startDate > berlinDay(now)) return invalidField('date', 'Dieser Termin kommt erst noch.', 'in-future');
    await tx
      .insert(eventAttendance)
      .values({ id: newId(now.getTime()), countyId: ctx.county.id, eventId, date, ...counts, recordedAt: now })
      .onConflictDoUpdate({
        target: [eventAttendance.countyId, eventAttendance.eventId, eventAttendance.date],
        set: { ...counts, recordedAt: now },
      });
    audit({
      subjectType: 'event',
      subjectId: eventId,
      summary: `Teilnehmende am ${date} gezählt: ${counts.participants}`,
      fields: { participants: { after: counts.participants } },
    });
    return ok();
  },
});

/** What was counted at the dates of an event. */
export const listAttendance = useCase({
  name: 'events.list-attendance',
  action: 'events.read-office',
  policy,
  mode: 'read',
  input: eventIdInput,
  load: async ({ tx, input }) => {
    const found = await findEvent(tx, input.eventId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Diese Veranstaltung');
  },
  run: async ({ tx, input }) => {
    const rows = await tx
      .select()
      .from(eventAttendance)
      .where(eq(eventAttendance.eventId, input.eventId))
      .orderBy(asc(eventAttendance.date));
    return ok(
      rows.map(({ date, participants, women, men, children, sourceNote }): AttendanceView => ({
        date,
        participants,
        women,
        men,
        children,
        sourceNote,
      })),
    );
  },
});

export type EventFigures = {
  /** Events and dates whose attendance was counted, and who came. */
  kinds: { kind: EventKind; events: number; dates: number; participants: number; children: number }[];
  total: { events: number; dates: number; participants: number; children: number };
};

/** How many events were held in a period, and how many came, by kind. Sums over dates: who came twice counts twice. */
export const readEventFigures = useCase({
  name: 'events.read-event-figures',
  action: 'events.read-figures',
  policy,
  mode: 'read',
  input: figuresInput,
  run: async ({ tx, input }) => {
    const rows = await tx
      .select({
        eventId: event.id,
        kind: event.kind,
        participants: eventAttendance.participants,
        children: eventAttendance.children,
      })
      .from(eventAttendance)
      .innerJoin(event, and(eq(event.countyId, eventAttendance.countyId), eq(event.id, eventAttendance.eventId)))
      .where(between(eventAttendance.date, input.from, input.to))
      .orderBy(asc(eventAttendance.date));
    const sums = (own: typeof rows) => ({
      events: new Set(own.map((row) => row.eventId)).size,
      dates: own.length,
      participants: own.reduce((sum, row) => sum + row.participants, 0),
      children: own.reduce((sum, row) => sum + (row.children ?? 0), 0),
    });
    const byKind = Map.groupBy(rows, (row) => row.kind);
    return ok<EventFigures>({
      kinds: eventKinds.flatMap((kind) => (byKind.has(kind) ? [{ kind, ...sums(byKind.get(kind)!) }] : [])),
      total: sums(rows),
    });
  },
});
