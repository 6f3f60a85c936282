import { and, eq, isNull } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { roleWords } from '../contract.ts';
import { accountsById, endSessions } from './accounts.ts';
import type { BoundRole } from './bindings.ts';
import { insertGrant } from './grants.ts';
import { invitation, roleGrant } from './schema.ts';

/** The role of an organisation's editor; that the organisation is there is checked by whoever keeps organisations. */
export const editorOf = (organisation: { id: string; name: string }): BoundRole => ({
  role: 'organisation-editor',
  unitId: null,
  municipalityId: null,
  languages: [],
  organisation,
});

/** Makes an account an editor of an organisation without an invitation. */
export async function grantEditorRole(input: {
  ctx: CountyCtx;
  tx: Tx;
  audit: (record: AuditRecord) => void;
  accountId: string;
  organisation: { id: string; name: string };
}): Promise<Result<{ id: string; isNew: boolean }>> {
  const { ctx, tx, accountId, organisation } = input;
  if (!(await accountsById({ tx, ids: [accountId] })).has(accountId)) return notFound('Dieses Konto');
  const grant = await insertGrant({ ctx, tx, accountId, bound: editorOf(organisation) });
  input.audit({
    subjectType: 'role-grant',
    subjectId: grant.id,
    summary: `Aufgabe ${roleWords['organisation-editor']} vergeben`,
    fields: { role: { after: 'organisation-editor' }, boundTo: { after: organisation.name } },
    personal: [{ personRef: accountId, field: 'account', after: accountId }],
  });
  return ok(grant);
}

/** Lets people and invitations name an organisation as it is called now. */
export async function renameOrganisationBindings(input: {
  ctx: CountyCtx;
  tx: Tx;
  organisation: { id: string; name: string };
}): Promise<void> {
  const { ctx, tx, organisation } = input;
  const named = { organisationName: organisation.name };
  await tx
    .update(roleGrant)
    .set(named)
    .where(and(eq(roleGrant.countyId, ctx.county.id), eq(roleGrant.organisationId, organisation.id)));
  await tx.update(invitation).set(named).where(eq(invitation.organisationId, organisation.id));
}

/** Takes the roles and open invitations of an organisation back, and ends its editors' sessions; answers how many editors. */
export async function endOrganisationBindings(input: { ctx: CountyCtx; tx: Tx; organisationId: string }): Promise<number> {
  const { ctx, tx, organisationId } = input;
  const now = ctx.clock.now();
  const ended = await tx
    .update(roleGrant)
    .set({ revokedAt: now })
    .where(and(eq(roleGrant.countyId, ctx.county.id), eq(roleGrant.organisationId, organisationId), isNull(roleGrant.revokedAt)))
    .returning({ accountId: roleGrant.accountId });
  for (const { accountId } of ended) await endSessions({ tx, accountId });
  await tx
    .update(invitation)
    .set({ revokedAt: now })
    .where(and(eq(invitation.organisationId, organisationId), isNull(invitation.acceptedAt), isNull(invitation.revokedAt)));
  return ended.length;
}
