import { eventText } from '#kernel/calendar.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinInstant, longDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import { languageMeetingKindWords } from '../contract-meetings.ts';
import type { MeetingRow } from './meeting-store.ts';

/** Lets whoever is invited say without an account whether somebody comes. It may be said again until the meeting. */
export const meetingLinkPurpose = 'course-meeting';

export type MeetingNews = 'invited' | 'moved' | 'reminded' | 'cancelled';
const openings: Readonly<Record<MeetingNews, string>> = {
  invited: 'wir laden Sie ein:',
  moved: 'ein Treffen, zu dem Sie eingeladen sind, hat sich geändert:',
  reminded: 'wir erinnern an das Treffen:',
  cancelled: 'dieses Treffen ist abgesagt:',
};
const subjects: Readonly<Record<MeetingNews, string>> = {
  invited: 'Einladung',
  moved: 'Geändert',
  reminded: 'Erinnerung',
  cancelled: 'Abgesagt',
};

/** Tells one guest by mail, with the meeting as a calendar file and a link to answer by. */
export async function mailMeeting(input: {
  ctx: CountyCtx;
  tx: Tx;
  meeting: MeetingRow['row'];
  guest: { id: string; name: string; email: string };
  news: MeetingNews;
}): Promise<string | null> {
  const { ctx, tx, meeting, guest, news } = input;
  const startsAt = berlinInstant(meeting.date, meeting.from);
  const endsAt = berlinInstant(meeting.date, meeting.until);
  const gone = news === 'cancelled';
  const token = gone
    ? null
    : (
        await openTaskLink({
          ctx,
          tx,
          purpose: meetingLinkPurpose,
          subjectId: guest.id,
          label: guest.name,
          expiresAt: endsAt,
        })
      ).token;
  const title = `${languageMeetingKindWords[meeting.kind]}: ${meeting.title}`;
  const href = token === null ? ctx.origin : `${ctx.origin}${sitePaths.meetingByLink(ctx.county.slug, token)}`;
  const calendar = eventText({
    id: meeting.id,
    title,
    details: meeting.agenda ?? '',
    place: meeting.place ?? meeting.link,
    href,
    startsAt,
    endsAt,
    stamp: ctx.clock.now(),
    cancelled: gone,
  });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: guest.email, name: guest.name },
      subject: `${subjects[news]}: ${meeting.title}, ${longDay(meeting.date)}`,
      body: [
        'Guten Tag,',
        '',
        openings[news],
        '',
        title,
        `${longDay(meeting.date)}, ${meeting.from} bis ${meeting.until} Uhr`,
        ...[meeting.place, meeting.link].filter((line) => line !== null),
        ...(gone || meeting.agenda === null ? [] : ['', 'Worum es geht:', meeting.agenda]),
        ...(token === null ? [] : ['', 'Kommt jemand von Ihnen? Hier sagen Sie es mit einem Klick, ohne Anmeldung:', href]),
        '',
        `Landkreis ${ctx.county.name}`,
      ].join('\n'),
      attachments: [{ name: 'treffen.ics', mime: 'text/calendar; charset=utf-8', content: calendar }],
    },
  });
  return token;
}
