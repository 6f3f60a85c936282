import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { event, eventSeries } from '../schema.ts';

/** Follows units that were renamed, split or merged: what they hold goes to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'events.follow-units',
  policy,
  summary: 'Veranstaltungen und Reihen an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    let moved = 0;
    for (const table of [event, eventSeries]) {
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
