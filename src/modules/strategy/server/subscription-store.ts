import { createHash, randomBytes } from 'node:crypto';
import { and, arrayContains, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { SubscriptionTopic } from '../contract-subscriptions.ts';
import { addressKey } from './model/subscriptions.ts';
import { strategySubscription } from './public-schema.ts';
import { changeEntry, statusNote, strategy, strategyNode } from './schema.ts';

export type SubscriptionRow = typeof strategySubscription.$inferSelect;

/** Secrets of links are kept as their hash alone. They are random and long: no salt is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');
export const addressHash = (address: string): string => createHash('sha256').update(addressKey(address)).digest('hex');

export async function findSubscription(
  tx: Tx,
  input: { addressHash: string; strategyId: string; nodeId: string | null },
): Promise<SubscriptionRow | null> {
  const [row] = await tx
    .select()
    .from(strategySubscription)
    .where(
      and(
        eq(strategySubscription.addressHash, input.addressHash),
        eq(strategySubscription.strategyId, input.strategyId),
        input.nodeId === null ? isNull(strategySubscription.nodeId) : eq(strategySubscription.nodeId, input.nodeId),
      ),
    )
    .for('update');
  return row ?? null;
}

/** How many mails about subscriptions were asked for since a moment: by one person, and by unconfirmed ones in the county. */
export async function countAsked(
  tx: Tx,
  input: { addressHash: string; day: Date; hour: Date },
): Promise<{ own: number; all: number }> {
  const own = await tx.$count(
    strategySubscription,
    and(eq(strategySubscription.addressHash, input.addressHash), gt(strategySubscription.askedAt, input.day)),
  );
  const all = await tx.$count(
    strategySubscription,
    and(isNull(strategySubscription.confirmedAt), gt(strategySubscription.askedAt, input.hour)),
  );
  return { own, all };
}

export async function findByConfirm(tx: Tx, token: string): Promise<SubscriptionRow | null> {
  const [row] = await tx
    .select()
    .from(strategySubscription)
    .where(and(eq(strategySubscription.confirmHash, tokenHash(token)), isNull(strategySubscription.confirmedAt)));
  return row ?? null;
}

/** All subscriptions of the person to whom a link for leaving was sent. */
export async function findByLeave(tx: Tx, token: string): Promise<SubscriptionRow[]> {
  const [row] = await tx
    .select()
    .from(strategySubscription)
    .where(arrayContains(strategySubscription.leaveHashes, [tokenHash(token)]));
  return row ? findOfAddress(tx, row.addressHash) : [];
}

export const findOfAddress = (tx: Tx, hash: string): Promise<SubscriptionRow[]> =>
  tx
    .select()
    .from(strategySubscription)
    .where(and(eq(strategySubscription.addressHash, hash), isNotNull(strategySubscription.confirmedAt)))
    .orderBy(desc(strategySubscription.confirmedAt), desc(strategySubscription.id));

/** What is subscribed to, with names. */
export async function topicsOf(tx: Tx, rows: readonly SubscriptionRow[]): Promise<SubscriptionTopic[]> {
  if (rows.length === 0) return [];
  const found = await tx
    .select({
      id: strategySubscription.id,
      frequency: strategySubscription.frequency,
      strategyKey: strategy.key,
      strategyTitle: strategy.title,
      nodeId: strategyNode.id,
      number: strategyNode.number,
      title: strategyNode.title,
    })
    .from(strategySubscription)
    .innerJoin(strategy, eq(strategy.id, strategySubscription.strategyId))
    .leftJoin(strategyNode, eq(strategyNode.id, strategySubscription.nodeId))
    .where(
      inArray(
        strategySubscription.id,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(strategy.title, strategyNode.position);
  return found.map(({ nodeId, number, title, ...topic }) => ({
    ...topic,
    place: nodeId === null ? null : { id: nodeId, number, title: title ?? '' },
  }));
}

/** The moment in which something of any adopted strategy became public last. */
export async function newestNews(tx: Tx): Promise<Date | null> {
  const [note] = await tx
    .select({ at: sql<string | null>`max(${statusNote.releasedAt})` })
    .from(statusNote)
    .where(isNull(statusNote.withdrawnAt));
  const [change] = await tx.select({ at: sql<string | null>`max(${changeEntry.at})` }).from(changeEntry);
  const moments = [note?.at, change?.at].flatMap((at) => (at ? [new Date(at).getTime()] : []));
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}
