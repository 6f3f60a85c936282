import { inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { service } from '../schema.ts';

/** Follows units that were renamed, split or merged: their offers go to the unit that comes first. */
export const followUnits = followingUnits({
  name: 'offers.follow-units',
  policy,
  summary: 'Angebote an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const unitId = change.toUnitIds[0];
    if (unitId === undefined) return 0;
    const rows = await tx
      .update(service)
      .set({ unitId })
      .where(inArray(service.unitId, change.fromUnitIds))
      .returning({ id: service.id });
    return rows.length;
  },
});
