import { eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { wallFaults } from '../model/wall-faults.ts';
import { currentOffices } from '../wall-offices.ts';
import { wallSheet } from '../wall-schema.ts';
import { findWallSheets } from '../wall-store.ts';

/** Notes which printed sheets say what does not hold any more, and which hold again. */
export async function checkWallSheets(ctx: Ctx): Promise<void> {
  if (ctx.county === null) return;
  const scope = { countyId: ctx.county.id };
  const sheets = await ctx.db.transaction({ ...scope, readOnly: true }, findWallSheets);
  for (const found of sheets.filter(({ row }) => row.printed !== null)) {
    const wrong = wallFaults(found.row.printed, await currentOffices(ctx, found)).length > 0;
    if (wrong === (found.row.wrongSince !== null)) continue;
    await ctx.db.transaction(scope, (tx) =>
      tx
        .update(wallSheet)
        .set({ wrongSince: wrong ? ctx.clock.now() : null })
        .where(eq(wallSheet.id, found.row.id)),
    );
  }
}
