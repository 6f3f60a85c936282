import type { CountyCtx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { policy } from './policy.ts';

/** To whom an event belongs. */
export const thingOf = (row: { unitId: string | null; municipalityId: string | null; organisationId: string | null }): Thing => ({
  unitIds: row.unitId === null ? [] : [row.unitId],
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
  organisationIds: row.organisationId === null ? [] : [row.organisationId],
});

export const mayOn = (ctx: CountyCtx, action: string, thing: Thing): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing }) === 'yes';
