import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { stateWords } from '../contract.ts';
import { evaluationFurtherWords, evaluationResultWords } from '../contract-evaluation.ts';
import type {
  JointEvaluation,
  MeetingView,
  NodeRound,
  OwnView,
  PublicMeetingView,
  ResultSheet,
} from '../contract-evaluation-round.ts';
import { findEvaluation } from './evaluations.ts';
import { guarded, partnerResult } from './model/ratings.ts';
import { inDocumentOrder } from './origins.ts';
import { latestReleased } from './record-state.ts';
import { evaluationInvite, evaluationMeetingView, evaluationRating, evaluationRound } from './schema-evaluation-round.ts';
import { strategyNode } from './schema.ts';
import { findNodes, type StrategyRow } from './store.ts';

export type EvaluationRoundRow = typeof evaluationRound.$inferSelect;
export type EvaluationInviteRow = typeof evaluationInvite.$inferSelect;
type RatingRow = typeof evaluationRating.$inferSelect;
export type MeetingViewRow = typeof evaluationMeetingView.$inferSelect;

/** What the links of the invited are for. */
export const ratingLinkPurpose = 'measure-rating';

export const findEvaluationRounds = (tx: Tx): Promise<EvaluationRoundRow[]> =>
  tx.select().from(evaluationRound).orderBy(desc(evaluationRound.meetingOn), desc(evaluationRound.id));

export async function findEvaluationRound(tx: Tx, id: string): Promise<EvaluationRoundRow | null> {
  const [row] = await tx.select().from(evaluationRound).where(eq(evaluationRound.id, id));
  return row ?? null;
}

/** Loads the round of an input, for the use cases on one. */
export async function ofRound(work: { tx: Tx; input: { roundId: string } }): Promise<Result<{ loaded: EvaluationRoundRow }>> {
  const row = await findEvaluationRound(work.tx, work.input.roundId);
  return row ? ok({ loaded: row }) : notFound('Diese Bewertungsrunde');
}

/** The same row, held until the transaction ends: nobody is asked twice. */
export async function lockEvaluationRound(tx: Tx, id: string): Promise<void> {
  await tx.select({ id: evaluationRound.id }).from(evaluationRound).where(eq(evaluationRound.id, id)).for('update');
}

export const findEvaluationInvites = (tx: Tx, roundId: string): Promise<EvaluationInviteRow[]> =>
  tx
    .select()
    .from(evaluationInvite)
    .where(eq(evaluationInvite.roundId, roundId))
    .orderBy(asc(evaluationInvite.createdAt), asc(evaluationInvite.id));

export async function findEvaluationInvite(tx: Tx, id: string): Promise<EvaluationInviteRow | null> {
  const [row] = await tx.select().from(evaluationInvite).where(eq(evaluationInvite.id, id));
  return row ?? null;
}

export const findRatings = (tx: Tx, inviteIds: readonly string[]): Promise<RatingRow[]> =>
  inviteIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(evaluationRating)
        .where(inArray(evaluationRating.inviteId, [...inviteIds]));

export const findMeetingViews = (tx: Tx, roundId: string): Promise<MeetingViewRow[]> =>
  tx.select().from(evaluationMeetingView).where(eq(evaluationMeetingView.roundId, roundId));

export type RoundNode = { id: string; name: string; deleted: boolean };

/** The measures of a round in their order, also those that were deleted since. */
export async function nodesOfRound(tx: Tx, round: EvaluationRoundRow): Promise<RoundNode[]> {
  const names = new Map(inDocumentOrder(await findNodes(tx, round.strategyId)).map((node) => [node.id, node.name]));
  const rows = await tx
    .select({ id: strategyNode.id, title: strategyNode.title })
    .from(strategyNode)
    .where(inArray(strategyNode.id, round.nodeIds));
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  return round.nodeIds.map((id) => ({
    id,
    name: names.get(id) ?? titles.get(id) ?? 'Gelöschte Maßnahme',
    deleted: !names.has(id),
  }));
}

