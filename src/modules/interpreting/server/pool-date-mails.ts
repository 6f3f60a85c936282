import { eq } from 'drizzle-orm';
import { eventText } from '#kernel/calendar.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinInstant, longDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import { poolDateKindWords } from '../contract-pool-dates.ts';
import { interpreterPoolDateGuest } from './pool-date-schema.ts';
import { findPoolDateGuests, type FoundGuest, type GuestRow, type PoolDateRow } from './pool-date-store.ts';

/** Lets somebody of a pool say whether she comes, and read the minutes afterwards. */
export const poolDatePurpose = 'interpreter-pool-date';
/** So long after a date its minutes are read by the link. */
const readDays = 90;
const label = 'Sprachmittler*in';

export type PoolDateNews = 'invited' | 'moved' | 'reminded' | 'cancelled' | 'minutes';
const subjects: Readonly<Record<PoolDateNews, string>> = {
  invited: 'Einladung',
  moved: 'Geändert',
  reminded: 'Erinnerung',
  cancelled: 'Abgesagt',
  minutes: 'Ergebnisse',
};
const openings: Readonly<Record<PoolDateNews, string>> = {
  invited: 'wir laden Sie ein:',
  moved: 'ein Termin, zu dem Sie eingeladen sind, hat sich geändert:',
  reminded: 'wir erinnern an diesen Termin:',
  cancelled: 'dieser Termin ist abgesagt:',
  minutes: 'die Ergebnisse dieses Termins sind da:',
};

export const startOf = (row: Pick<PoolDateRow, 'date' | 'from'>): Date => berlinInstant(row.date, row.from);
const endOf = (row: Pick<PoolDateRow, 'date' | 'until'>): Date => berlinInstant(row.date, row.until);

async function mailGuest(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: PoolDateRow;
  guest: FoundGuest;
  news: PoolDateNews;
}): Promise<void> {
  const { ctx, tx, row, guest, news } = input;
  const cancelled = news === 'cancelled';
  const { token } = await openTaskLink({
    ...{ ctx, tx, label },
    purpose: poolDatePurpose,
    subjectId: guest.row.id,
    expiresAt: new Date(endOf(row).getTime() + readDays * 86_400_000),
  });
  const href = `${ctx.origin}${sitePaths.interpreterPoolDate(ctx.county.slug, token)}`;
  const title = `${poolDateKindWords[row.kind]}: ${row.title}`;
  const calendar = eventText({
    ...{ id: row.id, title, href, cancelled },
    details: row.agenda ?? '',
    place: row.place ?? row.link,
    ...{ startsAt: startOf(row), endsAt: endOf(row), stamp: ctx.clock.now() },
  });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: guest.mail, name: guest.name },
      subject: `${subjects[news]}: ${row.title}, ${longDay(row.date)}`,
      body: [
        `Guten Tag ${guest.name},`,
        '',
        openings[news],
        '',
        title,
        `${longDay(row.date)}, ${row.from} bis ${row.until} Uhr`,
        ...[row.place, row.link].filter((line) => line !== null),
        ...(news === 'minutes' || cancelled || row.agenda === null ? [] : ['', 'Worum es geht:', row.agenda]),
        '',
        cancelled
          ? 'Sie müssen nichts weiter tun.'
          : news === 'minutes'
            ? 'Hier lesen Sie, was besprochen wurde:'
            : 'Kommen Sie? Hier sagen Sie es mit einem Klick, ohne Anmeldung:',
        ...(cancelled ? [] : [href]),
        '',
        `Landkreis ${ctx.county.name}`,
      ].join('\n'),
      ...(news === 'minutes'
        ? {}
        : { attachments: [{ name: 'termin.ics', mime: 'text/calendar; charset=utf-8', content: calendar }] }),
    },
  });
}

/** Tells guests of a date by mail. @returns how many were told */
export async function tellGuests(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: PoolDateRow;
  news: PoolDateNews;
  which: (guest: GuestRow) => boolean;
}): Promise<number> {
  const { ctx, tx, row, news, which } = input;
  let told = 0;
  for (const guest of await findPoolDateGuests(tx, { poolDateId: row.id })) {
    if (guest.state === 'left' || guest.mail === '' || !which(guest.row)) continue;
    await mailGuest({ ctx, tx, row, guest, news });
    if (guest.row.invitedAt === null)
      await tx
        .update(interpreterPoolDateGuest)
        .set({ invitedAt: ctx.clock.now() })
        .where(eq(interpreterPoolDateGuest.id, guest.row.id));
    told += 1;
  }
  return told;
}
