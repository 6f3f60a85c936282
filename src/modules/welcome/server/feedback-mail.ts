import type { CountyCtx } from '#kernel/context.ts';
import type { Mail } from '#kernel/mail.ts';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FeedbackRow } from './feedback-store.ts';

/** The office's answer between words in the reader's language, with what the reader wrote below. */
export function answerMail(input: { ctx: CountyCtx; row: FeedbackRow; text: string; href: string }): Mail {
  const { ctx, row, text, href } = input;
  const locale = isLanguage(row.language) ? row.language : 'de';
  const quoted = (row.comment ?? '')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const parts = [
    m.strategy_mail_hello({}, { locale }),
    text,
    ctx.county.name,
    ...(row.comment === null ? [] : [`${m.feedback_you_wrote({}, { locale })}\n${quoted}`]),
    ctx.origin + href,
  ];
  return {
    to: { address: row.mail! },
    subject: `${m.feedback_mail_subject({}, { locale })} (${ctx.county.name})`,
    body: parts.join('\n\n'),
  };
}
