import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { CountyCtx, Tx } from './context.ts';
import { newId } from './ids.ts';
import { actorRef } from './people.ts';
import { taskLink } from './tables.ts';

/**
 * Links that let their holder do one thing without an account. Reading changes nothing, for mail scanners open links;
 * the first deed that succeeds spends all links of its subject. Only the hash of a secret is kept: it is random and
 * long, so it needs no salt, and whoever is asked again gets a further link beside the first.
 */
export type TaskLinkRow = typeof taskLink.$inferSelect;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a link; its secret is answered once and never again. */
export async function openTaskLink(input: {
  ctx: CountyCtx;
  tx: Tx;
  purpose: string;
  subjectId: string;
  label: string;
  expiresAt: Date;
  readOnly?: boolean;
}): Promise<{ id: string; token: string }> {
  const { ctx, tx, purpose, subjectId, label, expiresAt, readOnly = false } = input;
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  const token = randomBytes(32).toString('base64url');
  await tx.insert(taskLink).values({
    id,
    countyId: ctx.county.id,
    purpose,
    subjectId,
    label,
    tokenHash: hashOf(token),
    createdAt: now,
    createdBy: actorRef(ctx.actor),
    expiresAt,
    readOnly,
  });
  return { id, token };
}

/** The link of a secret, whatever became of it; null for one that never was, or was for something else. */
export async function findTaskLink(input: { tx: Tx; purpose: string; token: string }): Promise<TaskLinkRow | null> {
  const [row] = await input.tx
    .select()
    .from(taskLink)
    .where(and(eq(taskLink.purpose, input.purpose), eq(taskLink.tokenHash, hashOf(input.token))));
  return row ?? null;
}

/** A link by its number, as an actor carries it. */
export async function findTaskLinkById(input: { tx: Tx; id: string }): Promise<TaskLinkRow | null> {
  const [row] = await input.tx.select().from(taskLink).where(eq(taskLink.id, input.id));
  return row ?? null;
}

/** Every link to these things, the newest first. */
export const taskLinksOf = (input: { tx: Tx; purpose: string; subjectIds: readonly string[] }): Promise<TaskLinkRow[]> =>
  input.tx
    .select()
    .from(taskLink)
    .where(and(eq(taskLink.purpose, input.purpose), inArray(taskLink.subjectId, [...input.subjectIds])))
    .orderBy(desc(taskLink.createdAt), desc(taskLink.id));

export type TaskLinkState = 'open' | 'spent' | 'revoked' | 'expired';

export const taskLinkState = (row: TaskLinkRow, now: Date): TaskLinkState =>
  row.revokedAt !== null ? 'revoked' : row.spentAt !== null ? 'spent' : row.expiresAt <= now ? 'expired' : 'open';

/** Ends a link at once. */
export async function revokeTaskLink(input: { tx: Tx; id: string; at: Date }): Promise<void> {
  await input.tx
    .update(taskLink)
    .set({ revokedAt: input.at })
    .where(and(eq(taskLink.id, input.id), isNull(taskLink.revokedAt)));
}

/** Ends every open link to these things at once, when there is nothing left to do. */
export async function revokeTaskLinksOf(input: {
  tx: Tx;
  purpose: string;
  subjectIds: readonly string[];
  at: Date;
}): Promise<void> {
  const { tx, purpose, subjectIds, at } = input;
  if (subjectIds.length === 0) return;
  await tx
    .update(taskLink)
    .set({ revokedAt: at })
    .where(and(eq(taskLink.purpose, purpose), inArray(taskLink.subjectId, [...subjectIds]), isNull(taskLink.revokedAt)));
}

/** Takes away the links of a thing that itself is deleted: their holders find nothing any more. */
export async function deleteTaskLinksOf(input: { tx: Tx; purpose: string; subjectId: string }): Promise<void> {
  const { tx, purpose, subjectId } = input;
  await tx.delete(taskLink).where(and(eq(taskLink.purpose, purpose), eq(taskLink.subjectId, subjectId)));
}

/** The deed is done: every link to it is spent, in the deed's transaction. */
export async function spendTaskLinks(input: { tx: Tx; purpose: string; subjectId: string; at: Date }): Promise<void> {
  const { tx, purpose, subjectId, at } = input;
  await tx
    .update(taskLink)
    .set({ spentAt: at })
    .where(and(eq(taskLink.purpose, purpose), eq(taskLink.subjectId, subjectId), isNull(taskLink.spentAt)));
}

/** Moves the end of links, when a deadline is moved. */
export async function moveTaskLinks(input: {
  tx: Tx;
  purpose: string;
  subjectIds: readonly string[];
  expiresAt: Date;
}): Promise<void> {
  const { tx, purpose, subjectIds, expiresAt } = input;
  if (subjectIds.length === 0) return;
  await tx
    .update(taskLink)
    .set({ expiresAt })
    .where(and(eq(taskLink.purpose, purpose), inArray(taskLink.subjectId, [...subjectIds])));
}
