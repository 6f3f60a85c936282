import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadMeeting } from '#modules/network/server/index.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { EvaluationRoundEntry, NodeRound, OfficeEvaluationRound } from '../../contract-evaluation-round.ts';
import { nodeIdInput } from '../../inputs.ts';
import {
  evaluationRoundIdInput,
  inviteToRateInput,
  planEvaluationRoundInput,
  releaseMeetingViewInput,
  saveMeetingViewInput,
} from '../../inputs-evaluation-round.ts';
import {
  findEvaluationInvites,
  findEvaluationRounds,
  findMeetingViews,
  lockEvaluationRound,
  nodesOfRound,
  ofRound,
  resultSheets,
  roundsOfNode,
  type EvaluationRoundRow,
} from '../evaluation-rounds.ts';
import { germanDay, sendInvitation } from '../mails/rating-mail.ts';
import { isEmpty, takesRatings } from '../model/ratings.ts';
import { policy } from '../policy.ts';
import { dayOfRound } from '../round-day.ts';
import { evaluationInvite, evaluationMeetingView, evaluationRound } from '../schema-evaluation-round.ts';
import { findNode, findNodes, findStrategy } from '../store.ts';
import { thingOf } from '../thing-of.ts';

/** Takes measures of an adopted strategy to a meeting. Nobody is asked yet. */
export const planEvaluationRound = useCase({
  name: 'strategy.plan-evaluation-round',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: planEvaluationRoundInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    return row ? ok({ loaded: row }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: strategy, audit }) => {
    if (strategy.state === 'draft') return conflict('not-adopted', 'Bewertet wird, was beschlossen ist.');
    const now = ctx.clock.now();
    const day = await dayOfRound({ tx, input, today: berlinDay(now) });
    if (!day.ok) return day;
    const meetingOn = day.value;
    const known = new Set((await findNodes(tx, strategy.id)).map((node) => node.id));
    if (input.nodeIds.some((id) => !known.has(id)))
      return invalidField('nodeIds', 'Eine gewählte Maßnahme gibt es in dieser Strategie nicht.', 'unknown-measure');
    const id = newId(now.getTime());
    await tx.insert(evaluationRound).values({
      id,
      countyId: ctx.county.id,
      strategyId: strategy.id,
      title: input.title,
      intro: input.intro,
      meetingOn,
      meetingId: input.meetingId,
      nodeIds: [...new Set(input.nodeIds)],
      createdAt: now,
      createdRef: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'evaluation-round',
      subjectId: id,
      summary: `Bewertungsrunde „${input.title}“ zum ${germanDay(meetingOn)} angelegt`,
      fields: { measures: { after: input.nodeIds.length } },
    });
    return ok({ id });
  },
});

/** Asks a partner by mail. Her link takes ratings until the day before the meeting; nobody is asked twice in a round. */
export const inviteToRate = useCase({
  name: 'strategy.invite-to-rate',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: inviteToRateInput,
  load: ofRound,
  run: async ({ ctx, tx, input, loaded: round, audit }) => {
    const now = ctx.clock.now();
    if (round.cancelledAt !== null) return conflict('round-cancelled', 'Diese Bewertungsrunde ist abgesagt.');
    if (!takesRatings({ ...round, today: berlinDay(now) }))
      return conflict('round-over', 'Die Sitzung ist heute oder vorbei. Rückmeldungen vorab gehen nicht mehr.');
    const mail = input.mail.toLowerCase();
    await lockEvaluationRound(tx, round.id);
    if ((await findEvaluationInvites(tx, round.id)).some((invite) => invite.mail === mail))
      return invalidField('mail', 'Diese Adresse ist in dieser Runde schon eingeladen.', 'already-invited');
    const id = newId(now.getTime());
    await tx.insert(evaluationInvite).values({
      id,
      countyId: ctx.county.id,
      roundId: round.id,
      name: input.name,
      organisation: input.organisation,
      mail,
      createdAt: now,
      invitedAt: now,
      toldMeetingOn: round.meetingOn,
      toldNodeIds: round.nodeIds,
    });
    await sendInvitation({ ctx, tx, round, invite: { id, name: input.name, mail } });
    audit({
      subjectType: 'evaluation-round',
      subjectId: round.id,
      summary: 'Zur Bewertung eingeladen',
      personal: [
        { personRef: mail, field: 'mail', after: mail },
        { personRef: mail, field: 'name', after: input.name },
      ],
    });
    return ok({ id });
  },
});

/**
 * Keeps what the meeting says of one measure, as far as it is said; it stands beside the unit's own view. Other words than
 * those that were released are not public any more.
 */
