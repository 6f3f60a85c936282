import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { FeedbackSide } from '../contract-feedback.ts';
import { conversationFeedback } from './feedback-schema.ts';
import { interpretingAssignment, interpretingRequest } from './request-schema.ts';
import { interpreter, interpretingRequester } from './schema.ts';

export type FeedbackRow = typeof conversationFeedback.$inferSelect;

/** Conversations that are over since a day or so, and of which this side has not been asked. */
export const findUnasked = (tx: Tx, given: { side: FeedbackSide; from: Date; to: Date }) =>
  tx
    .select({
      assignment: interpretingAssignment,
      person: { id: interpreter.id, name: interpreter.name, mail: interpreter.mail, state: interpreter.state },
      requester: {
        id: interpretingRequester.id,
        name: interpretingRequester.name,
        contactName: interpretingRequester.contactName,
        mail: interpretingRequester.mail,
      },
    })
    .from(interpretingAssignment)
    .innerJoin(interpretingRequest, eq(interpretingRequest.id, interpretingAssignment.requestId))
    .innerJoin(interpretingRequester, eq(interpretingRequester.id, interpretingRequest.requesterId))
    .innerJoin(interpreter, eq(interpreter.id, interpretingAssignment.interpreterId))
    .where(
      and(
        eq(interpretingAssignment.isCurrent, true),
        inArray(interpretingAssignment.outcome, ['done']),
        gt(interpretingAssignment.endsAt, given.from),
        lt(interpretingAssignment.endsAt, given.to),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(conversationFeedback)
            .where(
              and(eq(conversationFeedback.assignmentId, interpretingAssignment.id), eq(conversationFeedback.side, given.side)),
            ),
        ),
      ),
    )
    .orderBy(asc(interpretingAssignment.endsAt));

/** What was said to a pool, the latest first; or one row. */
export const findFeedback = (tx: Tx, filter: { id?: string; poolId?: string; answered?: boolean }) =>
  tx
    .select({
      row: conversationFeedback,
      language: interpretingAssignment.language,
      startsAt: interpretingAssignment.startsAt,
      number: interpretingRequest.number,
      requester: {
        id: interpretingRequester.id,
        name: interpretingRequester.name,
        blocked: interpretingRequester.blockedInterpreterIds,
      },
      interpreter: { id: interpreter.id, name: interpreter.name, blocked: interpreter.blockedRequesterIds },
    })
    .from(conversationFeedback)
    .innerJoin(interpretingAssignment, eq(interpretingAssignment.id, conversationFeedback.assignmentId))
    .innerJoin(interpretingRequest, eq(interpretingRequest.id, interpretingAssignment.requestId))
    .innerJoin(interpretingRequester, eq(interpretingRequester.id, interpretingRequest.requesterId))
    .innerJoin(interpreter, eq(interpreter.id, interpretingAssignment.interpreterId))
    .where(
      and(
        filter.id ? eq(conversationFeedback.id, filter.id) : undefined,
        filter.poolId ? eq(conversationFeedback.poolId, filter.poolId) : undefined,
        filter.answered === undefined
          ? undefined
          : filter.answered
            ? isNotNull(conversationFeedback.answeredAt)
            : isNull(conversationFeedback.answeredAt),
      ),
    )
    .orderBy(desc(conversationFeedback.answeredAt), desc(conversationFeedback.id));
export type FoundFeedback = Awaited<ReturnType<typeof findFeedback>>[number];

export async function lockFeedback(tx: Tx, id: string): Promise<FeedbackRow | null> {
  const [row] = await tx.select().from(conversationFeedback).where(eq(conversationFeedback.id, id)).for('update');
  return row ?? null;
}
