import { and, eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { removeExceptionInput, saveExceptionInput } from '../../inputs.ts';
import { isRuled, lastDayOf } from '../model/occurrences.ts';
import { policy } from '../policy.ts';
import { event, eventException } from '../schema.ts';
import { findEvent, lockEvent, type EventRow } from '../store.ts';
import { tellRegistered } from '../tell-registered.ts';
import { thingOf } from '../thing-of.ts';
import { recurringOf } from '../views.ts';

const what = 'Diese Veranstaltung';
const summaries = { cancelled: 'abgesagt', changed: 'geändert', added: 'zusätzlich eingetragen' } as const;

const loadLocked = async ({ tx, input }: { tx: Tx; input: { eventId: string } }) => {
  const found = await lockEvent(tx, input.eventId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
};

/** Says what is different on one date: called off, moved, elsewhere, with a note, or one more. Overwrites what was said before. */
export const saveException = useCase({
  name: 'events.save-exception',
  action: 'events.edit',
  policy,
  mode: 'write',
  input: saveExceptionInput,
  load: loadLocked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { eventId, date, kind, tell, ...fields } = input;
    const ruled = isRuled(recurringOf(loaded), date);
    if (kind === 'added' && ruled) {
      return invalidField(
        'date',
        'An diesem Tag findet die Veranstaltung schon statt. Bitte ändern Sie diesen Termin.',
        'date-exists',
      );
    }
    if (kind !== 'added' && !ruled) {
      return invalidField('date', 'An diesem Tag beginnt kein Termin dieser Veranstaltung.', 'no-such-date');
    }
    if (kind !== 'cancelled' && (fields.startDate === null) !== (fields.startTime === null) && loaded.row.startTime !== null) {
      return invalidField('startTime', 'Bitte auch die Uhrzeit angeben.', 'time-missing');
    }
    const nothing = Object.values(fields).every((value) => value === null);
    if (kind === 'changed' && nothing) {
      return invalidField(
        'startDate',
        'Bitte angeben, was an diesem Termin anders ist: Zeit, Ort oder Hinweis.',
        'nothing-changed',
      );
    }
    const time =
      kind === 'cancelled' || fields.startDate === null
        ? { startDate: null, startTime: null, endDate: null, endTime: null }
        : {
            startDate: fields.startDate,
            startTime: fields.startTime,
            endDate: fields.endDate ?? fields.startDate,
            endTime: fields.endTime,
          };
    const columns = { ...fields, ...time, kind };
    await tx
      .insert(eventException)
      .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, eventId, date, ...columns })
      .onConflictDoUpdate({ target: [eventException.countyId, eventException.eventId, eventException.date], set: columns });
    await followDates({ ctx, tx, before: loaded, reason: fields.note, tell });
    audit({
      subjectType: 'event',
      subjectId: eventId,
      summary: `Termin am ${date} von „${loaded.row.title}“ ${summaries[kind]}`,
      fields: Object.fromEntries(
        Object.entries(columns).flatMap(([name, after]) => (after === null ? [] : [[name, { after }] as const])),
      ),
    });
    touchPublic();
    return ok();
  },
});

/** Takes back what is different on one date. */
export const removeException = useCase({
  name: 'events.remove-exception',
  action: 'events.edit',
  policy,
  mode: 'write',
  input: removeExceptionInput,
  load: loadLocked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const known = loaded.exceptions.find((exception) => exception.date === input.date);
    if (!known) return notFound('Diese Abweichung');
    await tx.delete(eventException).where(and(eq(eventException.eventId, input.eventId), eq(eventException.date, input.date)));
    await followDates({ ctx, tx, before: loaded, reason: null, tell: true });
    audit({
      subjectType: 'event',
      subjectId: input.eventId,
      summary: `Termin am ${input.date} von „${loaded.row.title}“ wieder wie vorgesehen`,
      fields: { kind: { before: known.kind } },
    });
    touchPublic();
    return ok();
  },
});

/** Brings the last date and the version up to what the exceptions now say, and tells whoever registered. */
async function followDates(input: {
  ctx: CountyCtx;
  tx: Tx;
  before: EventRow;
  reason: string | null;
  tell: boolean;
}): Promise<void> {
  const { ctx, tx, before, reason, tell } = input;
  const after = (await findEvent(tx, before.row.id))!;
  await tx
    .update(event)
    .set({ lastDate: lastDayOf(recurringOf(after)), version: before.row.version + 1, updatedAt: ctx.clock.now() })
    .where(eq(event.id, before.row.id));
  await tellRegistered({ ctx, tx, before, after, reason, tell });
}
