import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { BookingReason } from '../contract-kits.ts';
import { stockBooking, stockItem } from './kit-schema.ts';
import { lockStock } from './kit-store.ts';

/** Books into stocks and out of them, all or none: where one would fall below nothing, it says which. */
export async function book(input: {
  ctx: CountyCtx;
  tx: Tx;
  day: string;
  reason: BookingReason;
  note: string | null;
  bookings: readonly { itemId: string; change: number; name: string }[];
}): Promise<Result<null>> {
  const { ctx, tx, day, reason, note, bookings } = input;
  const now = ctx.clock.now();
  const held = new Map(
    (
      await lockStock(
        tx,
        bookings.map(({ itemId }) => itemId),
      )
    ).map((row) => [row.id, row]),
  );
  for (const { itemId, change, name } of bookings) {
    const left = held.get(itemId)!.count + change;
    if (left < 0)
      return conflict('not-enough', `Von „${name}“ sind nur noch ${held.get(itemId)!.count} da, gebraucht werden ${-change}.`);
    await tx.update(stockItem).set({ count: left }).where(eq(stockItem.id, itemId));
  }
  await tx.insert(stockBooking).values(
    bookings.map(({ itemId, change }) => ({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      itemId,
      day,
      change,
      reason,
      note,
      createdAt: now,
    })),
  );
  return ok(null);
}
