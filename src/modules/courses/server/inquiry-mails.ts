import type { CountyCtx, Tx } from '#kernel/context.ts';
import { longDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import { quarterWords } from '../contract-inquiries.ts';
import type { InquiryRow } from './inquiry-store.ts';

/** Lets a provider answer the quarter's questions without an account. */
export const inquiryLinkPurpose = 'course-inquiry';
/** A late answer is better than none: the link holds on after the day that was asked for. */
const linkDays = 90;

/** Asks one provider by mail, or reminds it; every mail has a link of its own. */
export async function mailInquiry(input: {
  ctx: CountyCtx;
  tx: Tx;
  inquiry: InquiryRow;
  answer: { id: string; name: string; email: string };
  again: boolean;
}): Promise<string> {
  const { ctx, tx, inquiry, answer, again } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: inquiryLinkPurpose,
    subjectId: answer.id,
    label: answer.name,
    expiresAt: new Date(ctx.clock.now().getTime() + linkDays * 86_400_000),
  });
  const words = quarterWords(inquiry.quarter);
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: answer.email, name: answer.name },
      subject: `${again ? 'Erinnerung: ' : ''}Fragen zu Ihren Sprachkursen, ${words}`,
      body: [
        'Guten Tag,',
        '',
        again
          ? `bis jetzt fehlt uns Ihre Antwort zu den Sprachkursen im ${words}.`
          : `der Landkreis ${ctx.county.name} fragt jedes Quartal alle, die Sprachkurse geben: Wie viele lernen, wo ist Platz, was ist geplant, was fehlt?`,
        ...(inquiry.intro === null ? [] : ['', inquiry.intro]),
        '',
        `Bitte antworten Sie bis ${longDay(inquiry.dueOn)}, in wenigen Minuten und ohne Anmeldung:`,
        `${ctx.origin}${sitePaths.inquiryByLink(ctx.county.slug, token)}`,
        '',
        'Wir fragen nur nach Zahlen. Bitte nennen Sie keine Namen.',
        'Der Link gilt für eine Antwort.',
      ].join('\n'),
    },
  });
  return token;
}
