import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Ctx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { failed, ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { roleWords, type InvitationView, type OpenInvitationView } from '../../contract.ts';
import {
  acceptInvitationInput,
  invitationIdInput,
  invitationTokenInput,
  invitePersonInput,
  resendInvitationInput,
} from '../../inputs.ts';
import { accountByMail, insertAccount } from '../accounts.ts';
import { boundNames, checkBinding } from '../bindings.ts';
import { insertGrant } from '../grants.ts';
import { boundOf, insertInvitation, sendInvitation, validFrom } from '../insert-invitation.ts';
import { invitationDays, newSecret, secretHash } from '../model/secrets.ts';
import { policy } from '../policy.ts';
import { invitation } from '../schema.ts';

type Invitation = typeof invitation.$inferSelect;

/** Sends a person a link by mail with which she takes a role in this county. The link is good for seven days and one use. */
export const invitePerson = useCase({
  name: 'tenancy.invite-person',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: invitePersonInput,
  run: async ({ ctx, tx, input, audit }) => {
    const bound = await checkBinding({ tx, countyId: ctx.county.id, given: input });
    if (!bound.ok) return bound;
    return insertInvitation({ ctx, tx, audit, given: input, bound: bound.value, boundTo: bound.value.boundTo });
  },
});

/** Invitations that still wait, newest first; those whose time ran out are marked. */
export const listInvitations = useCase({
  name: 'tenancy.list-invitations',
  action: 'tenancy.manage-people',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const rows = await tx
      .select()
      .from(invitation)
      .where(and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt)))
      .orderBy(desc(invitation.createdAt), desc(invitation.id));
    const nameOf = await boundNames(tx);
    return ok(
      rows.map((row): InvitationView => ({
        id: row.id,
        name: row.name,
        mail: row.mail,
        role: row.role,
        boundTo: nameOf(row),
        organisationId: row.organisationId,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        expired: row.expiresAt <= ctx.clock.now(),
      })),
    );
  },
});

/** Sends a new link for seven more days; the link of the earlier mail ends. */
export const resendInvitation = useCase({
  name: 'tenancy.resend-invitation',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: resendInvitationInput,
  load: ({ tx, input }) => loadWaiting({ tx, id: input.invitationId }),
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const token = newSecret();
    await tx
      .update(invitation)
      .set({ ...validFrom(ctx.clock.now()), tokenHash: secretHash(token) })
      .where(eq(invitation.id, row.id));
    await sendInvitation({ ctx, tx, row, boundTo: (await boundNames(tx))(row), link: `${input.linkBase}${token}` });
    audit({ subjectType: 'invitation', subjectId: row.id, summary: 'Einladung noch einmal gesendet' });
    return ok();
  },
});

/** Takes an invitation back: its link ends at once. */
export const revokeInvitation = useCase({
  name: 'tenancy.revoke-invitation',
  action: 'tenancy.manage-people',
  policy,
  mode: 'write',
  input: invitationIdInput,
  load: ({ tx, input }) => loadWaiting({ tx, id: input.invitationId }),
  run: async ({ ctx, tx, loaded: row, audit }) => {
    await tx.update(invitation).set({ revokedAt: ctx.clock.now() }).where(eq(invitation.id, row.id));
    audit({ subjectType: 'invitation', subjectId: row.id, summary: 'Einladung zurückgenommen' });
    return ok();
  },
});

/** What stands behind the link of an invitation. Reading changes nothing, however often a mail scanner opens it. */
export const readInvitation = useCase({
  name: 'tenancy.read-invitation',
  action: 'tenancy.accept-invitation',
  policy,
  mode: 'read',
  input: invitationTokenInput,
  load: ({ ctx, tx, input }) => loadByToken({ ctx, tx, token: input.token }),
  run: async ({ ctx, tx, loaded: row }) => {
    const view: OpenInvitationView = {
      county: ctx.county.name,
      name: row.name,
      mail: row.mail,
      role: row.role,
      boundTo: (await boundNames(tx))(row),
      next: await nextStep({ ctx, tx, row }),
    };
    return ok(view);
  },
});

/**
 * Takes the invited role, spends the link and, where the person has no account yet, makes it: all or nothing.
 * A person with an account must be signed in as the one who got the mail; the link alone gives nobody her account.
 */
export const acceptInvitation = useCase({
  name: 'tenancy.accept-invitation',
  policy,
  mode: 'write',
  input: acceptInvitationInput,
  load: ({ ctx, tx, input }) => loadByToken({ ctx, tx, token: input.token, lock: true }),
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const step = await nextStep({ ctx, tx, row });
    if (step === 'other') return forbidden('Sie sind mit einer anderen Adresse angemeldet als der, an die die Einladung ging.');
    if (step === 'sign-in')
      return conflict('sign-in-first', 'Zu dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich zuerst an.');
    const now = ctx.clock.now();
    const account = await accountByMail({ tx, email: row.mail });
    const accountId = account?.id ?? newId(now.getTime());
    const name = account?.name ?? input.name ?? row.name;
    if (account === null) {
      const { passwordHash } = input;
      await insertAccount({ tx, id: accountId, credentialId: newId(now.getTime()), name, email: row.mail, passwordHash, now });
    }
    const bound = boundOf(row);
    const grant = await insertGrant({ ctx, tx, accountId, bound, grantedBy: row.createdBy });
    await tx.update(invitation).set({ acceptedAt: now }).where(eq(invitation.id, row.id));
    audit({
      subjectType: 'role-grant',
      subjectId: grant.id,
      summary: `Einladung als ${roleWords[row.role]} angenommen${account === null ? ', Konto angelegt' : ''}`,
      fields: { role: { after: row.role } },
      personal: [{ personRef: accountId, field: 'name', after: name }],
    });
    return ok({ accountId, mail: row.mail, isNew: account === null });
  },
});

async function nextStep(input: { ctx: Ctx; tx: Tx; row: Invitation }): Promise<OpenInvitationView['next']> {
  const { ctx, tx, row } = input;
  if (ctx.actor.kind === 'account') return ctx.actor.email.toLowerCase() === row.mail ? 'accept' : 'other';
  return (await accountByMail({ tx, email: row.mail })) === null ? 'new' : 'sign-in';
}

async function loadWaiting(input: { tx: Tx; id: string }): Promise<Result<{ loaded: Invitation }>> {
  const [row] = await input.tx.select().from(invitation).where(eq(invitation.id, input.id)).for('update');
  return row && row.acceptedAt === null && row.revokedAt === null ? ok({ loaded: row }) : notFound('Diese offene Einladung');
}

async function loadByToken(input: { ctx: Ctx; tx: Tx; token: string; lock?: boolean }): Promise<Result<{ loaded: Invitation }>> {
  const query = input.tx
    .select()
    .from(invitation)
    .where(eq(invitation.tokenHash, secretHash(input.token)));
  const [row] = await (input.lock ? query.for('update') : query);
  if (!row)
    return failed({
      kind: 'not-found',
      code: 'invitation-unknown',
      message: 'Diese Einladung gibt es nicht, oder es wurde eine neuere gesendet.',
    });
  if (row.acceptedAt !== null)
    return conflict('invitation-spent', 'Diese Einladung wurde schon angenommen. Sie können sich anmelden.');
  if (row.revokedAt !== null) return conflict('invitation-revoked', 'Diese Einladung wurde zurückgenommen.');
  if (row.expiresAt <= input.ctx.clock.now()) {
    return conflict('invitation-expired', `Diese Einladung galt ${invitationDays} Tage. Bitte lassen Sie sich eine neue senden.`);
  }
  return ok({ loaded: row });
}
