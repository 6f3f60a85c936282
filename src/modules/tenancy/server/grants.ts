import { and, asc, eq, isNull } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { actorRef } from '#kernel/people.ts';
import { newId } from '#kernel/ids.ts';
import type { BoundRole } from './bindings.ts';
import { roleGrant } from './schema.ts';

/** Gives a role; a role that is held already is left as it is. Answers the grant's id, and whether it is new. */
export async function insertGrant(input: {
  ctx: CountyCtx;
  tx: Tx;
  accountId: string;
  bound: BoundRole;
  grantedBy?: string;
}): Promise<{ id: string; isNew: boolean }> {
  const { ctx, tx, accountId, bound } = input;
  const held = await heldGrant({ tx, countyId: ctx.county.id, accountId, bound });
  if (held !== null) return { id: held, isNew: false };
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  await tx.insert(roleGrant).values({
    id,
    accountId,
    role: bound.role,
    countyId: ctx.county.id,
    unitId: bound.unitId,
    municipalityId: bound.municipalityId,
    organisationId: bound.organisation?.id ?? null,
    organisationName: bound.organisation?.name ?? null,
    languages: [...bound.languages],
    grantedAt: now,
    grantedBy: input.grantedBy ?? actorRef(ctx.actor),
    revokedAt: null,
  });
  return { id, isNew: true };
}

/**
 * Whether the county would be left without coordination if this account lost its role: nobody could invite the next one.
 * All coordinators are locked in one order, so that two who go at the same time cannot both.
 */
export async function isLastCoordinator(input: { tx: Tx; countyId: string; accountId: string }): Promise<boolean> {
  const { tx, countyId, accountId } = input;
  const coordinators = await tx
    .select({ accountId: roleGrant.accountId })
    .from(roleGrant)
    .where(and(eq(roleGrant.countyId, countyId), eq(roleGrant.role, 'coordinator'), isNull(roleGrant.revokedAt)))
    .orderBy(asc(roleGrant.id))
    .for('update');
  return coordinators.length > 0 && coordinators.every((row) => row.accountId === accountId);
}

/** Id of the unrevoked grant of just this role with just this binding. */
export async function heldGrant(input: {
  tx: Tx;
  countyId: string;
  accountId: string;
  bound: BoundRole;
}): Promise<string | null> {
  const { tx, countyId, accountId, bound } = input;
  const [held] = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.accountId, accountId),
        eq(roleGrant.countyId, countyId),
        eq(roleGrant.role, bound.role),
        isNull(roleGrant.revokedAt),
        eq(roleGrant.languages, [...bound.languages]),
        bound.unitId === null ? isNull(roleGrant.unitId) : eq(roleGrant.unitId, bound.unitId),
        bound.organisation === null ? isNull(roleGrant.organisationId) : eq(roleGrant.organisationId, bound.organisation.id),
        bound.municipalityId === null ? isNull(roleGrant.municipalityId) : eq(roleGrant.municipalityId, bound.municipalityId),
      ),
    );
  return held?.id ?? null;
}
