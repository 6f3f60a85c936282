import type { CountyCtx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { policy } from './policy.ts';

export type Kept = { unitId: string | null; municipalityId: string | null };

/** A desk belongs to its unit or municipality. */
export const thingOf = (row: Kept): Thing => ({
  unitIds: row.unitId === null ? [] : [row.unitId],
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
});

export const mayKeepDesk = (ctx: CountyCtx, row: Kept): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'guidance.keep-desk', thing: thingOf(row) }) === 'yes';
