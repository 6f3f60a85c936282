import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { courseNeed } from '../need-schema.ts';
import { policy } from '../policy.ts';

/** Follows units that were renamed, split or merged: the needs they reported go to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'courses.follow-units',
  policy,
  summary: 'Gemeldete Kursbedarfe an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    const rows = await tx
      .update(courseNeed)
      .set({ unitId })
      .where(inArray(courseNeed.unitId, change.fromUnitIds))
      .returning({ id: courseNeed.id });
    return rows.length;
  },
});
