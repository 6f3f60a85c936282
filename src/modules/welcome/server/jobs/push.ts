import { and, asc, eq, lte } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import type { PushAnswer } from '#kernel/push.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { pushDelivery, pushSubscription } from '../alert-schema.ts';
import { findAlert, findNotice, findTurns, loadMunicipalities } from '../alert-store.ts';
import { alertView, noticeView } from '../alert-views.ts';
import { phaseOf } from '../model/notice-phase.ts';
import { messageOfAlert, messageOfNotice, type PushMessage } from '../push-message.ts';
import { keepTime } from '../use-cases/keep-time.ts';

/** So many are sent at once, and so often one is tried, with growing pauses: the last about an hour after the first. */
const atOnce = 20;
const pausesMs = [60_000, 180_000, 600_000, 1_800_000];

type Delivery = typeof pushDelivery.$inferSelect;
type Waiting = { delivery: Delivery; target: typeof pushSubscription.$inferSelect };

/** Every minute: notes what began and ended, and sends what waits. */
export async function pushNews(ctx: Ctx): Promise<void> {
  if (ctx.county === null) return;
  const county = ctx as CountyCtx;
  const turned = await ctx.db.transaction({ countyId: ctx.county.id, readOnly: true }, async (tx) => {
    const turns = await findTurns(tx, ctx.clock.now());
    return turns.begun.length + turns.over.length + turns.expired.length > 0;
  });
  if (turned) {
    const kept = await keepTime(ctx, {});
    if (!kept.ok) throw new Error(kept.problem.message);
  }
  while ((await sendSome(county)) === atOnce);
}

/**
 * Sends a few in one transaction that holds their rows, so that no other worker sends them too. Of those that were sent and
 * not noted, because the process ended between, the browser shows the second in place of the first.
 */
const sendSome = (ctx: CountyCtx): Promise<number> =>
  ctx.db.transaction({ countyId: ctx.county.id }, async (tx) => {
    const waiting = await tx
      .select({ delivery: pushDelivery, target: pushSubscription })
      .from(pushDelivery)
      .innerJoin(pushSubscription, eq(pushSubscription.id, pushDelivery.subscriptionId))
      .where(and(eq(pushDelivery.state, 'waiting'), lte(pushDelivery.nextAt, ctx.clock.now())))
      .orderBy(asc(pushDelivery.nextAt))
      .limit(atOnce)
      .for('update', { of: pushDelivery, skipLocked: true });
    const sent = await Promise.all(
      (await withMessages({ ctx, tx, waiting })).map(async ({ message, ...one }) => ({
        ...one,
        answer: message === null ? null : await send({ ctx, target: one.target, message }),
      })),
    );
    for (const { delivery, target, answer } of sent) await noteAnswer({ ctx, tx, delivery, target, answer });
    return waiting.length;
  });

/** What each is told in its language; null for what is over meanwhile. */
async function withMessages(input: {
  ctx: CountyCtx;
  tx: Tx;
  waiting: readonly Waiting[];
}): Promise<(Waiting & { message: PushMessage | null })[]> {
  const { ctx, tx, waiting } = input;
  const now = ctx.clock.now();
  const municipalities = await loadMunicipalities(tx);
  const told = new Map<string, PushMessage | null>();
  const messageOf = async ({ delivery, target }: Waiting): Promise<PushMessage | null> => {
    const { language } = target;
    const base = { county: ctx.county, language, origin: ctx.origin, now };
    if (delivery.subjectType === 'alert') {
      const row = await findAlert(tx, delivery.subjectId);
      if (row === null || row.endedAt !== null || (row.expires !== null && row.expires <= now)) return null;
      return messageOfAlert({ ...base, alert: alertView({ row, language, municipalities }) });
    }
    const found = await findNotice(tx, delivery.subjectId);
    if (found === null || phaseOf(found.row, now) !== 'shown') return null;
    const dictionary = await loadDictionary({ tx, language, subjectIds: [found.row.id] });
    return messageOfNotice({ ...base, notice: noticeView({ row: found.row, dictionary, municipalities }) });
  };
  const all: (Waiting & { message: PushMessage | null })[] = [];
  for (const one of waiting) {
    const key = `${one.delivery.subjectId} ${one.target.language}`;
    if (!told.has(key)) told.set(key, await messageOf(one));
    all.push({ ...one, message: told.get(key)! });
  }
  return all;
}

const send = ({ ctx, target, message }: { ctx: CountyCtx; target: Waiting['target']; message: PushMessage }) =>
  ctx.push.send({
    target: { endpoint: target.endpoint, p256dh: target.p256dh, auth: target.auth },
    payload: JSON.stringify(message.payload),
    ttl: message.ttl,
    urgent: message.urgent,
    topic: message.topic,
  });

async function noteAnswer(input: {
  ctx: CountyCtx;
  tx: Tx;
  delivery: Delivery;
  target: Waiting['target'];
  answer: PushAnswer | null;
}): Promise<void> {
  const { ctx, tx, delivery, target, answer } = input;
  const now = ctx.clock.now();
  const set = (fields: Partial<typeof pushDelivery.$inferInsert>): Promise<unknown> =>
    tx.update(pushDelivery).set(fields).where(eq(pushDelivery.id, delivery.id));
  if (answer === null) return void (await set({ state: 'dropped', lastError: 'over before it was sent' }));
  const attempts = delivery.attempts + 1;
  switch (answer.state) {
    case 'sent':
      await set({ state: 'sent', sentAt: now, attempts, lastError: null });
      await tx.update(pushSubscription).set({ contactAt: now }).where(eq(pushSubscription.id, target.id));
      return;
    case 'gone':
      // Nothing will ever reach it: what hangs on it goes with it.
      await tx.delete(pushSubscription).where(eq(pushSubscription.id, target.id));
      return;
    case 'later': {
      const pause = pausesMs[delivery.attempts];
      await set(
        pause === undefined
          ? { state: 'dropped', attempts, lastError: answer.message }
          : { attempts, lastError: answer.message, nextAt: new Date(now.getTime() + pause) },
      );
    }
  }
}
