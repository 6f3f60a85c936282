import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { handover } from '../handover-schema.ts';
import { responsibleDesk } from '../schema.ts';

/** Follows units that were renamed, split or merged: their desks and what was handed over go to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'guidance.follow-units',
  policy,
  summary: 'Ansprechstellen und Übergaben an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    const rows = await tx
      .update(responsibleDesk)
      .set({ unitId })
      .where(inArray(responsibleDesk.unitId, change.fromUnitIds))
      .returning({ id: responsibleDesk.id });
    const to = await tx
      .update(handover)
      .set({ toUnitId: unitId })
      .where(inArray(handover.toUnitId, change.fromUnitIds))
      .returning({ id: handover.id });
    await tx.update(handover).set({ fromUnitId: unitId }).where(inArray(handover.fromUnitId, change.fromUnitIds));
    return rows.length + to.length;
  },
});
