import { createHash, randomInt } from 'node:crypto';
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import type { Reason } from '../contract-matching.ts';
import { ringMinutes } from '../contract-talk.ts';
import type { AssignmentSide } from '../contract-states.ts';
import { pushOfferName } from './job-names.ts';
import type { Slot } from './model/matching/types.ts';
import { moveOn } from './move-on.ts';
import { mailInterpreterNews, mailOffer, mailRequesterNews, offerPurpose } from './offer-mails.ts';
import { openStates } from '../contract-states.ts';
import { interpretingAssignment, interpretingOffer } from './request-schema.ts';
import {
  findAssignments,
  findOffers,
  findOverlapping,
  findRequests,
  lockAssignment,
  type AssignmentRow,
  type FoundRequest,
} from './request-store.ts';
import { lockInterpreter, lockRequester, type InterpreterRow, type PoolRow } from './store.ts';

/** The next who are asked must be able to come: no answer is awaited until the conversation itself. */
const latestAnswerMs = 60 * 60_000;

export const hashOfCode = (given: { assignmentId: string; code: string }): string =>
  createHash('sha256').update(`${given.assignmentId} ${given.code}`).digest('hex');
/** Eight digits in two groups, as people read them out on the telephone. */
export const newCode = (): string =>
  `${String(randomInt(10_000)).padStart(4, '0')} ${String(randomInt(10_000)).padStart(4, '0')}`;

type Work = { ctx: CountyCtx; tx: Tx };

/** Asks people for a conversation, each with a deadline. The assignment must be held and be open. */
export async function sendOffers(
  input: Work & {
    pool: PoolRow;
    row: AssignmentRow;
    request: FoundRequest;
    by: AssignmentSide;
    asked: readonly { person: InterpreterRow; rank: number; reasons: readonly Reason[]; slot: Slot }[];
  },
): Promise<Result<AssignmentRow>> {
  const { ctx, tx, pool, request, by, asked } = input;
  const now = ctx.clock.now();
  const moved = await moveOn({ ctx, tx, row: input.row, event: 'offer', by });
  if (!moved.ok) return moved;
  const row = moved.value;
  const usual = now.getTime() + pool.answerMinutes * 60_000;
  const atOnce = request.row.urgency === 'now';
  const deadline = new Date(
    atOnce
      ? now.getTime() + ringMinutes * 60_000
      : Math.max(now.getTime() + 5 * 60_000, Math.min(usual, row.startsAt.getTime() - latestAnswerMs)),
  );
  for (const { person, rank, reasons, slot } of asked) {
    const [offer] = await tx
      .insert(interpretingOffer)
      .values({
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, assignmentId: row.id, interpreterId: person.id },
        ...{ rank, reasons: [...reasons], state: 'open', sentAt: now, deadline },
        ...{ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) },
      })
      .onConflictDoNothing()
      .returning();
    if (!offer) continue;
    await mailOffer({ ctx, tx, row, request, offer, person });
    await ctx.enqueue(tx, { name: pushOfferName, payload: { offerId: offer.id, countyId: ctx.county.id } });
  }
  return ok(row);
}

/** Links of ended offers do nothing more, but still tell what became of it: whoever opens one late must not be told that it never was. */
async function endLinks({ ctx, tx, offerIds }: Work & { offerIds: readonly string[] }): Promise<void> {
  for (const subjectId of offerIds) await spendTaskLinks({ tx, purpose: offerPurpose, subjectId, at: ctx.clock.now() });
}

/** Ends the open offers of an assignment; their links answer nothing any more. */
export async function endOffers(
  input: Work & { assignmentId: string; state: 'passed' | 'withdrawn'; exceptId?: string },
): Promise<number> {
  const { ctx, tx, assignmentId, state, exceptId } = input;
  const open = (await findOffers(tx, { assignmentIds: [assignmentId], openOnly: true })).filter(({ id }) => id !== exceptId);
  if (open.length === 0) return 0;
  const ids = open.map(({ id }) => id);
  await tx
    .update(interpretingOffer)
    .set({ state })
    .where(and(inArray(interpretingOffer.id, ids), eq(interpretingOffer.state, 'open')));
  await endLinks({ ctx, tx, offerIds: ids });
  return open.length;
}

