import { eq } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { taskLinkState } from '#kernel/task-link.ts';
import { taskLink } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import type { MeetingByLink } from '../../contract-meetings.ts';
import { replyByLinkInput } from '../../inputs-meetings.ts';
import { meetingLinkPurpose } from '../meeting-mails.ts';
import { languageMeeting, languageMeetingGuest } from '../meeting-schema.ts';
import { findGuests, findMeetings, type MeetingRow } from '../meeting-store.ts';
import { policy } from '../policy.ts';
import { tell } from './meetings.ts';

type Loaded = {
  guest: Awaited<ReturnType<typeof findGuests>>[number];
  meeting: MeetingRow['row'];
  link: typeof taskLink.$inferSelect;
};

async function ofLink({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<Result<{ loaded: Loaded }>> {
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== meetingLinkPurpose) return forbidden();
  const [link] = await tx.select().from(taskLink).where(eq(taskLink.id, actor.id));
  const [guest] = await findGuests(tx, { id: actor.subjectId });
  const [found] = guest ? await findMeetings(tx, { id: guest.row.meetingId }) : [];
  return link && guest && found ? ok({ loaded: { guest, meeting: found.row, link } }) : notFound('Dieses Treffen');
}

function stateOf({ meeting, link }: Loaded, now: Date): MeetingByLink['state'] {
  if (meeting.state === 'cancelled') return 'cancelled';
  if (meeting.state === 'held' || meeting.date < berlinDay(now)) return 'over';
  return taskLinkState(link, now) === 'open' ? 'open' : 'expired';
}

/** The meeting as whoever is invited sees it. */
export const readMeetingByLink = useCase({
  name: 'courses.read-meeting-by-link',
  action: 'courses.reply-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, loaded }) => {
    const { kind, title, date, from, until, place, link, agenda } = loaded.meeting;
    return ok<MeetingByLink>({
      state: stateOf(loaded, ctx.clock.now()),
      county: ctx.county.name,
      name: loaded.guest.name ?? '',
      comes: loaded.guest.row.comes,
      meeting: { kind, title, date, from, until, place, link, agenda },
    });
  },
});

/** Says whether somebody comes. It may be said again until the meeting: the link is not spent by it. */
export const replyByLink = useCase({
  name: 'courses.reply-by-link',
  action: 'courses.reply-by-link',
  policy,
  mode: 'write',
  input: replyByLinkInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded, audit }) => {
    if (stateOf(loaded, ctx.clock.now()) !== 'open') return conflict('link-expired', 'Hier kann nicht mehr geantwortet werden.');
    const { guest, meeting } = loaded;
    await tx.update(languageMeetingGuest).set({ comes: input.comes }).where(eq(languageMeetingGuest.id, guest.row.id));
    audit({
      subjectType: 'language-meeting',
      subjectId: meeting.id,
      summary: `„${guest.name}“ ${input.comes ? 'kommt' : 'kommt nicht'} zum Treffen „${meeting.title}“`,
    });
    return ok();
  },
});

/** So many days before a meeting guests who have not said no are reminded. */
const remindBefore = 2;

/** Reminds guests of meetings that are near, each once. */
export const remindOfMeetings = useCase({
  name: 'courses.remind-of-meetings',
  action: 'courses.run-inquiries',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const today = berlinDay(ctx.clock.now());
    let reminded = 0;
    for (const { row } of await findMeetings(tx, { planned: true })) {
      if (row.remindedAt !== null || row.date < today || row.date > addDays(today, remindBefore)) continue;
      const told = await tell({
        ...{ ctx, tx, meeting: row, news: 'reminded' },
        which: ({ invitedAt, comes }) => invitedAt !== null && comes !== false,
      });
      if (told === 0) continue;
      await tx.update(languageMeeting).set({ remindedAt: ctx.clock.now() }).where(eq(languageMeeting.id, row.id));
      audit({
        subjectType: 'language-meeting',
        subjectId: row.id,
        summary: `An das Treffen „${row.title}“ erinnert: ${told} per E-Mail`,
      });
      reminded += told;
    }
    return reminded > 0 ? ok({ reminded }) : conflict('nothing-to-do', 'Kein Treffen steht bevor.');
  },
});

/** Every morning. */
export async function remindOfMeetingsJob(ctx: Ctx): Promise<void> {
  const done = await remindOfMeetings(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}
