import type { CountyCtx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { policy } from './policy.ts';

export type Kept = { organisationId: string | null; unitId: string | null; municipalityId: string | null };

/** An institution belongs to whoever keeps it: an organisation, a unit or a municipality. */
export const thingOf = (row: Kept): Thing => ({
  organisationIds: row.organisationId === null ? [] : [row.organisationId],
  unitIds: row.unitId === null ? [] : [row.unitId],
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
});

export const mayKeep = (ctx: CountyCtx, row: Kept): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'schools.keep', thing: thingOf(row) }) === 'yes';