export const saveMeetingView = useCase({
  name: 'strategy.save-meeting-view',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: saveMeetingViewInput,
  load: ofRound,
  run: async ({ ctx, tx, input, loaded: round, audit, touchPublic }) => {
    const { roundId, nodeId, ...fields } = input;
    if (round.cancelledAt !== null) return conflict('round-cancelled', 'Diese Bewertungsrunde ist abgesagt.');
    const node = (await nodesOfRound(tx, round)).find((one) => one.id === nodeId);
    if (!node) return notFound('Diese Maßnahme');
    if (node.deleted) return conflict('measure-deleted', 'Diese Maßnahme ist inzwischen gelöscht. Dazu wird nichts mehr gesagt.');
    const before = (await findMeetingViews(tx, round.id)).find((row) => row.nodeId === nodeId);
    if (isEmpty(fields) && !before) {
      const message = 'Noch ist nichts gesagt: Bitte wählen Sie etwas aus, oder schreiben Sie einen Satz.';
      return invalid('empty-view', message, [{ path: `${nodeId}.progress`, message }]);
    }
    const now = ctx.clock.now();
    const values = {
      progress: fields.progress === '' ? null : fields.progress,
      effect: fields.effect === '' ? null : fields.effect,
      text: fields.text,
      savedAt: now,
      writtenRef: actorRef(ctx.actor),
      releasedAt: before?.text === fields.text ? before.releasedAt : null,
    };
    await tx
      .insert(evaluationMeetingView)
      .values({ id: newId(now.getTime()), countyId: ctx.county.id, roundId, nodeId, ...values })
      .onConflictDoUpdate({
        target: [evaluationMeetingView.countyId, evaluationMeetingView.roundId, evaluationMeetingView.nodeId],
        set: values,
      });
    audit({
      subjectType: 'evaluation-round',
      subjectId: round.id,
      summary: `Sicht der Sitzung zu „${node.name}“ festgehalten`,
    });
    if (before?.releasedAt && values.releasedAt === null) touchPublic();
    return ok();
  },
});

/** Makes the meeting's words on one measure public, or takes them back. Its numbers stay in the office. */
export const releaseMeetingView = useCase({
  name: 'strategy.release-meeting-view',
  action: 'strategy.manage-evaluation-rounds',
  policy,
  mode: 'write',
  input: releaseMeetingViewInput,
  load: ofRound,
  run: async ({ ctx, tx, input, loaded: round, audit, touchPublic }) => {
    const view = (await findMeetingViews(tx, round.id)).find((row) => row.nodeId === input.nodeId);
    if (!view) return notFound('Diese Sicht der Sitzung');
    if (input.released && view.text === '')
      return conflict('no-words', 'Öffentlich werden die Worte der Sitzung. Dazu steht noch kein Satz da.');
    await tx
      .update(evaluationMeetingView)
      .set({ releasedAt: input.released ? ctx.clock.now() : null })
      .where(eq(evaluationMeetingView.id, view.id));
    audit({
      subjectType: 'evaluation-round',
      subjectId: round.id,
      summary: input.released ? 'Worte der Sitzung veröffentlicht' : 'Worte der Sitzung zurückgenommen',
    });
    touchPublic();
    return ok();
  },
});

async function entryOf(input: { tx: Tx; round: EvaluationRoundRow; today: string }): Promise<EvaluationRoundEntry | null> {
  const { tx, round, today } = input;
  const strategy = await findStrategy(tx, { id: round.strategyId });
  if (!strategy) return null;
  const invites = await findEvaluationInvites(tx, round.id);
  const views = await findMeetingViews(tx, round.id);
  return {
    id: round.id,
    title: round.title,
    strategy: { key: strategy.key, title: strategy.title },
    meetingOn: round.meetingOn,
    open: takesRatings({ ...round, today }),
    cancelled: round.cancelledAt && { at: round.cancelledAt.toISOString(), reason: round.cancelReason ?? '' },
    measures: round.nodeIds.length,
    invited: invites.length,
    answered: invites.filter((invite) => invite.sentAt !== null).length,
    discussed: views.filter((view) => view.progress !== null || view.effect !== null || view.text !== '').length,
  };
}

/** The evaluation rounds of the county, the latest meeting first. */
export const listEvaluationRounds = useCase({
  name: 'strategy.list-evaluation-rounds',
  action: 'strategy.read-evaluation-rounds',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }) => {
    const today = berlinDay(ctx.clock.now());
    const entries: EvaluationRoundEntry[] = [];
    for (const round of await findEvaluationRounds(tx)) {
      const entry = await entryOf({ tx, round, today });
      if (entry) entries.push(entry);
    }
    return ok(entries);
  },
});

/** One round with everybody who was asked and the result sheet of each measure. Who said what is told to nobody. */
export const readEvaluationRound = useCase({
  name: 'strategy.read-evaluation-round',
  action: 'strategy.read-evaluation-rounds',
  policy,
  mode: 'read',
  input: evaluationRoundIdInput,
  load: ofRound,
  run: async ({ ctx, tx, loaded: round }) => {
    const entry = await entryOf({ tx, round, today: berlinDay(ctx.clock.now()) });
    if (!entry) return notFound('Diese Bewertungsrunde');
    const meeting = round.meetingId === null ? null : await loadMeeting(tx, round.meetingId);
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    return ok<OfficeEvaluationRound>({
      ...entry,
      intro: round.intro,
      meeting: meeting && {
        id: meeting.meeting.id,
        name: meeting.meeting.body.name,
        fallen: meeting.meeting.state === 'cancelled',
      },
      strategyId: round.strategyId,
      nodeIds: round.nodeIds,
      smallestCell,
      invites: (await findEvaluationInvites(tx, round.id)).map(({ id, name, organisation, mail, invitedAt, sentAt }) => ({
        id,
        name,
        organisation,
        mail,
        invitedAt: invitedAt.toISOString(),
        answeredAt: sentAt?.toISOString() ?? null,
      })),
      sheets: await resultSheets({ tx, round }),
    });
  },
});

/** The result sheets of one measure, one of each round in which it was talked over, for its own unit too. */
export const readResultSheets = useCase({
  name: 'strategy.read-result-sheets',
  action: 'strategy.read-result-sheets',
  policy,
  mode: 'read',
  input: nodeIdInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    return node ? ok({ loaded: node, thing: await thingOf(tx, node) }) : notFound('Diesen Eintrag');
  },
  run: async ({ tx, loaded: node }) => ok<NodeRound[]>(await roundsOfNode(tx, node)),
});
