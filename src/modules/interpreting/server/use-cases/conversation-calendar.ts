import { calendarOf, escaped, instantOf } from '#kernel/calendar.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { openTaskLink, revokeTaskLinksOf, taskLinksOf, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { spokenName } from '../../contract-languages.ts';
import { meetingModeWords } from '../../contract-rules.ts';
import { boundStates } from '../../contract-states.ts';
import { ownerOfLink } from '../link-open.ts';
import { policy } from '../policy.ts';
import { findAssignments, findRequests } from '../request-store.ts';
import { findInterpreters } from '../store.ts';
import { ownPerson } from './own-pages.ts';

/** Lets a calendar program read when somebody interprets, and nothing else. */
export const calendarPurpose = 'interpreter-calendar';
const validDays = 730;
/** What is past stays so long in the calendar. */
const pastDays = 30;
const dayMs = 86_400_000;

const openLinks = async (input: { ctx: CountyCtx; tx: Tx; interpreterId: string }) =>
  (await taskLinksOf({ tx: input.tx, purpose: calendarPurpose, subjectIds: [input.interpreterId] })).filter(
    (row) => taskLinkState(row, input.ctx.clock.now()) === 'open',
  );

/** Since when the person has an address for her calendar; null where she has none. */
export const readConversationCalendar = useCase({
  name: 'interpreting.read-conversation-calendar',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const own = await ownPerson(ctx, tx, false);
    if (!own.ok) return own;
    const [row] = await openLinks({ ctx, tx, interpreterId: own.value.id });
    return ok(row ? { since: row.createdAt.toISOString() } : null);
  },
});

/** Makes a secret address for the person's calendar; one that there was before ends. Its secret is answered once. */
export const openConversationCalendar = useCase({
  name: 'interpreting.open-conversation-calendar',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const own = await ownPerson(ctx, tx, true);
    if (!own.ok) return own;
    const now = ctx.clock.now();
    const subjectId = own.value.id;
    await revokeTaskLinksOf({ tx, purpose: calendarPurpose, subjectIds: [subjectId], at: now });
    const { token } = await openTaskLink({
      ...{ ctx, tx, subjectId, purpose: calendarPurpose, label: 'Kalender Sprachmittlung', readOnly: true },
      expiresAt: new Date(now.getTime() + validDays * dayMs),
    });
    audit({ subjectType: 'interpreter', subjectId, summary: 'Adresse für den Kalender angelegt' });
    return ok({ token });
  },
});

/** Ends the address at once. */
export const closeConversationCalendar = useCase({
  name: 'interpreting.close-conversation-calendar',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const own = await ownPerson(ctx, tx, true);
    if (!own.ok) return own;
    const subjectId = own.value.id;
    if ((await openLinks({ ctx, tx, interpreterId: subjectId })).length === 0) return notFound('Diese Adresse');
    await revokeTaskLinksOf({ tx, purpose: calendarPurpose, subjectIds: [subjectId], at: ctx.clock.now() });
    audit({ subjectType: 'interpreter', subjectId, summary: 'Adresse für den Kalender gelöscht' });
    return ok();
  },
});

/**
 * Conversations of whoever holds the secret address. A calendar lies on servers that the county does not know: it names language, time
 * and municipality, and no more.
 */
export const readCalendarOfConversations = useCase({
  name: 'interpreting.read-calendar',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const owner = await ownerOfLink(ctx, tx);
    if (!owner.ok) return notFound('Diesen Kalender');
    const [person] = await findInterpreters(tx, { id: owner.value });
    if (!person) return notFound('Diesen Kalender');
    const rows = await findAssignments(tx, {
      interpreterId: person.row.id,
      states: [...boundStates, 'done'],
      endsAfter: new Date(ctx.clock.now().getTime() - pastDays * dayMs),
    });
    const requests = new Map(
      (await findRequests(tx, { ids: [...new Set(rows.map(({ row }) => row.requestId))] })).map((one) => [one.row.id, one]),
    );
    const host = new URL(ctx.origin).hostname;
    const lines = rows.flatMap(({ row }) => {
      const request = requests.get(row.requestId)!;
      const onSite = request.row.mode === 'on-site';
      const title = `Sprachmittlung ${spokenName({ tag: row.language })}${onSite ? '' : ` ${meetingModeWords[request.row.mode]}`}`;
      return [
        'BEGIN:VEVENT',
        `UID:${row.id}@${host}`,
        `DTSTAMP:${instantOf(row.updatedAt)}`,
        `DTSTART:${instantOf(row.startsAt)}`,
        `DTEND:${instantOf(row.endsAt)}`,
        `SUMMARY:${escaped(title)}`,
        ...(onSite && request.town ? [`LOCATION:${escaped(request.town.name)}`] : []),
        'END:VEVENT',
      ];
    });
    return ok({
      text: calendarOf([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Kreislotse//Sprachmittlung//DE',
        'CALSCALE:GREGORIAN',
        `X-WR-CALNAME:${escaped(`Sprachmittlung ${ctx.county.name}`)}`,
        ...lines,
        'END:VCALENDAR',
      ]),
    });
  },
});