/** Passes over who did not answer in time. */
export async function endOverdue({ ctx, tx, assignmentId }: Work & { assignmentId: string }): Promise<number> {
  const now = ctx.clock.now();
  const passed = await tx
    .update(interpretingOffer)
    .set({ state: 'passed' })
    .where(
      and(
        eq(interpretingOffer.assignmentId, assignmentId),
        eq(interpretingOffer.state, 'open'),
        lt(interpretingOffer.deadline, now),
      ),
    )
    .returning({ id: interpretingOffer.id });
  await endLinks({ ctx, tx, offerIds: passed.map(({ id }) => id) });
  return passed.length;
}

/**
 * Gives a conversation to somebody and tells both sides. The assignment must be held; the person is held here, so that nobody is in two
 * places at once, and whoever comes second is told that it is taken.
 */
export async function give(
  input: Work & {
    pool: PoolRow;
    row: AssignmentRow;
    interpreterId: string;
    by: AssignmentSide;
    slot?: { startsAt: Date; endsAt: Date };
  },
): Promise<Result<AssignmentRow>> {
  const { ctx, tx, interpreterId, by } = input;
  const now = ctx.clock.now();
  const { startsAt, endsAt } = input.slot ?? input.row;
  const slot = { startsAt, endsAt };
  const person = await lockInterpreter(tx, interpreterId);
  if (person === null || person.state === 'left') return conflict('gone', 'Diese Person gehört nicht mehr zum Pool.');
  const busy = await findOverlapping(tx, { interpreterId, ...slot, exceptId: input.row.id });
  if (busy.length > 0)
    return conflict('overlap', 'Zu dieser Zeit ist schon ein anderes Gespräch zugesagt. Beides zugleich geht nicht.');
  const accepted = await moveOn({
    ctx,
    tx,
    row: input.row,
    event: 'accept',
    by,
    set: { interpreterId, acceptedAt: now, ...slot },
  });
  if (!accepted.ok) return accepted;
  const [request] = await findRequests(tx, { id: input.row.requestId });
  const room = request!.row.mode === 'video' && input.pool.talk?.server ? ctx.video.newRoom() : null;
  const code = newCode();
  const confirmed = await moveOn({
    ctx,
    tx,
    row: accepted.value,
    event: 'confirm',
    by: by === 'interpreter' ? 'system' : by,
    set: { room, codeHash: hashOfCode({ assignmentId: accepted.value.id, code: code.replace(' ', '') }) },
  });
  if (!confirmed.ok) return confirmed;
  const row = confirmed.value;
  await endOffers({ ctx, tx, assignmentId: row.id, state: 'withdrawn' });
  await bringTogether({ ctx, tx, row });
  const requester = await lockRequester(tx, request!.row.requesterId);
  await mailInterpreterNews({ ctx, tx, row, request: request!, person, news: 'confirmed' });
  await mailRequesterNews({ ctx, tx, row, request: request!, requester: requester!, news: 'confirmed', code });
  return ok(row);
}

/** Several languages of one conversation meet at one time: what is still open takes over the time that was agreed first. */
async function bringTogether({ ctx, tx, row }: Work & { row: AssignmentRow }): Promise<void> {
  const { startsAt, endsAt } = row;
  for (const { row: known } of await findAssignments(tx, { requestIds: [row.requestId], states: openStates })) {
    if (known.startsAt.getTime() === startsAt.getTime() && known.endsAt.getTime() === endsAt.getTime()) continue;
    const other = (await lockAssignment(tx, known.id))!;
    await endOffers({ ctx, tx, assignmentId: other.id, state: 'withdrawn' });
    await tx
      .update(interpretingAssignment)
      .set({ startsAt, endsAt, state: 'requested', updatedAt: ctx.clock.now(), version: other.version + 1 })
      .where(eq(interpretingAssignment.id, other.id));
  }
}
