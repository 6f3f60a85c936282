import { and, eq, gt, isNull } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { roleWords } from '../contract.ts';
import { accountByMail } from './accounts.ts';
import type { BoundRole } from './bindings.ts';
import { heldGrant } from './grants.ts';
import { invitationDays, newSecret, secretHash } from './model/secrets.ts';
import { invitation } from './schema.ts';

type Invitation = typeof invitation.$inferSelect;

/**
 * Lays down an invitation and its mail, within the transaction of whoever checked what the role is bound to.
 * Faults: the person holds the role already, or is invited to it.
 */
export async function insertInvitation(input: {
  ctx: CountyCtx;
  tx: Tx;
  audit: (record: AuditRecord) => void;
  given: { mail: string; name: string; linkBase: string };
  bound: BoundRole;
  boundTo: string | null;
}): Promise<Result<{ id: string }>> {
  const { ctx, tx, given, bound, boundTo } = input;
  const account = await accountByMail({ tx, email: given.mail });
  if (account && (await heldGrant({ tx, countyId: ctx.county.id, accountId: account.id, bound }))) {
    return invalidField('mail', 'Diese Person hat diese Aufgabe schon.', 'already-granted');
  }
  const open = await tx
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.mail, given.mail),
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
        gt(invitation.expiresAt, ctx.clock.now()),
      ),
    );
  const { role, unitId, municipalityId, organisation } = bound;
  const languages = [...bound.languages];
  const organisationId = organisation?.id ?? null;
  const same = (row: Invitation): boolean =>
    row.role === role &&
    row.unitId === unitId &&
    row.municipalityId === municipalityId &&
    row.organisationId === organisationId &&
    row.languages.join() === languages.join();
  if (open.some(same)) {
    return invalidField(
      'mail',
      'Diese Person ist schon eingeladen. Sie können die Einladung noch einmal senden.',
      'already-invited',
    );
  }
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  const token = newSecret();
  const row = { id, countyId: ctx.county.id, mail: given.mail, name: given.name, role, unitId, municipalityId };
  await tx.insert(invitation).values({
    ...row,
    ...validFrom(now),
    organisationId,
    organisationName: organisation?.name ?? null,
    languages,
    tokenHash: secretHash(token),
    createdAt: now,
    createdBy: actorRef(ctx.actor),
  });
  await sendInvitation({ ctx, tx, row, boundTo, link: `${given.linkBase}${token}` });
  input.audit({
    subjectType: 'invitation',
    subjectId: id,
    summary: `Einladung als ${roleWords[role]}${boundTo === null ? '' : ` (${boundTo})`}`,
    fields: { role: { after: role }, boundTo: { after: boundTo } },
    personal: [
      { personRef: given.mail, field: 'mail', after: given.mail },
      { personRef: given.mail, field: 'name', after: given.name },
    ],
  });
  return ok({ id });
}

/** What an invitation's role is bound to. */
export const boundOf = (row: Invitation): BoundRole => ({
  role: row.role as BoundRole['role'],
  unitId: row.unitId,
  municipalityId: row.municipalityId,
  languages: row.languages,
  organisation: row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? '' },
});

export const validFrom = (now: Date): { expiresAt: Date } => ({
  expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
});

export async function sendInvitation(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: Pick<Invitation, 'mail' | 'name' | 'role'>;
  boundTo: string | null;
  link: string;
}): Promise<void> {
  const { ctx, tx, row, boundTo, link } = input;
  const task = `${roleWords[row.role]}${boundTo === null ? '' : ` – ${boundTo}`}`;
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, name: row.name },
      subject: `Einladung zu Kreislotse, Landkreis ${ctx.county.name}`,
      body: [
        `Guten Tag ${row.name},`,
        '',
        `der Landkreis ${ctx.county.name} plant und berichtet seine Integrationsarbeit mit Kreislotse.`,
        `Sie sind eingeladen, mitzuarbeiten. Ihre Aufgabe: ${task}.`,
        '',
        'So nehmen Sie die Einladung an:',
        link,
        '',
        `Der Link gilt ${invitationDays} Tage und nur einmal. Geben Sie ihn bitte nicht weiter.`,
        'Wenn Sie mit dieser Nachricht nichts anfangen können, müssen Sie nichts tun.',
      ].join('\n'),
    },
  });
}
