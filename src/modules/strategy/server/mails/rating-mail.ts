import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinMidnight, type IsoDate } from '#kernel/dates.ts';
import { queueMail } from '#kernel/mail.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import { sitePaths } from '#lib/paths.ts';
import { nodesOfRound, ratingLinkPurpose, type EvaluationInviteRow, type EvaluationRoundRow } from '../evaluation-rounds.ts';
import { lastDayOf } from '../model/ratings.ts';

export const germanDay = (day: IsoDate): string => day.split('-').toReversed().join('.');

/** A further link of an invited person, good until the day of the meeting. Answers the secret. */
export async function makeRatingLink(input: {
  ctx: CountyCtx;
  tx: Tx;
  round: EvaluationRoundRow;
  invite: Pick<EvaluationInviteRow, 'id' | 'name'>;
}): Promise<string> {
  const { ctx, tx, round, invite } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: ratingLinkPurpose,
    subjectId: invite.id,
    label: invite.name,
    expiresAt: berlinMidnight(round.meetingOn),
  });
  return token;
}

/** Asks by mail, with a link of her own. */
export async function sendInvitation(input: {
  ctx: CountyCtx;
  tx: Tx;
  round: EvaluationRoundRow;
  invite: Pick<EvaluationInviteRow, 'id' | 'name' | 'mail'>;
  /** The link that she had before ends. */
  again?: boolean;
}): Promise<void> {
  const { ctx, tx, round, invite, again = false } = input;
  const token = await makeRatingLink({ ctx, tx, round, invite });
  const names = (await nodesOfRound(tx, round)).filter((node) => !node.deleted).map((node) => `- ${node.name}`);
  const last = germanDay(lastDayOf(round.meetingOn));
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: invite.mail, name: invite.name },
      subject: `${ctx.county.name}: Ihre Einschätzung bis ${last}`,
      body: [
        `Guten Tag ${invite.name},`,
        '',
        `der Landkreis ${ctx.county.name} bittet um Ihre Einschätzung vor der Sitzung „${round.title}“ am ${germanDay(round.meetingOn)}.`,
        ...(round.intro === '' ? [] : ['', round.intro]),
        '',
        'Es geht um:',
        ...names,
        '',
        `Bis einschließlich ${last}, ohne Anmeldung, über diesen Link:`,
        `${ctx.origin}${sitePaths.rateByLink(ctx.county.slug, token)}`,
        '',
        ...(again
          ? ['Ein Link, den Sie früher bekommen haben, gilt nicht mehr. Was Sie schon eingegeben haben, ist noch da.', '']
          : []),
        'Der Link ist nur für Sie. Ihre Angaben können Sie bis dahin ändern. Ihr Name steht nicht im Ergebnis.',
      ].join('\n'),
    },
  });
}

/** Says that a meeting does not take place, and why. */
export async function sendCallOff(input: {
  ctx: CountyCtx;
  tx: Tx;
  round: EvaluationRoundRow;
  invite: Pick<EvaluationInviteRow, 'name' | 'mail' | 'sentAt'>;
  reason: string;
}): Promise<void> {
  const { ctx, tx, round, invite, reason } = input;
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: invite.mail, name: invite.name },
      subject: `${ctx.county.name}: „${round.title.slice(0, 120)}“ ist abgesagt`,
      body: [
        `Guten Tag ${invite.name},`,
        '',
        `die Sitzung „${round.title}“ am ${germanDay(round.meetingOn)}, vor der wir Sie um Ihre Einschätzung gebeten haben, ist abgesagt.`,
        '',
        reason,
        '',
        invite.sentAt === null
          ? 'Sie brauchen nichts weiter zu tun.'
          : 'Ihre Einschätzung ist aufgehoben. Sie brauchen nichts weiter zu tun.',
        '',
        `Landkreis ${ctx.county.name}, Kreislotse`,
      ].join('\n'),
    },
  });
}
