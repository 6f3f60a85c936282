import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { isLanguage } from '#lib/languages.ts';
import type { SubscriptionTopic } from '../../contract-subscriptions.ts';
import { leaveInput, subscribeInput, subscriptionTokenInput } from '../../inputs.ts';
import { alreadyMail, confirmMail } from '../mails/subscription-mail.ts';
import { askAgainMs, confirmDays, mostAskedPerCounty, mostAskedPerDay, mostLeaveLinks } from '../model/subscriptions.ts';
import { policy } from '../policy.ts';
import { strategySubscription } from '../public-schema.ts';
import { findNode, findStrategy } from '../store.ts';
import {
  addressHash,
  countAsked,
  findByConfirm,
  findByLeave,
  findSubscription,
  newToken,
  tokenHash,
  topicsOf,
  type SubscriptionRow,
} from '../subscription-store.ts';

const dayMs = 86_400_000;

/**
 * Asks for news of a strategy, or of one node, by mail. A link by mail must be followed first. The answer is the same
 * whoever asks and whatever is known of the address. Faults: no such strategy or node, no mail address, too many at once.
 */
export const subscribe = useCase({
  name: 'strategy.subscribe',
  policy,
  mode: 'write',
  input: subscribeInput,
  run: async ({ ctx, tx, input, audit }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy || strategy.state === 'draft') return notFound('Diese Strategie');
    const node = input.nodeId === null ? null : await findNode(tx, input.nodeId);
    if (input.nodeId !== null && node?.strategyId !== strategy.id) return notFound('Diesen Eintrag');
    if (!isLanguage(input.language)) return invalidField('language', 'Diese Sprache gibt es hier nicht.', 'unknown-language');
    const now = ctx.clock.now();
    const reader = { address: input.mail.trim(), language: input.language };
    const hash = addressHash(input.mail);
    const asked = await countAsked(tx, {
      addressHash: hash,
      day: new Date(now.getTime() - dayMs),
      hour: new Date(now.getTime() - askAgainMs),
    });
    if (asked.all >= mostAskedPerCounty) {
      return unavailable('too-many', 'Gerade melden sich sehr viele an. Bitte versuchen Sie es in einer Stunde noch einmal.');
    }
    // No subject and no address: the log must not tell who reads what.
    audit({ subjectType: 'strategy-subscription', subjectId: null, summary: 'Nachrichten zu einer Strategie angefragt' });
    const known = await findSubscription(tx, { addressHash: hash, strategyId: strategy.id, nodeId: input.nodeId });
    if (known !== null && now.getTime() - known.askedAt.getTime() < askAgainMs) return ok();
    if (asked.own >= mostAskedPerDay) return ok();

    const about = node === null ? strategy.title : [node.number, node.title].filter(Boolean).join(' ');
    const token = newToken();
    if (known?.confirmedAt) {
      await remember({ tx, row: known, set: { askedAt: now }, token });
      await queueMail({ ctx, tx, mail: alreadyMail({ ctx, reader, about, token }) });
      return ok();
    }
    const row = {
      address: reader.address,
      language: reader.language,
      frequency: input.frequency,
      askedAt: now,
      confirmHash: tokenHash(token),
    };
    if (known) await tx.update(strategySubscription).set(row).where(eq(strategySubscription.id, known.id));
    else {
      await tx.insert(strategySubscription).values({
        id: newId(now.getTime()),
        countyId: ctx.county.id,
        strategyId: strategy.id,
        nodeId: input.nodeId,
        addressHash: hash,
        ...row,
      });
    }
    await queueMail({ ctx, tx, mail: confirmMail({ ctx, reader, about, token }) });
    return ok();
  },
});

/** What a link for confirming or leaving stands for. Nothing changes. A link that is spent, too old or unknown is not found. */
export const readSubscription = useCase({
  name: 'strategy.read-subscription',
  action: 'strategy.subscribe',
  policy,
  mode: 'read',
  input: subscriptionTokenInput,
  run: async ({ ctx, tx, input }) => {
    const waiting = await fresh({ ctx, tx, token: input.token });
    if (waiting) return ok<Opened>({ kind: 'confirm', topics: await topicsOf(tx, [waiting]) });
    const rows = await findByLeave(tx, input.token);
    if (rows.length === 0) return notFound('Diesen Link');
    return ok<Opened>({ kind: 'leave', topics: await topicsOf(tx, rows) });
  },
});
type Opened = { kind: 'confirm' | 'leave'; topics: SubscriptionTopic[] };

/** Confirms a subscription by the link of its mail. From now on news are sent; what is older is not. */
export const confirmSubscription = useCase({
  name: 'strategy.confirm-subscription',
  action: 'strategy.subscribe',
  policy,
  mode: 'write',
  input: subscriptionTokenInput,
  run: async ({ ctx, tx, input, audit }) => {
    const row = await fresh({ ctx, tx, token: input.token });
    if (!row) return notFound('Diesen Link');
    const now = ctx.clock.now();
    await tx
      .update(strategySubscription)
      .set({ confirmedAt: now, toldUpTo: now, confirmHash: null })
      .where(eq(strategySubscription.id, row.id));
    audit({ subjectType: 'strategy-subscription', subjectId: null, summary: 'Nachrichten zu einer Strategie bestätigt' });
    return ok();
  },
});

/**
 * Ends the subscriptions of the person to whom the link was sent, or one of them, and deletes the address at once.
 * A link that ended them before, or that never was, ends nothing and is no fault: mail programs send twice.
 */
export const leaveSubscription = useCase({
  name: 'strategy.leave-subscription',
  action: 'strategy.subscribe',
  policy,
  mode: 'write',
  input: leaveInput,
  run: async ({ tx, input, audit }) => {
    const rows = await findByLeave(tx, input.token);
    for (const row of rows) {
      if (input.subscriptionId === null || row.id === input.subscriptionId)
        await tx.delete(strategySubscription).where(eq(strategySubscription.id, row.id));
    }
    audit({ subjectType: 'strategy-subscription', subjectId: null, summary: 'Nachrichten zu einer Strategie abbestellt' });
    return ok();
  },
});

async function fresh(input: { ctx: CountyCtx; tx: Tx; token: string }): Promise<SubscriptionRow | null> {
  const row = await findByConfirm(input.tx, input.token);
  const age = row === null ? 0 : input.ctx.clock.now().getTime() - row.askedAt.getTime();
  return age > confirmDays * dayMs ? null : row;
}

/** Keeps the hash of a link for leaving with a subscription. */
export async function remember(input: {
  tx: Tx;
  row: SubscriptionRow;
  set: Partial<Pick<SubscriptionRow, 'askedAt' | 'toldUpTo'>>;
  token: string;
}): Promise<void> {
  const { tx, row, set, token } = input;
  await tx
    .update(strategySubscription)
    .set({ ...set, leaveHashes: [...row.leaveHashes, tokenHash(token)].slice(-mostLeaveLinks) })
    .where(eq(strategySubscription.id, row.id));
}
