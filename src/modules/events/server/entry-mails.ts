import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinInstant } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { formatDay } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { sitePaths } from '#lib/paths.ts';
import type { CallRow } from './entry-store.ts';
import { localeOf } from './mails.ts';
import type { eventSeries } from './schema.ts';

export const entryPurpose = 'event-entry';
type SeriesRow = typeof eventSeries.$inferSelect;

/** A link to one entry; it opens until the series is over, for what came back can be mended that long. */
export async function openEntryLink(input: { ctx: CountyCtx; tx: Tx; call: CallRow; series: SeriesRow }): Promise<string> {
  const { ctx, tx, call, series } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: entryPurpose,
    subjectId: call.id,
    // The list of links names no person.
    label: series.title.slice(0, 200),
    expiresAt: berlinInstant(addDays(series.periodTo, 1), '00:00'),
  });
  return token;
}

const linkOf = async (input: { ctx: CountyCtx; tx: Tx; call: CallRow; series: SeriesRow }): Promise<string> =>
  input.ctx.origin + sitePaths.entryByLink(input.ctx.county.slug, await openEntryLink(input));

const german = (day: string): string => formatDay(day, 'de');
const signed = (ctx: CountyCtx): string => `Freundliche Grüße\nLandkreis ${ctx.county.name}`;

async function send(input: { ctx: CountyCtx; tx: Tx; to: string; subject: string; parts: (string | null)[] }): Promise<void> {
  const { ctx, tx, to, subject, parts } = input;
  const body = parts.filter((part) => part !== null).join('\n\n');
  await queueMail({ ctx, tx, mail: { to: { address: to }, subject: `${ctx.county.name}: ${subject}`, body } });
}

/** The coordination asks for an entry. */
export async function mailInvitation(input: {
  ctx: CountyCtx;
  tx: Tx;
  call: CallRow;
  series: SeriesRow;
  message: string | null;
}): Promise<void> {
  const { ctx, tx, call, series, message } = input;
  const link = await linkOf(input);
  await send({
    ctx,
    tx,
    to: call.mail,
    subject: `Ihr Beitrag zu „${series.title}“`,
    parts: [
      'Guten Tag,',
      `der Landkreis ${ctx.county.name} bittet um Veranstaltungen für „${series.title}“ vom ${german(series.periodFrom)} bis ${german(series.periodTo)}.`,
      series.callText,
      message,
      `Bis ${german(series.callUntil!)} reichen Sie Ihren Beitrag ohne Konto über diesen Link ein:\n${link}`,
      'Der Link gilt für einen Beitrag. Für weitere finden Sie danach einen Knopf.',
      signed(ctx),
    ],
  });
}

/** Somebody asked for the link on the public page: in the reader's language. */
export async function mailAskedLink(input: { ctx: CountyCtx; tx: Tx; call: CallRow; series: SeriesRow }): Promise<void> {
  const { ctx, tx, call, series } = input;
  const locale = localeOf(call.language);
  const day = formatDay(series.callUntil!, locale);
  await send({
    ctx,
    tx,
    to: call.mail,
    subject: series.title,
    parts: [
      m.strategy_mail_hello({}, { locale }),
      `${m.events_call_mail({ series: series.title, day }, { locale })}\n${await linkOf(input)}`,
    ],
  });
}

/** What came of an entry: it arrived, is public, came back, or was rejected; in the language in which somebody asked for the link. */
export async function mailEntry(input: {
  ctx: CountyCtx;
  tx: Tx;
  call: CallRow;
  series: SeriesRow;
  title: string;
  news: 'received' | 'public' | 'returned' | 'rejected';
  /** In the office's own words. */
  note: string | null;
  /** The public page. */
  page: string | null;
}): Promise<void> {
  const { ctx, tx, call, series, title, news, note, page } = input;
  const locale = localeOf(call.language);
  const said = {
    received: m.events_entry_received,
    public: m.events_entry_public,
    returned: m.events_entry_returned,
    rejected: m.events_entry_rejected,
  }[news]({ title, series: series.title }, { locale });
  const again = news === 'received' ? m.events_entry_change : news === 'returned' ? m.events_entry_again : null;
  await send({
    ctx,
    tx,
    to: call.mail,
    subject: `${series.title} – ${title}`,
    parts: [
      m.strategy_mail_hello({}, { locale }),
      news === 'public' && page !== null ? `${said}\n${page}` : said,
      note,
      again && `${again({}, { locale })}\n${await linkOf(input)}`,
      ctx.county.name,
    ],
  });
}
