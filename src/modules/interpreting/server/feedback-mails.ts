import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, longDay } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import { spokenName } from '../contract-languages.ts';
import { feedbackSideWords, type FeedbackSide } from '../contract-feedback.ts';

/** Lets one side say how a conversation went, once. */
export const feedbackPurpose = 'interpreting-feedback';
const linkDays = 30;

/** Asks one side how it was. Language and day at most stand in the mail. */
export async function askForFeedback(input: {
  ctx: CountyCtx;
  tx: Tx;
  feedbackId: string;
  side: FeedbackSide;
  language: string;
  startsAt: Date;
  to: { address: string; name: string };
}): Promise<void> {
  const { ctx, tx, feedbackId, side, language, startsAt, to } = input;
  const { token } = await openTaskLink({
    ...{ ctx, tx, label: feedbackSideWords[side] },
    purpose: feedbackPurpose,
    subjectId: feedbackId,
    expiresAt: new Date(ctx.clock.now().getTime() + linkDays * 86_400_000),
  });
  await queueMail({
    ctx,
    tx,
    mail: {
      to,
      subject: `Wie war das Gespräch am ${longDay(berlinDay(startsAt))}?`,
      body: [
        `Guten Tag ${to.name},`,
        '',
        `wie war das Gespräch mit Sprachmittlung (${spokenName({ tag: language })}) am ${longDay(berlinDay(startsAt))}?`,
        '',
        'Hier sagen Sie es in einer Minute, ohne Anmeldung:',
        `${ctx.origin}${sitePaths.conversationFeedback(ctx.county.slug, token)}`,
        '',
        'Ihre Antwort liest nur, wer den Pool führt. Die andere Seite sieht sie nicht. Sie müssen nicht antworten.',
      ].join('\n'),
    },
  });
}
