import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { offerDays } from '../contract-waiting.ts';
import { freeOf } from './model/seats.ts';
import { courseRun, courseSeats } from './schema.ts';
import type { RunRow } from './store.ts';
import { tellWaiting, waitingPurpose, type WaitingNews } from './waiting-mails.ts';
import { courseWaiting } from './waiting-schema.ts';
import { findWaiting, type WaitingRow } from './waiting-store.ts';

type Held = { ctx: CountyCtx; tx: Tx; found: RunRow };

/**
 * Offers seats that nobody has to those who came first, for each target group by itself. The run must be held: everything that moves
 * seats or the queue holds it first, so of two who come at once one comes after the other. Answers how many were asked.
 */
export async function offerFreed({ ctx, tx, found }: Held): Promise<number> {
  if (found.row.status === 'cancelled') return 0;
  const offeredUntil = new Date(ctx.clock.now().getTime() + offerDays * 86_400_000);
  const queue = await findWaiting(tx, found.row.id);
  const seats = await tx.select().from(courseSeats).where(eq(courseSeats.runId, found.row.id));
  let asked = 0;
  for (const entry of seats) {
    const own = queue.filter((row) => row.audience === entry.audience);
    const held = own.filter((row) => row.state === 'offered').length;
    for (const row of own.filter(({ state }) => state === 'waiting').slice(0, freeOf(entry, held))) {
      const offered = { state: 'offered' as const, offeredUntil };
      await tx.update(courseWaiting).set(offered).where(eq(courseWaiting.id, row.id));
      await tellWaiting({ ctx, tx, found, row: { ...row, ...offered }, news: 'offered' });
      asked += 1;
    }
  }
  return asked;
}

/** Another number of seats is taken. It is another version of the run: a form that was opened before does not write the old one back. */
export async function setTaken(input: {
  tx: Tx;
  found: RunRow;
  entry: Pick<RunRow['seats'][number], 'id'>;
  taken: number;
}): Promise<void> {
  const { tx, found, entry, taken } = input;
  await tx.update(courseSeats).set({ taken }).where(eq(courseSeats.id, entry.id));
  await tx
    .update(courseRun)
    .set({ version: found.row.version + 1 })
    .where(eq(courseRun.id, found.row.id));
}

/** Takes the seat that was offered. Where there is none any more, because the provider took seats away, whoever was asked waits on. */
export async function takeOffered({ ctx, tx, found, row }: Held & { row: WaitingRow }): Promise<Result<undefined>> {
  const now = ctx.clock.now();
  if (row.state === 'accepted') return ok();
  if (row.state !== 'offered' || row.offeredUntil === null || row.offeredUntil <= now)
    return conflict('not-offered', 'Dieser Platz ist nicht mehr angeboten.');
  const entry = found.seats.find(({ audience }) => audience === row.audience);
  if (!entry || entry.taken >= entry.maximum) {
    await tx.update(courseWaiting).set({ state: 'waiting', offeredUntil: null }).where(eq(courseWaiting.id, row.id));
    return ok();
  }
  await setTaken({ tx, found, entry, taken: entry.taken + 1 });
  await tx
    .update(courseWaiting)
    .set({ state: 'accepted', offeredUntil: null, acceptedAt: now })
    .where(eq(courseWaiting.id, row.id));
  await spendTaskLinks({ tx, purpose: waitingPurpose, subjectId: row.id, at: now });
  await tellWaiting({ ctx, tx, found, row, news: 'accepted' });
  return ok();
}

/** Deletes somebody's place in the queue, tells them, and asks the next. */
export async function leaveQueue({ ctx, tx, found, row, news }: Held & { row: WaitingRow; news: WaitingNews }): Promise<void> {
  await tellWaiting({ ctx, tx, found, row, news });
  await tx.delete(courseWaiting).where(eq(courseWaiting.id, row.id));
  await spendTaskLinks({ tx, purpose: waitingPurpose, subjectId: row.id, at: ctx.clock.now() });
  await offerFreed({ ctx, tx, found });
}
