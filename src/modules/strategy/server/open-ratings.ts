import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import {
  findEvaluationInvite,
  findEvaluationInvites,
  findEvaluationRound,
  findEvaluationRounds,
  nodesOfRound,
} from './evaluation-rounds.ts';
import { makeRatingLink } from './mails/rating-mail.ts';
import { lastDayOf, newsOf, takesRatings } from './model/ratings.ts';
import { evaluationInvite } from './schema-evaluation-round.ts';

/** A person who was invited to rate, with what she might have to be told. */
export type OpenRating = {
  id: string;
  round: string;
  name: string;
  mail: string;
  meetingOn: IsoDate;
  /** The last day on which ratings are taken. */
  due: IsoDate;
  /** Whether she can (still) answer. */
  open: boolean;
  answered: boolean;
  /** The day of which she was told last, where it is another one now. */
  movedFrom: IsoDate | null;
  /** Names of measures that came in since. */
  added: string[];
  measures: string[];
  /** The day on which her invitation went out. */
  invitedOn: IsoDate;
};

/** Everybody invited to a meeting that lies ahead, whether there is anything to tell or not. Part of the reminders, inside their transaction. */
export async function loadOpenRatings(input: { tx: Tx; today: IsoDate }): Promise<OpenRating[]> {
  const { tx, today } = input;
  const found: OpenRating[] = [];
  for (const round of await findEvaluationRounds(tx)) {
    if (round.cancelledAt !== null || round.meetingOn < today) continue;
    const nodes = (await nodesOfRound(tx, round)).filter((node) => !node.deleted);
    for (const invite of await findEvaluationInvites(tx, round.id)) {
      if (invite.mail === '') continue;
      const { movedFrom, added } = newsOf({ round, told: invite });
      found.push({
        id: invite.id,
        round: round.title,
        name: invite.name,
        mail: invite.mail,
        meetingOn: round.meetingOn,
        due: lastDayOf(round.meetingOn),
        open: takesRatings({ ...round, today }),
        answered: invite.sentAt !== null,
        movedFrom,
        added: nodes.flatMap((node) => (added.includes(node.id) ? [node.name] : [])),
        measures: nodes.map((node) => node.name),
        invitedOn: berlinDay(invite.invitedAt),
      });
    }
  }
  return found;
}

/** Makes a link for an invited person and notes what she is told with it. Answers the secret; earlier links stay good. */
export async function openRatingLink(input: { ctx: CountyCtx; tx: Tx; inviteId: string }): Promise<string> {
  const { ctx, tx, inviteId } = input;
  const invite = await findEvaluationInvite(tx, inviteId);
  const round = invite && (await findEvaluationRound(tx, invite.roundId));
  if (!invite || !round) throw new Error(`no invitation to rate: ${inviteId}`);
  await tx
    .update(evaluationInvite)
    .set({ toldMeetingOn: round.meetingOn, toldNodeIds: round.nodeIds })
    .where(eq(evaluationInvite.id, invite.id));
  return makeRatingLink({ ctx, tx, round, invite });
}
