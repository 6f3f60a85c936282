import { eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { hasTimetable } from '#modules/mobility/server/index.ts';
import { wallFaults } from '../model/wall-faults.ts';
import { currentOffices, currentWithWays } from '../wall-offices.ts';
import { wallSheet } from '../wall-schema.ts';
import { findWallSheets, type WallSheetRow } from '../wall-store.ts';

/** Notes which printed sheets say what does not hold any more, and which hold again. */
export async function checkWallSheets(ctx: Ctx): Promise<void> {
  if (ctx.county === null) return;
  const scope = { countyId: ctx.county.id };
  const timetable = await hasTimetable(ctx, {});
  const timetableId = timetable.ok ? timetable.value.timetableId : null;
  const sheets = await ctx.db.transaction({ ...scope, readOnly: true }, findWallSheets);
  for (const found of sheets.filter(({ row }) => row.printed !== null)) {
    const { row } = found;
    const wrongWays = timetableId === row.waysCheckedWith ? row.wrongWays : await findWrongWays(ctx, found);
    const wrong = wallFaults(row.printed, await currentOffices(ctx, found), wrongWays).length > 0;
    if (wrong === (row.wrongSince !== null) && timetableId === row.waysCheckedWith) continue;
    await ctx.db.transaction(scope, (tx) =>
      tx
        .update(wallSheet)
        .set({ wrongSince: wrong ? (row.wrongSince ?? ctx.clock.now()) : null, wrongWays, waysCheckedWith: timetableId })
        .where(eq(wallSheet.id, row.id)),
    );
  }
}

/** Offices to which the sheet leads by other buses than the timetable does. A sheet that tells no way tells no wrong one. */
async function findWrongWays(ctx: Ctx, found: WallSheetRow): Promise<string[]> {
  const printed = (found.row.printed ?? []).filter(({ way }) => way !== undefined);
  if (printed.length === 0) return [];
  const now = new Map((await currentWithWays(ctx, found)).map(({ key, way }) => [key, way]));
  return printed.filter(({ key, way }) => now.get(key) !== way).map(({ key }) => key);
}
