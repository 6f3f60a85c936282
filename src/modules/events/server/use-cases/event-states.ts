import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { EventState } from '../../contract.ts';
import { decideEventInput, moveEventInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { event } from '../schema.ts';
import { findEvent, lockEvent, type EventRow } from '../store.ts';
import { tellRegistered } from '../tell-registered.ts';
import { tellSubmitter } from '../tell-submitter.ts';
import { thingOf } from '../thing-of.ts';

const what = 'Diese Veranstaltung';
const words: Readonly<Record<EventState, string>> = {
  draft: 'wieder Entwurf',
  submitted: 'eingereicht',
  returned: 'zurückgegeben',
  rejected: 'abgelehnt',
  public: 'veröffentlicht',
  cancelled: 'abgesagt',
  hidden: 'ausgeblendet',
};

/** From which states an event may come. */
const from: Readonly<Record<EventState, readonly EventState[]>> = {
  submitted: ['draft', 'returned'],
  draft: ['submitted', 'returned', 'rejected', 'hidden'],
  cancelled: ['public'],
  hidden: ['public', 'cancelled'],
  public: ['draft', 'submitted', 'returned', 'hidden', 'cancelled'],
  returned: ['submitted'],
  rejected: ['submitted'],
};

const loadLocked = async ({ tx, input }: { tx: Tx; input: { eventId: string } }) => {
  const found = await lockEvent(tx, input.eventId);
  return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
};

const cannot = (found: EventRow, to: EventState) =>
  conflict('wrong-state', `Diese Veranstaltung ist ${words[found.row.state]} und kann nicht ${words[to]} werden.`);

async function set(input: {
  tx: Tx;
  found: EventRow;
  to: EventState;
  note: string | null;
  now: Date;
  /** Whoever submits it. */
  by?: string;
}): Promise<void> {
  const { tx, found, to, note, now, by } = input;
  await tx
    .update(event)
    .set({
      state: to,
      stateNote: note,
      version: found.row.version + 1,
      updatedAt: now,
      ...(by === undefined ? {} : { submittedRef: by }),
    })
    .where(eq(event.id, found.row.id));
}

const isShown = (state: EventState): boolean => state === 'public' || state === 'cancelled';

/** What its keepers do with an event by themselves: submit, call off with a reason, hide, take back. */
export const moveEvent = useCase({
  name: 'events.move-event',
  action: 'events.edit',
  policy,
  mode: 'write',
  input: moveEventInput,
  load: loadLocked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { to, note } = input;
    if (!from[to].includes(loaded.row.state)) return cannot(loaded, to);
    if (to === 'cancelled' && note === null) {
      return invalidField('note', 'Bitte schreiben Sie, warum die Veranstaltung ausfällt.', 'reason-missing');
    }
    const by = to === 'submitted' ? { by: actorRef(ctx.actor) } : {};
    await set({ tx, found: loaded, to, note, now: ctx.clock.now(), ...by });
    const after = (await findEvent(tx, loaded.row.id))!;
    const concerned = await tellRegistered({
      ctx,
      tx,
      before: loaded,
      after,
      reason: note,
      tell: to === 'cancelled' || to === 'hidden',
    });
    audit({
      subjectType: 'event',
      subjectId: loaded.row.id,
      summary: `Veranstaltung „${loaded.row.title}“ ${words[to]}`,
      fields: {
        state: { before: loaded.row.state, after: to },
        ...(note === null ? {} : { stateNote: { after: note } }),
        ...(concerned > 0 ? { concernedRegistrations: { after: concerned } } : {}),
      },
    });
    if (isShown(loaded.row.state) || isShown(to)) touchPublic();
    return ok();
  },
});

/** Releases an event to the public, returns it with a remark, or rejects it with a reason. Whoever submitted it is told by mail. */
export const decideEvent = useCase({
  name: 'events.decide-event',
  action: 'events.release',
  policy,
  mode: 'write',
  input: decideEventInput,
  load: loadLocked,
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const { to, note } = input;
    if (!from[to].includes(loaded.row.state)) return cannot(loaded, to);
    await set({ tx, found: loaded, to, note: to === 'public' ? null : note, now: ctx.clock.now() });
    await tellSubmitter({ ctx, tx, found: loaded, to, note });
    audit({
      subjectType: 'event',
      subjectId: loaded.row.id,
      summary: `Veranstaltung „${loaded.row.title}“ ${words[to]}`,
      fields: { state: { before: loaded.row.state, after: to }, ...(note === null ? {} : { stateNote: { after: note } }) },
    });
    if (isShown(loaded.row.state) || isShown(to)) touchPublic();
    return ok();
  },
});
