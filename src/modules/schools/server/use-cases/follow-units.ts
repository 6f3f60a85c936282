import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { school } from '../schema.ts';

/** Follows units that were renamed, split or merged: their institutions go to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'schools.follow-units',
  policy,
  summary: 'Kitas und Schulen an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    const rows = await tx
      .update(school)
      .set({ unitId })
      .where(inArray(school.unitId, change.fromUnitIds))
      .returning({ id: school.id });
    return rows.length;
  },
});
