import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { revokeTaskLink, taskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { callOffEvaluationRoundInput, changeEvaluationRoundInput, inviteIdInput } from '../../inputs-evaluation-round.ts';
import {
  findEvaluationInvite,
  findEvaluationInvites,
  findEvaluationRound,
  findMeetingViews,
  findRatings,
  lockEvaluationRound,
  nodesOfRound,
  ofRound,
  ratingLinkPurpose,
  type EvaluationRoundRow,
} from '../evaluation-rounds.ts';
import { sendCallOff, sendInvitation } from '../mails/rating-mail.ts';
import { takesRatings } from '../model/ratings.ts';
import { policy } from '../policy.ts';
import { dayOfRound, moveRound } from '../round-day.ts';
import { tellPersons } from '../run-rounds.ts';
import { evaluationInvite, evaluationRound } from '../schema-evaluation-round.ts';
import { findNodes } from '../store.ts';

const calledOff = () => conflict('round-cancelled', 'Diese Bewertungsrunde ist abgesagt.');

/** The measures of a round about which somebody has said something: they stay in it. */
async function saidOf(tx: Tx, round: EvaluationRoundRow): Promise<Set<string>> {
  const invites = await findEvaluationInvites(tx, round.id);
  const ratings = await findRatings(
    tx,
    invites.map((invite) => invite.id),
  );
  return new Set([...ratings.map((row) => row.nodeId), ...(await findMeetingViews(tx, round.id)).map((row) => row.nodeId)]);
}

/**
 * Changes a round whose meeting lies ahead. Another day or further measures are told to the invited by the next mail of the
 * day; a measure of which somebody has said something stays.
 */
export const changeEvaluationRound = useCase({
  name: 'strategy.change-evaluation-round',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: changeEvaluationRoundInput,
  load: ofRound,
  run: async ({ ctx, tx, input, loaded: round, audit }) => {
    const today = berlinDay(ctx.clock.now());
    if (round.cancelledAt !== null) return calledOff();
    if (round.meetingOn < today)
      return conflict('round-over', 'Die Sitzung ist vorbei. Planen Sie für ein weiteres Treffen eine neue Runde.');
    const day = await dayOfRound({ tx, input, today });
    if (!day.ok) return day;
    await lockEvaluationRound(tx, round.id);
    const names = new Map((await nodesOfRound(tx, round)).map((node) => [node.id, node.name]));
    const known = new Set((await findNodes(tx, round.strategyId)).map((node) => node.id));
    const wanted = new Set(input.nodeIds);
    if (input.nodeIds.some((id) => !known.has(id) && !names.has(id)))
      return invalidField('nodeIds', 'Eine gewählte Maßnahme gibt es in dieser Strategie nicht.', 'unknown-measure');
    const said = await saidOf(tx, round);
    const kept = round.nodeIds.find((id) => !wanted.has(id) && said.has(id));
    if (kept !== undefined)
      return invalidField(
        'nodeIds',
        `Zu „${names.get(kept)}“ hat schon jemand etwas gesagt. Diese Maßnahme bleibt in der Runde.`,
        'already-rated',
      );
    // The order in which they are talked over stays; what comes in goes behind.
    const nodeIds = [...round.nodeIds.filter((id) => wanted.has(id)), ...[...wanted].filter((id) => !round.nodeIds.includes(id))];
    const { title, intro, meetingId } = input;
    await tx.update(evaluationRound).set({ title, intro, meetingId, nodeIds }).where(eq(evaluationRound.id, round.id));
    if (day.value !== round.meetingOn) await moveRound({ ctx, tx, round, meetingOn: day.value });
    else if (nodeIds.some((id) => !round.nodeIds.includes(id))) await tellPersons(ctx, tx);
    audit({
      subjectType: 'evaluation-round',
      subjectId: round.id,
      summary: `Bewertungsrunde „${title}“ geändert`,
      fields: {
        ...(title === round.title ? {} : { title: { before: round.title, after: title } }),
        ...(day.value === round.meetingOn ? {} : { meetingOn: { before: round.meetingOn, after: day.value } }),
        ...(nodeIds.join() === round.nodeIds.join() ? {} : { measures: { before: round.nodeIds.length, after: nodeIds.length } }),
      },
    });
    return ok();
  },
});

/** Calls a round off. Everybody invited reads why, at once; what was said is kept. */
export const callOffEvaluationRound = useCase({
  name: 'strategy.call-off-evaluation-round',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: callOffEvaluationRoundInput,
  load: ofRound,
  run: async ({ ctx, tx, input, loaded, audit }) => {
    await lockEvaluationRound(tx, loaded.id);
    const round = (await findEvaluationRound(tx, loaded.id)) ?? loaded;
    if (round.cancelledAt !== null) return calledOff();
    const now = ctx.clock.now();
    if (round.meetingOn < berlinDay(now) || (await findMeetingViews(tx, round.id)).length > 0)
      return conflict('meeting-held', 'Die Sitzung hat schon stattgefunden. Absagen lässt sich nur, was noch bevorsteht.');
    await tx
      .update(evaluationRound)
      .set({ cancelledAt: now, cancelReason: input.reason })
      .where(eq(evaluationRound.id, round.id));
    const invites = (await findEvaluationInvites(tx, round.id)).filter((invite) => invite.mail !== '');
    for (const invite of invites) await sendCallOff({ ctx, tx, round, invite, reason: input.reason });
    audit({
      subjectType: 'evaluation-round',
      subjectId: round.id,
      summary: `Bewertungsrunde „${round.title}“ abgesagt`,
      fields: { reason: { after: input.reason }, told: { after: invites.length } },
    });
    return ok({ told: invites.length });
  },
});

/** Sends an invitation anew: with a new link, and the links before it end. What she typed and sent stays. */
export const inviteAgain = useCase({
  name: 'strategy.invite-again',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: inviteIdInput,
  load: async ({ tx, input }) => {
    const invite = await findEvaluationInvite(tx, input.inviteId);
    const round = invite && (await findEvaluationRound(tx, invite.roundId));
    return invite && round ? ok({ loaded: { invite, round } }) : notFound('Diese Einladung');
  },
  run: async ({ ctx, tx, loaded: { invite, round }, audit }) => {
    const now = ctx.clock.now();
    if (round.cancelledAt !== null) return calledOff();
    if (!takesRatings({ ...round, today: berlinDay(now) }))
      return conflict('round-over', 'Die Sitzung ist heute oder vorbei. Rückmeldungen vorab gehen nicht mehr.');
    if (invite.mail === '') return conflict('no-address', 'Zu dieser Einladung ist keine E-Mail-Adresse mehr gespeichert.');
    for (const { id } of await taskLinksOf({ tx, purpose: ratingLinkPurpose, subjectIds: [invite.id] }))
      await revokeTaskLink({ tx, id, at: now });
    await sendInvitation({ ctx, tx, round, invite, again: true });
    await tx
      .update(evaluationInvite)
      .set({ invitedAt: now, toldMeetingOn: round.meetingOn, toldNodeIds: round.nodeIds })
      .where(eq(evaluationInvite.id, invite.id));
    audit({
      subjectType: 'evaluation-round',
      subjectId: round.id,
      summary: 'Einladung noch einmal gesendet',
      personal: [{ personRef: invite.mail, field: 'mail', after: invite.mail }],
    });
    return ok({ name: invite.name });
  },
});
