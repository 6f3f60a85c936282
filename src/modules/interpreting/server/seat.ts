import { and, eq, ne } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { startOf } from './pool-date-mails.ts';
import { interpreterPoolDateGuest } from './pool-date-schema.ts';
import type { PoolDateRow } from './pool-date-store.ts';

export const isOpen = (row: PoolDateRow, now: Date): boolean => row.state === 'planned' && startOf(row) > now;

/** How many others come. */
const countComing = (tx: Tx, given: { poolDateId: string; exceptId: string | null }): Promise<number> =>
  tx.$count(
    interpreterPoolDateGuest,
    and(
      eq(interpreterPoolDateGuest.poolDateId, given.poolDateId),
      eq(interpreterPoolDateGuest.comes, true),
      given.exceptId === null ? undefined : ne(interpreterPoolDateGuest.interpreterId, given.exceptId),
    ),
  );

/** Somebody comes, or does not. The date must be held: the last place is given once. */
export async function setComing(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: PoolDateRow;
  interpreterId: string;
  comes: boolean;
}): Promise<Result<undefined>> {
  const { ctx, tx, row, interpreterId, comes } = input;
  const now = ctx.clock.now();
  if (!isOpen(row, now)) return conflict('over', 'Für diesen Termin kann sich niemand mehr an- oder abmelden.');
  if (comes && row.seats !== null && (await countComing(tx, { poolDateId: row.id, exceptId: interpreterId })) >= row.seats)
    return conflict('full', 'Leider sind alle Plätze vergeben.');
  await tx
    .insert(interpreterPoolDateGuest)
    .values({ id: newId(now.getTime()), countyId: ctx.county.id, poolDateId: row.id, interpreterId, comes })
    .onConflictDoUpdate({
      target: [interpreterPoolDateGuest.countyId, interpreterPoolDateGuest.poolDateId, interpreterPoolDateGuest.interpreterId],
      set: { comes },
    });
  return ok();
}