/** How the unit itself sees the measure: its last released word, and its evaluation. */
async function ownView(tx: Tx, nodeId: string): Promise<OwnView & { dropped: boolean }> {
  const note = await latestReleased(tx, nodeId);
  const evaluation = await findEvaluation(tx, nodeId);
  return {
    state: note && stateWords[note.state],
    status: note && { date: note.date, text: note.text },
    evaluation: evaluation && {
      date: evaluation.date,
      words: `${evaluationResultWords[evaluation.result]}, ${evaluationFurtherWords[evaluation.further]}`,
      why: evaluation.why,
    },
    dropped: note?.state === 'dropped',
  };
}

const meetingView = (row: MeetingViewRow | undefined): MeetingView | null =>
  row === undefined
    ? null
    : {
        progress: row.progress ?? '',
        effect: row.effect ?? '',
        text: row.text,
        savedAt: row.savedAt.toISOString(),
        released: row.releasedAt !== null,
      };

/** The result sheet of each measure: own view, partners, meeting, side by side. With `nodeId` of that measure alone. */
export async function resultSheets(input: { tx: Tx; round: EvaluationRoundRow; nodeId?: string }): Promise<ResultSheet[]> {
  const { tx, round, nodeId } = input;
  const invites = await findEvaluationInvites(tx, round.id);
  const sent = await findRatings(
    tx,
    invites.map((invite) => invite.id),
  );
  const views = new Map((await findMeetingViews(tx, round.id)).map((row) => [row.nodeId, row]));
  const sheets: ResultSheet[] = [];
  for (const node of await nodesOfRound(tx, round)) {
    if (nodeId !== undefined && node.id !== nodeId) continue;
    const { dropped, ...own } = await ownView(tx, node.id);
    sheets.push({
      nodeId: node.id,
      name: node.name,
      deleted: node.deleted,
      dropped,
      own,
      partners: partnerResult(sent.flatMap((row) => (row.nodeId === node.id && row.sent !== null ? [row.sent] : []))),
      meeting: meetingView(views.get(node.id)),
    });
  }
  return sheets;
}

/** The rounds in which one measure was talked over, the latest first. */
export async function roundsOfNode(tx: Tx, node: { id: string; strategyId: string }): Promise<NodeRound[]> {
  const found: NodeRound[] = [];
  for (const round of await findEvaluationRounds(tx)) {
    if (round.strategyId !== node.strategyId || !round.nodeIds.includes(node.id)) continue;
    const [sheet] = await resultSheets({ tx, round, nodeId: node.id });
    const cancelled = round.cancelledAt !== null;
    if (!sheet || (cancelled && sheet.partners.rated === 0)) continue;
    found.push({ id: round.id, title: round.title, meetingOn: round.meetingOn, cancelled, sheet });
  }
  return found;
}

/** What reports tell of the rounds whose meeting was in the period, once the meeting came to a view. */
export async function jointEvaluations(input: {
  tx: Tx;
  strategy: StrategyRow;
  from: string;
  to: string;
}): Promise<Record<string, JointEvaluation>> {
  const { tx, strategy, from, to } = input;
  const { smallestCell } = await readSettings(tx, strategy.countyId);
  const joint: Record<string, JointEvaluation> = {};
  for (const round of await findEvaluationRounds(tx)) {
    if (round.strategyId !== strategy.id || round.meetingOn < from || round.meetingOn > to) continue;
    const sent = await findRatings(
      tx,
      (await findEvaluationInvites(tx, round.id)).map((invite) => invite.id),
    );
    for (const view of await findMeetingViews(tx, round.id)) {
      joint[view.nodeId] ??= {
        title: round.title,
        date: round.meetingOn,
        partners: guarded({
          result: partnerResult(sent.flatMap((row) => (row.nodeId === view.nodeId && row.sent !== null ? [row.sent] : []))),
          smallestCell,
        }),
        text: view.releasedAt === null ? null : view.text,
      };
    }
  }
  return joint;
}

/** The meetings' words on one measure that were released, the latest first. */
export const publicMeetingViews = (tx: Tx, nodeId: string): Promise<PublicMeetingView[]> =>
  tx
    .select({ id: evaluationMeetingView.id, date: evaluationRound.meetingOn, text: evaluationMeetingView.text })
    .from(evaluationMeetingView)
    .innerJoin(evaluationRound, eq(evaluationRound.id, evaluationMeetingView.roundId))
    .where(and(eq(evaluationMeetingView.nodeId, nodeId), isNotNull(evaluationMeetingView.releasedAt)))
    .orderBy(desc(evaluationRound.meetingOn), desc(evaluationRound.id));
