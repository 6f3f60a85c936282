import { and, asc, eq, gt, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { courseWaiting } from './waiting-schema.ts';
import type { Waiting } from './views.ts';

export type WaitingRow = typeof courseWaiting.$inferSelect;

/** Everybody of a run in the order in which they came. */
export const findWaiting = (tx: Tx, runId: string): Promise<WaitingRow[]> =>
  tx
    .select()
    .from(courseWaiting)
    .where(eq(courseWaiting.runId, runId))
    .orderBy(asc(courseWaiting.createdAt), asc(courseWaiting.id));

export async function findWaitingRow(tx: Tx, id: string): Promise<WaitingRow | null> {
  const [row] = await tx.select().from(courseWaiting).where(eq(courseWaiting.id, id));
  return row ?? null;
}

/** How many are asked and how many wait, by run: what words for seats are made of. */
export async function countWaiting(tx: Tx, runIds: readonly string[]): Promise<Waiting> {
  if (runIds.length === 0) return new Map();
  const rows = await tx
    .select({
      runId: courseWaiting.runId,
      held: sql<number>`count(*) filter (where ${courseWaiting.state} = 'offered')::int`,
      waiting: sql<number>`count(*) filter (where ${courseWaiting.state} = 'waiting')::int`,
    })
    .from(courseWaiting)
    .where(inArray(courseWaiting.runId, [...runIds]))
    .groupBy(courseWaiting.runId);
  return new Map(rows.map(({ runId, held, waiting }) => [runId, { held, waiting }]));
}

/** How many seats are offered to somebody, by run and target group (`id group`). */
export async function countOffered(tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (runIds.length === 0) return new Map();
  const rows = await tx
    .select({ runId: courseWaiting.runId, audience: courseWaiting.audience, held: sql<number>`count(*)::int` })
    .from(courseWaiting)
    .where(and(inArray(courseWaiting.runId, [...runIds]), eq(courseWaiting.state, 'offered')))
    .groupBy(courseWaiting.runId, courseWaiting.audience);
  return new Map(rows.map(({ runId, audience, held }) => [`${runId} ${audience ?? ''}`, held]));
}

/** Runs in which somebody was asked and did not answer in time, or whose consent is over. */
export async function findOverdueRuns(tx: Tx, input: { now: Date; today: string }): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ runId: courseWaiting.runId })
    .from(courseWaiting)
    .where(
      or(
        and(eq(courseWaiting.state, 'offered'), lte(courseWaiting.offeredUntil, input.now)),
        and(ne(courseWaiting.state, 'accepted'), lt(courseWaiting.expiresOn, input.today)),
      ),
    );
  return rows.map(({ runId }) => runId);
}

/** Those of a run who did not answer in time, or whose consent is over. */
export const findOverdue = (tx: Tx, input: { runId: string; now: Date; today: string }): Promise<WaitingRow[]> =>
  tx
    .select()
    .from(courseWaiting)
    .where(
      and(
        eq(courseWaiting.runId, input.runId),
        ne(courseWaiting.state, 'accepted'),
        or(
          and(eq(courseWaiting.state, 'offered'), lte(courseWaiting.offeredUntil, input.now)),
          lt(courseWaiting.expiresOn, input.today),
        ),
      ),
    )
    // Those whose consent is over go before anybody is asked again.
    .orderBy(asc(courseWaiting.expiresOn), asc(courseWaiting.id));

/** How often was written because of one contact since a moment, and how many came since another. */
export async function countAsked(tx: Tx, input: { contactHash: string; day: Date; hour: Date }) {
  return {
    own: await tx.$count(
      courseWaiting,
      and(eq(courseWaiting.contactHash, input.contactHash), gt(courseWaiting.askedAt, input.day)),
    ),
    all: await tx.$count(courseWaiting, gt(courseWaiting.askedAt, input.hour)),
  };
}
