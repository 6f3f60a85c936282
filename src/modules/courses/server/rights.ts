import type { CountyCtx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { policy } from './policy.ts';

type Held = { organisationId: string | null; unitId: string | null; municipalityId: string | null };

/** A run belongs to whoever runs its offer: an organisation, a unit or a municipality. */
export const thingOf = (offer: Held): Thing => ({
  organisationIds: offer.organisationId === null ? [] : [offer.organisationId],
  unitIds: offer.unitId === null ? [] : [offer.unitId],
  municipalityIds: offer.municipalityId === null ? [] : [offer.municipalityId],
});

export const mayKeep = (ctx: CountyCtx, offer: Held): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'courses.keep', thing: thingOf(offer) }) === 'yes';
