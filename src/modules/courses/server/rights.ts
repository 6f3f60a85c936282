import type { CountyCtx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import { policy } from './policy.ts';

type Held = { organisationId: string | null; unitId: string | null; municipalityId: string | null };

/** A run belongs to whoever runs its offer, a need to whoever reports it: an organisation, a unit or a municipality. */
export const thingOf = (offer: Held): Thing => ({
  organisationIds: offer.organisationId === null ? [] : [offer.organisationId],
  unitIds: offer.unitId === null ? [] : [offer.unitId],
  municipalityIds: offer.municipalityId === null ? [] : [offer.municipalityId],
});

export const mayKeep = (ctx: CountyCtx, offer: Held): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'courses.keep', thing: thingOf(offer) }) === 'yes';

/** Whether the actor keeps a reported need: the coordination, and whoever reported it. */
export const mayReport = (ctx: CountyCtx, reporter: Held): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'courses.report-needs', thing: thingOf(reporter) }) ===
  'yes';

/** Whether the actor answers for this provider: the coordination, and whoever belongs to it. */
export const mayAnswer = (ctx: CountyCtx, provider: Held): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'courses.answer-inquiry', thing: thingOf(provider) }) ===
  'yes';

/** Whether the actor coordinates those who give courses: asks them, and is told every number. */
export const mayCoordinate = (ctx: CountyCtx): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'courses.coordinate' }) === 'yes';
