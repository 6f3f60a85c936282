import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { material } from '../schema.ts';

/** Follows units that were renamed, split or merged: what they keep goes to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'materials.follow-units',
  policy,
  summary: 'Materialien an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    const rows = await tx
      .update(material)
      .set({ unitId })
      .where(inArray(material.unitId, change.fromUnitIds))
      .returning({ id: material.id });
    return rows.length;
  },
});
