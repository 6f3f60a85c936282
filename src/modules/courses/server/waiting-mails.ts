import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { formatDay } from '#lib/format.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { consentDays } from '../contract-waiting.ts';
import { periodWord } from '../ui/words.ts';
import type { RunRow } from './store.ts';
import { publicRun, wordsOf } from './views.ts';
import type { WaitingRow } from './waiting-store.ts';

export const waitingPurpose = 'courses.waiting';
export const localeOf = (language: string): Language => (isLanguage(language) ? language : 'de');

/** A link that opens one place in the queue, as long as the consent holds. */
export async function openWaitingLink(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: RunRow;
  row: Pick<WaitingRow, 'id'>;
}): Promise<string> {
  const { ctx, tx, found, row } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: waitingPurpose,
    subjectId: row.id,
    // The list of links names no person.
    label: (found.row.name ?? found.offer.name).slice(0, 200),
    expiresAt: new Date(ctx.clock.now().getTime() + consentDays * 86_400_000),
  });
  return token;
}

export type WaitingNews = 'waiting' | 'offered' | 'accepted' | 'over' | 'left';

/** Writes to whoever waits, in the language of the form. Without an address nothing is sent: then the provider calls. */
export async function tellWaiting(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: RunRow;
  row: WaitingRow;
  news: WaitingNews;
}): Promise<void> {
  const { ctx, tx, found, row, news } = input;
  if (row.mail === null) return;
  const locale = localeOf(row.language);
  const dictionary = await wordsOf({ tx, language: locale, found: [found] });
  const run = publicRun({ found, dictionary, waiting: new Map(), today: berlinDay(ctx.clock.now()) });
  const paths = publicPaths({ base: `/${ctx.county.slug}`, language: locale });
  const isOpen = news === 'waiting' || news === 'offered';
  const link = isOpen ? ctx.origin + paths.courseWaiting(await openWaitingLink({ ctx, tx, found, row })) : null;
  const said = {
    waiting: () => `${m.courses_wait_done({}, { locale })}. ${m.courses_wait_lead({}, { locale })}`,
    offered: () => m.courses_wait_offer({ day: formatDay(berlinDay(row.offeredUntil ?? ctx.clock.now()), locale) }, { locale }),
    accepted: () => m.courses_wait_accepted({}, { locale }),
    over: () => m.courses_wait_over({}, { locale }),
    left: () => m.courses_wait_left({}, { locale }),
  }[news]();
  const facts = [
    run.title.text,
    periodWord(run, locale),
    run.place && [run.place.name, run.place.town].filter(Boolean).join(', '),
  ];
  const parts = [
    m.strategy_mail_hello({}, { locale }),
    said,
    facts.filter(Boolean).join('\n'),
    link === null ? null : `${m.courses_wait_link({}, { locale })}\n${link}`,
  ];
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, name: row.name },
      subject: `${ctx.county.name}: ${run.title.text}`,
      body: parts.filter((part) => part !== null).join('\n\n'),
    },
  });
}
