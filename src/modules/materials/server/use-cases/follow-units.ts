import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { kit, stockItem } from '../kit-schema.ts';
import { policy } from '../policy.ts';
import { material } from '../schema.ts';

/** Follows units that were renamed, split or merged: what they keep goes to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'materials.follow-units',
  policy,
  summary: 'Materialien, Taschen und Bestände an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    let moved = 0;
    for (const table of [material, kit, stockItem]) {
      const rows = await tx
        .update(table)
        .set({ unitId })
        .where(inArray(table.unitId, change.fromUnitIds))
        .returning({ id: table.id });
      moved += rows.length;
    }
    return moved;
  },
});
