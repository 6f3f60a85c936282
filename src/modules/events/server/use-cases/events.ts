import { and, eq, inArray } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { EventDate, OfficeEvent } from '../../contract.ts';
import { changeEventInput, eventIdInput, eventInput, listEventsInput } from '../../inputs.ts';
import { checkEvent } from '../check-event.ts';
import { datesOf, horizonOf, isRuled, lastDayOf } from '../model/occurrences.ts';
import { policy } from '../policy.ts';
import { event, eventException } from '../schema.ts';
import { findEvent, findEvents, lockEvent } from '../store.ts';
import { moveUpEverywhere } from '../move-up.ts';
import { rekey, rekeyed } from '../rekey.ts';
import { saveTexts } from '../save-texts.ts';
import { tellRegistered } from '../tell-registered.ts';
import { mayOn, thingOf } from '../thing-of.ts';
import { officeEventView, recurringOf } from '../views.ts';

const what = 'Diese Veranstaltung';

export type OfficeEventPage = OfficeEvent & {
  /** From a year ago up to the horizon. */
  dates: EventDate[];
  history: HistoryEntry[];
  mayEdit: boolean;
  mayRelease: boolean;
};

/** A line of the office's list: the event with its next date, null when all are over. */
export type OfficeEventLine = OfficeEvent & { next: EventDate | null };

/** Events by their next date. Whoever may read only the own organisation's gets those. Past ones only when asked for. */
export const listEvents = useCase({
  name: 'events.list-events',
  action: 'events.read-office',
  policy,
  mode: 'read',
  input: listEventsInput,
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    const found = await findEvents(tx, {
      search: input.search,
      kind: input.kind,
      ...(input.state ? { states: [input.state] } : {}),
      municipalityId: input.municipalityId,
      seriesId: input.seriesId,
      lastsUntil: input.past ? null : today,
    });
    const lines = found
      .filter(({ row }) => mayOn(ctx, 'events.read-office', thingOf(row)))
      .map((one): OfficeEventLine => {
        const dates = datesOf({ event: recurringOf(one), from: today, to: horizonOf(today) });
        return { ...officeEventView(one), next: dates.find((date) => date.state !== 'cancelled') ?? null };
      });
    const keyOf = (line: OfficeEventLine): string => line.next?.startsAt ?? `9${line.time.startDate}`;
    return ok(lines.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other))));
  },
});

/** One event with its dates and all that was done to it. */
export const readEvent = useCase({
  name: 'events.read-event',
  action: 'events.read-office',
  policy,
  mode: 'read',
  input: eventIdInput,
  load: async ({ tx, input }) => {
    const found = await findEvent(tx, input.eventId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded }) => {
    const today = berlinDay(ctx.clock.now());
    const thing = thingOf(loaded.row);
    const history = await historyOf({ tx, countyId: ctx.county.id, subjectType: 'event', subjectId: loaded.row.id });
    return ok<OfficeEventPage>({
      ...officeEventView(loaded),
      dates: datesOf({ event: recurringOf(loaded), from: '1900-01-01', to: horizonOf(today) }),
      history,
      mayEdit: mayOn(ctx, 'events.edit', thing),
      mayRelease: mayOn(ctx, 'events.release', thing),
    });
  },
});

/** Records an event: as a draft, or shown at once by whoever may release it. */
export const addEvent = useCase({
  name: 'events.add-event',
  action: 'events.edit',
  policy,
  mode: 'write',
  input: eventInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: thingOf(input) }),
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { release, demonstration, sourceNote, translations, ...given } = input;
    const columns = await checkEvent({ tx, given });
    if (!columns.ok) return columns;
    if (release && !mayOn(ctx, 'events.release', thingOf(input))) {
      return forbidden('Veröffentlichen darf das die Koordination. Bitte speichern Sie einen Entwurf und reichen Sie ihn ein.');
    }
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    const { startDate, startTime = null, endDate, endTime = null, recurrenceRule = null } = columns.value;
    await tx.insert(event).values({
      ...columns.value,
      id,
      countyId: ctx.county.id,
      lastDate: lastDayOf({ time: { startDate, startTime, endDate, endTime }, recurrenceRule, exceptions: [] }),
      state: release ? 'public' : 'draft',
      demonstration,
      sourceNote,
      createdAt: now,
      updatedAt: now,
    });
    audit({
      subjectType: 'event',
      subjectId: id,
      summary: `Veranstaltung „${input.title}“ ${release ? 'veröffentlicht' : 'angelegt'}`,
    });
    await saveTexts({ ctx, tx, subject: { subjectType: 'event', subjectId: id }, source: input, translations });
    if (release) touchPublic();
    return ok({ id });
  },
});

/** Changes an event, unless somebody else did meanwhile. Exceptions for dates that it no longer has go with them. */
export const changeEvent = useCase({
  name: 'events.change-event',
  action: 'events.edit',
  policy,
  mode: 'write',
  input: changeEventInput,
  load: async ({ tx, input }) => {
    const found = await lockEvent(tx, input.eventId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { eventId, version, tell, ...given } = input;
    const { row } = loaded;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Veranstaltung inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    const columns = await checkEvent({ tx, given });
    if (!columns.ok) return columns;
    if (!mayOn(ctx, 'events.edit', thingOf(input))) {
      const field = row.organisationId !== null ? 'organisationId' : row.municipalityId !== null ? 'municipalityId' : 'unitId';
      return invalidField(
        field,
        'Damit gehörte die Veranstaltung nicht mehr zu Ihnen. Bitte lassen Sie diese Angabe.',
        'not-own',
      );
    }
    const { startDate, startTime = null, endDate, endTime = null, recurrenceRule = null } = columns.value;
    const time = { startDate, startTime, endDate, endTime };
    const gone = loaded.exceptions.filter(
      (exception) => exception.kind !== 'added' && !isRuled({ time, recurrenceRule }, exception.date),
    );
    if (gone.length > 0) {
      await tx.delete(eventException).where(
        and(
          eq(eventException.eventId, eventId),
          inArray(
            eventException.id,
            gone.map(({ id }) => id),
          ),
        ),
      );
    }
    const exceptions = loaded.exceptions.filter((exception) => !gone.includes(exception));
    const changed = { ...columns.value, lastDate: lastDayOf({ time, recurrenceRule, exceptions }) };
    await tx
      .update(event)
      .set({ ...changed, version: row.version + 1, updatedAt: ctx.clock.now() })
      .where(eq(event.id, eventId));
    await rekey({ tx, before: loaded, startDate });
    const after = (await findEvent(tx, eventId))!;
    const concerned = await tellRegistered({ ctx, tx, before: rekeyed(loaded, startDate), after, reason: null, tell });
    const movedUp = await moveUpEverywhere({ ctx, tx, found: after });
    audit({
      subjectType: 'event',
      subjectId: eventId,
      summary: `Veranstaltung „${row.title}“ geändert`,
      fields: {
        ...(concerned > 0 ? { concernedRegistrations: { after: concerned } } : {}),
        ...(movedUp > 0 ? { movedUp: { after: movedUp } } : {}),
        ...changedFields<Record<string, unknown>>(row, changed),
        ...(gone.length > 0 ? { goneExceptions: { after: gone.length } } : {}),
      },
    });
    if (row.state === 'public' || row.state === 'cancelled') touchPublic();
    return ok({ version: row.version + 1 });
  },
});
