import { and, eq, sql } from 'drizzle-orm';
import { notFound } from '#kernel/errors.ts';
import { emit } from '#kernel/events.ts';
import { ok } from '#kernel/result.ts';
import { auditPersonal, outboxMail, reminder } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { mailChanged } from '../../contract.ts';
import { accountLinkInput } from '../../inputs.ts';
import { findMailChange } from '../account-links.ts';
import { policy } from '../policy.ts';
import { invitation, responsiblePerson } from '../schema.ts';

/**
 * Carries a person's new address into one county: waiting mails and open invitations go on with it, and what is kept
 * under the old one is still found when the person asks to be told or erased. A second run changes nothing.
 */
export const followMail = useCase({
  name: 'tenancy.follow-mail',
  policy,
  mode: 'write',
  input: accountLinkInput,
  load: async ({ tx, input }) => {
    const change = await findMailChange({ tx, linkId: input.linkId });
    return change === null ? notFound('Diesen Wechsel der Adresse') : ok({ loaded: change });
  },
  run: async ({ ctx, tx, input, loaded: { accountId, before, after }, audit }) => {
    await tx.update(invitation).set({ mail: after }).where(eq(invitation.mail, before));
    await tx
      .update(responsiblePerson)
      .set({ mail: after })
      .where(
        and(
          eq(responsiblePerson.mail, before),
          // Who was entered under both stays entered twice: one address stands once for a place.
          sql`not exists (select 1 from responsible_person where mail = ${after})`,
        ),
      );
    await tx.update(outboxMail).set({ toAddress: after }).where(eq(outboxMail.toAddress, before));
    await tx
      .update(reminder)
      .set({ mail: after })
      .where(and(eq(reminder.mail, before), sql`not exists (select 1 from reminder where mail = ${after})`));
    await tx.update(auditPersonal).set({ personRef: accountId }).where(eq(auditPersonal.personRef, before));
    await emit({ ctx, tx, event: mailChanged, payload: { linkId: input.linkId } });
    audit({ subjectType: 'account', subjectId: accountId, summary: 'Neue E-Mail-Adresse einer Person nachgetragen' });
    return ok();
  },
});
