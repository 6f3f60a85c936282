import { and, eq, isNotNull } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emit } from '#kernel/events.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { meetingMoved, type MeetingState } from '../../contract.ts';
import { changeMeetingInput, listMeetingsInput, meetingIdInput, meetingInput } from '../../inputs.ts';
import { findBody, findHeldBefore, findMeeting, findMeetings, findPapersOfMeeting, meetingTaken } from '../store.ts';
import { withStops } from '../load-papers.ts';
import { keptBy } from '../model/kept-by.ts';
import { policy } from '../policy.ts';
import { consultation, meeting } from '../schema.ts';
import { bodyView, meetingView } from '../views.ts';

const what = 'Diese Sitzung';

/** Meetings, the latest first, of one body or of all. */
export const listMeetings = useCase({
  name: 'network.list-meetings',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: listMeetingsInput,
  run: async ({ tx, input }) => ok((await findMeetings({ tx, ...input })).map(meetingView)),
});

/** Meetings that took place, for whoever asks what changed since. */
export const listHeldMeetings = useCase({
  name: 'network.list-held-meetings',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: listMeetingsInput.pick({ bodyId: true }),
  run: async ({ tx, input }) => ok((await findMeetings({ tx, bodyId: input.bodyId, state: 'held' })).map(meetingView)),
});

/** A meeting with its papers, the body's meeting before, and whether the actor keeps it. */
export const readMeeting = useCase({
  name: 'network.read-meeting',
  action: 'network.read-office',
  policy,
  mode: 'read',
  input: meetingIdInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findMeeting(tx, input.meetingId);
    const body = found && (await findBody(tx, found.row.bodyId));
    if (!found || !body) return notFound(what);
    const before = await findHeldBefore({ tx, bodyId: found.row.bodyId, date: found.row.date });
    return ok({
      meeting: meetingView(found),
      body: bodyView(body),
      papers: await withStops(tx, await findPapersOfMeeting(tx, found.row.id)),
      previous: before === null ? null : meetingView(before),
      keeps:
        may({
          rows: policy,
          actor: ctx.actor,
          countyId: ctx.county.id,
          action: 'network.keep-body',
          thing: keptBy([found.body.unitId]),
        }) === 'yes',
    });
  },
});

/** Adds a meeting of a body. */
export const addMeeting = useCase({
  name: 'network.add-meeting',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: meetingInput,
  load: async ({ tx, input }) => {
    const found = await findBody(tx, input.bodyId);
    return found ? ok({ loaded: found.row, thing: keptBy([found.row.unitId]) }) : notFound('Dieses Gremium');
  },
  run: async ({ ctx, tx, input, loaded: body, audit, touchPublic }) => {
    const fits = await checkMeeting({ ctx, tx, bodyId: body.id, fields: input, exceptId: null });
    if (!fits.ok) return fits;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(meeting).values({ id, countyId: ctx.county.id, createdAt: now, ...input });
    audit({ subjectType: 'meeting', subjectId: id, summary: `Sitzung von „${body.name}“ am ${input.date} eingetragen` });
    if (input.state === 'held') touchPublic();
    return ok({ id });
  },
});

/** Changes a meeting, unless somebody else did meanwhile. One with results stays held. */
export const changeMeeting = useCase({
  name: 'network.change-meeting',
  action: 'network.keep-body',
  policy,
  mode: 'write',
  input: changeMeetingInput,
  load: async ({ tx, input }) => {
    const found = await findMeeting(tx, input.meetingId);
    return found ? ok({ loaded: found.row, thing: keptBy([found.body.unitId]) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    const { meetingId: _id, version, ...fields } = input;
    if (version !== row.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Sitzung inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    }
    const fits = await checkMeeting({ ctx, tx, bodyId: row.bodyId, fields, exceptId: row.id });
    if (!fits.ok) return fits;
    if (fields.state !== 'held') {
      const results = await tx
        .select({ id: consultation.id })
        .from(consultation)
        .where(and(eq(consultation.meetingId, row.id), isNotNull(consultation.result)));
      if (results.length > 0) {
        return invalidField(
          'state',
          'Zu dieser Sitzung sind Ergebnisse eingetragen. Bitte erst die Ergebnisse bei den Vorlagen ändern.',
          'has-results',
        );
      }
    }
    await tx
      .update(meeting)
      .set({ ...fields, version: row.version + 1 })
      .where(eq(meeting.id, row.id));
    audit({
      subjectType: 'meeting',
      subjectId: row.id,
      summary: `Sitzung am ${row.date} geändert`,
      fields: changedFields<Record<string, unknown>>(row, fields),
    });
    if (fields.date !== row.date || fields.state !== row.state)
      await emit({ ctx, tx, event: meetingMoved, payload: { meetingId: row.id } });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

async function checkMeeting(input: {
  ctx: CountyCtx;
  tx: Tx;
  bodyId: string;
  fields: { date: string; time: string | null; state: MeetingState };
  exceptId: string | null;
}): Promise<Result<undefined>> {
  const { ctx, tx, bodyId, fields, exceptId } = input;
  if (fields.state === 'held' && fields.date > berlinDay(ctx.clock.now())) {
    return invalidField('state', 'Dieser Tag liegt in der Zukunft: Die Sitzung hat noch nicht stattgefunden.', 'in-future');
  }
  if (await meetingTaken({ tx, bodyId, date: fields.date, time: fields.time, exceptId })) {
    return invalidField('date', 'Eine Sitzung dieses Gremiums zu dieser Zeit gibt es schon.', 'meeting-taken');
  }
  return ok();
}
