import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { actorRef } from '#kernel/people.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase, useCase } from '#kernel/use-case.ts';
import { roleWords, type PersonView } from '../../contract.ts';
import { grantIdInput, grantRoleInput, platformGrantInput } from '../../inputs.ts';
import { accountsById, endSessions } from '../accounts.ts';
import { boundNames, checkBinding } from '../bindings.ts';
import { insertGrant, isLastCoordinator } from '../grants.ts';
import { policy } from '../policy.ts';
import { roleGrant } from '../schema.ts';

/** People with a role in this county, by name, each with all of her roles here. */
export const listPeople = useCase({
  name: 'tenancy.list-people',
  action: 'tenancy.manage-people',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const grants = await tx
      .select()
      .from(roleGrant)
      .where(and(eq(roleGrant.countyId, ctx.county.id), isNull(roleGrant.revokedAt)))
      .orderBy(asc(roleGrant.grantedAt), asc(roleGrant.id));
    const accounts = await accountsById({ tx, ids: [...new Set(grants.map((grant) => grant.accountId))] });
    const nameOf = await boundNames(tx);
    const people = [...accounts.values()].map((account): PersonView => ({
      accountId: account.id,
      name: account.name,
      email: account.email,
      lastLoginAt: account.lastLoginAt?.toISOString() ?? null,
      grants: grants
        .filter((grant) => grant.accountId === account.id)
        .map((grant) => ({
          id: grant.id,
          role: grant.role,
          boundTo: nameOf(grant),
          unitId: grant.unitId,
          organisationId: grant.organisationId,
          grantedAt: grant.grantedAt.toISOString(),
        })),
    }));
    return ok(people.sort((one, other) => one.name.localeCompare(other.name, 'de')));
  },
});

/**
 * Takes a role away and ends the person's sessions at once.
 * The last coordinator stays: nobody could invite the next one.
 */
export const revokeGrant = useCase({
  name: 'tenancy.revoke-grant',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: grantIdInput,
  load: async ({ ctx, tx, input }) => {
    const holder = await accountOfGrant({ tx, countyId: ctx.county.id, grantId: input.grantId });
    const isLast = holder !== null && (await isLastCoordinator({ tx, countyId: ctx.county.id, accountId: holder }));
    const [grant] = await tx
      .select()
      .from(roleGrant)
      .where(and(eq(roleGrant.countyId, ctx.county.id), eq(roleGrant.id, input.grantId), isNull(roleGrant.revokedAt)))
      .for('update');
    return grant ? ok({ loaded: { grant, isLast } }) : notFound('Diese Aufgabe');
  },
  run: async ({ ctx, tx, loaded: { grant, isLast }, audit }) => {
    if (grant.role === 'coordinator' && isLast) {
      return conflict(
        'last-coordinator',
        'Das ist die letzte Koordination dieses Landkreises. Laden Sie zuerst eine andere Person ein.',
      );
    }
    await tx.update(roleGrant).set({ revokedAt: ctx.clock.now() }).where(eq(roleGrant.id, grant.id));
    const ended = await endSessions({ tx, accountId: grant.accountId });
    audit({
      subjectType: 'role-grant',
      subjectId: grant.id,
      summary: `Aufgabe ${roleWords[grant.role]} entzogen`,
      fields: { role: { before: grant.role }, endedSessions: { after: ended } },
      personal: [{ personRef: grant.accountId, field: 'account', before: grant.accountId }],
    });
    return ok({ endedSessions: ended });
  },
});

async function accountOfGrant(input: { tx: Tx; countyId: string; grantId: string }): Promise<string | null> {
  const [found] = await input.tx
    .select({ accountId: roleGrant.accountId })
    .from(roleGrant)
    .where(and(eq(roleGrant.countyId, input.countyId), eq(roleGrant.id, input.grantId)));
  return found?.accountId ?? null;
}

/** Gives an account a role without an invitation: for the command line and example data. */
export const grantRole = useCase({
  name: 'tenancy.grant-role',
  policy,
  mode: 'write',
  input: grantRoleInput,
  run: async ({ ctx, tx, input, audit }) => {
    const bound = await checkBinding({ tx, countyId: ctx.county.id, given: input });
    if (!bound.ok) return bound;
    if (!(await accountsById({ tx, ids: [input.accountId] })).has(input.accountId)) return notFound('Dieses Konto');
    const grant = await insertGrant({ ctx, tx, accountId: input.accountId, bound: bound.value });
    audit({
      subjectType: 'role-grant',
      subjectId: grant.id,
      summary: `Aufgabe ${roleWords[input.role]} vergeben`,
      fields: { role: { after: input.role }, boundTo: { after: bound.value.boundTo } },
      personal: [{ personRef: input.accountId, field: 'account', after: input.accountId }],
    });
    return ok(grant);
  },
});

/** Makes an account a platform admin: she opens counties and reads none of their data. */
export const grantPlatformAdmin = installationUseCase({
  name: 'tenancy.grant-platform',
  policy,
  mode: 'write',
  input: platformGrantInput,
  run: async ({ ctx, tx, input, audit }) => {
    if (!(await accountsById({ tx, ids: [input.accountId] })).has(input.accountId)) return notFound('Dieses Konto');
    const [held] = await tx
      .select({ id: roleGrant.id })
      .from(roleGrant)
      .where(and(eq(roleGrant.accountId, input.accountId), eq(roleGrant.role, 'platform-admin'), isNull(roleGrant.revokedAt)));
    const now = ctx.clock.now();
    const id = held?.id ?? newId(now.getTime());
    if (!held) {
      await tx.insert(roleGrant).values({
        id,
        accountId: input.accountId,
        role: 'platform-admin',
        countyId: null,
        grantedAt: now,
        grantedBy: actorRef(ctx.actor),
      });
    }
    audit({ subjectType: 'role-grant', subjectId: id, summary: `Aufgabe ${roleWords['platform-admin']} vergeben` });
    return ok({ id, isNew: !held });
  },
});
