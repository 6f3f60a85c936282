import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { BookableView } from '../../contract-appointments.ts';
import { bookableInput, changeBookableInput, publicBookableInput, publicBookablesInput } from '../../inputs-appointments.ts';
import { bookableHours } from '../appointment-schema.ts';
import { findAppointments, findBookables, findHolder, lockBookable } from '../appointment-store.ts';
import { loadPublicBookables, thingOfHolder } from '../appointments.ts';
import { policy } from '../policy.ts';

const keep = 'guidance.keep-appointments';
const what = 'Diese Sprechstunde';

/** Consultation hours in which one can book, with how many did. */
export const listBookables = useCase({
  name: 'guidance.list-bookables',
  action: 'guidance.advise',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const found = await findBookables(tx, {});
    const coming = await findAppointments(tx, { endsAfter: ctx.clock.now() });
    return ok(
      found.map(({ row, event, unit, organisation }): BookableView => {
        const { countyId: _county, createdAt: _created, ...fields } = row;
        const thing = thingOfHolder(event);
        return {
          ...fields,
          eventTitle: event.title,
          holder: organisation ?? unit ?? event.organiserName ?? '',
          booked: coming.filter(({ bookableId }) => bookableId === row.id).length,
          mayKeep: may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing }) === 'yes',
        };
      }),
    );
  },
});

/** Lets people book in consultation hours of the calendar. */
export const addBookable = useCase({
  name: 'guidance.add-bookable',
  action: keep,
  policy,
  mode: 'write',
  input: bookableInput,
  load: async ({ tx, input }) => {
    const event = await findHolder(tx, input.eventId);
    return event ? ok({ loaded: event, thing: thingOfHolder(event) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: event, audit, touchPublic }) => {
    if ((await findBookables(tx, { eventId: input.eventId })).length > 0)
      return invalidField('eventId', 'In dieser Sprechstunde kann man schon Termine buchen.', 'bookable-already');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(bookableHours).values({ ...input, id, countyId: ctx.county.id, createdAt: now });
    audit({ subjectType: 'bookable', subjectId: id, summary: `Termine buchbar gemacht: ${event.title}` });
    touchPublic();
    return ok({ id });
  },
});

/** Changes how one books. Appointments that were given stay. */
export const changeBookable = useCase({
  name: 'guidance.change-bookable',
  action: keep,
  policy,
  mode: 'write',
  input: changeBookableInput,
  load: async ({ tx, input }) => {
    const found = await lockBookable(tx, input.bookableId);
    return found ? ok({ loaded: found, thing: thingOfHolder(found.event) }) : notFound(what);
  },
  run: async ({ tx, input, loaded: { row, event }, audit, touchPublic }) => {
    const { bookableId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat das inzwischen geändert. Bitte laden Sie die Seite neu.');
    await tx
      .update(bookableHours)
      .set({ ...given, version: row.version + 1 })
      .where(eq(bookableHours.id, row.id));
    audit({
      subjectType: 'bookable',
      subjectId: row.id,
      summary: `Buchung geändert: ${event.title}`,
      fields: changedFields<Record<string, unknown>>(row, given),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

/** What can be booked, in the reader's language. */
export const readPublicBookables = useCase({
  name: 'guidance.read-public-bookables',
  action: 'guidance.read-public',
  policy,
  mode: 'read',
  input: publicBookablesInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findBookables(tx, { isOpen: true });
    const shown = await loadPublicBookables({ ctx, tx, found, language: input.language });
    return ok(shown.map(({ dates: _dates, ...bookable }) => bookable));
  },
});

/** The same of one event. */
export const readPublicBookable = useCase({
  name: 'guidance.read-public-bookable',
  action: 'guidance.read-public',
  policy,
  mode: 'read',
  input: publicBookableInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findBookables(tx, { eventId: input.eventId, isOpen: true });
    const [shown] = await loadPublicBookables({ ctx, tx, found, language: input.language });
    if (!shown) return notFound(what);
    const { dates: _dates, ...bookable } = shown;
    return ok(bookable);
  },
});
