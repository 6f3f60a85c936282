import { createHash } from 'node:crypto';
import { z } from 'zod';
import { calendarText, type CalendarEvent } from '#kernel/calendar.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { dutiesOf } from '#kernel/duties.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { isId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { openTaskLink, revokeTaskLink, taskLinksOf, taskLinkState, type TaskLinkRow } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { dutyHref, dutyTitle } from '#lib/office/duties.ts';
import { officePaths } from '#lib/paths.ts';
import { loadMeetings } from '#modules/network/server/index.ts';
import { accountsById, grantsOf } from '#modules/tenancy/server/index.ts';
import { collectDuties, policy } from './duties.ts';

/** What the link of a calendar is for; its subject is the account. */
const calendarPurpose = 'calendar-feed';
/** So long a secret address is good: whoever still uses it makes a new one. */
const validDays = 730;
/** Meetings that are past stay so long in the calendar. */
const pastDays = 30;

export type OwnCalendar = { since: string; until: string };

const ownLinks = async (input: { ctx: CountyCtx; tx: Tx; accountId: string }): Promise<TaskLinkRow[]> => {
  if (!isId(input.accountId)) return [];
  const rows = await taskLinksOf({ tx: input.tx, purpose: calendarPurpose, subjectIds: [input.accountId] });
  return rows.filter((row) => taskLinkState(row, input.ctx.clock.now()) === 'open');
};

/** Whether the person has a secret address for her calendar; null where she has none. */
export const readOwnCalendar = useCase({
  name: 'platform.read-own-calendar',
  action: 'tenancy.own-calendar',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }): Promise<Result<OwnCalendar | null>> => {
    if (ctx.actor.kind !== 'account') return forbidden();
    const [row] = await ownLinks({ ctx, tx, accountId: ctx.actor.id });
    return ok(row ? { since: row.createdAt.toISOString(), until: row.expiresAt.toISOString() } : null);
  },
});

/** Makes a secret address for the person's calendar; one that she had before ends. Its secret is answered once. */
export const openOwnCalendar = useCase({
  name: 'platform.open-own-calendar',
  action: 'tenancy.own-calendar',
  policy,
  mode: 'write',
  input: z.object({}),
  run: async ({ ctx, tx, audit }) => {
    if (ctx.actor.kind !== 'account' || !isId(ctx.actor.id)) return forbidden();
    const now = ctx.clock.now();
    for (const { id } of await ownLinks({ ctx, tx, accountId: ctx.actor.id })) await revokeTaskLink({ tx, id, at: now });
    const { token } = await openTaskLink({
      ctx,
      tx,
      purpose: calendarPurpose,
      subjectId: ctx.actor.id,
      label: 'Kalender',
      expiresAt: new Date(now.getTime() + validDays * 86_400_000),
      readOnly: true,
    });
    audit({ subjectType: 'account', subjectId: ctx.actor.id, summary: 'Adresse für den eigenen Kalender angelegt' });
    return ok({ token });
  },
});

/** Ends the person's secret address at once. */
export const closeOwnCalendar = useCase({
  name: 'platform.close-own-calendar',
  action: 'tenancy.own-calendar',
  policy,
  mode: 'write',
  input: z.object({}),
  run: async ({ ctx, tx, audit }) => {
    if (ctx.actor.kind !== 'account') return forbidden();
    const rows = await ownLinks({ ctx, tx, accountId: ctx.actor.id });
    if (rows.length === 0) return notFound('Diese Adresse');
    for (const { id } of rows) await revokeTaskLink({ tx, id, at: ctx.clock.now() });
    audit({ subjectType: 'account', subjectId: ctx.actor.id, summary: 'Adresse für den eigenen Kalender gelöscht' });
    return ok();
  },
});

/**
 * The calendar of whoever holds the secret address: duties with a date that this person may do now, and planned meetings.
 * Rights are read at every call: a role that ended leaves it empty.
 */
export const readCalendar = useCase({
  name: 'platform.read-calendar',
  action: 'tenancy.read-calendar',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }) => {
    if (ctx.actor.kind !== 'link') return forbidden();
    const accountId = ctx.actor.subjectId;
    const [row] = await ownLinks({ ctx, tx, accountId });
    const account = (await accountsById({ tx, ids: [accountId] })).get(accountId);
    if (!row || row.id !== ctx.actor.id || !account) return notFound('Diesen Kalender');
    const grants = await grantsOf({ tx, accountId });
    const actor = { kind: 'account' as const, id: accountId, name: account.name, email: account.email, grants };
    const paths = officePaths(ctx.county.slug);
    const host = new URL(ctx.origin).hostname;
    const event = (key: string, rest: Omit<CalendarEvent, 'uid' | 'href'>, path: string): CalendarEvent => ({
      ...rest,
      uid: `${createHash('sha256').update(`${ctx.county.slug} ${key}`).digest('hex').slice(0, 32)}@${host}`,
      href: ctx.origin + path,
    });
    const duties = dutiesOf({ duties: await collectDuties({ ctx, tx }), actor, countyId: ctx.county.id, policy });
    const reads = may({ rows: policy, actor, countyId: ctx.county.id, action: 'network.read-office' }) === 'yes';
    const from = addDays(berlinDay(ctx.clock.now()), -pastDays);
    const meetings = reads ? (await loadMeetings(tx)).filter((meeting) => meeting.date >= from) : [];
    const events = [
      ...duties.flatMap((duty) =>
        duty.due === null
          ? []
          : event(
              duty.key,
              { day: duty.due, title: dutyTitle(duty), details: duty.context.join('\n'), place: null },
              dutyHref({ duty, paths }),
            ),
      ),
      ...meetings.map((meeting) =>
        event(
          `network.meeting:${meeting.id}`,
          {
            day: meeting.date,
            title: meeting.time === null ? meeting.body.name : `${meeting.time} Uhr ${meeting.body.name}`,
            details: '',
            place: meeting.place,
          },
          paths.meeting(meeting.id),
        ),
      ),
    ];
    return ok({ text: calendarText({ name: `Kreislotse ${ctx.county.name}`, stamp: row.createdAt, events }) });
  },
});
