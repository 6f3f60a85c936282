import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase } from '#kernel/use-case.ts';
import { accountTokenInput, askPasswordInput, setPasswordInput } from '../../inputs.ts';
import { endOfLink, openLink, spendLinks } from '../account-links.ts';
import { endSessions, replacePassword } from '../accounts.ts';
import { passwordLinkJob } from '../jobs/job-names.ts';
import { policy } from '../policy.ts';
import { accountLink } from '../schema.ts';

/**
 * Notes that somebody wants a new password. Answers and works the same for every address, known or not: the worker
 * looks whose it is, so that not even the time it takes tells who has an account. The caller limits attempts.
 */
export const askForPassword = installationUseCase({
  name: 'tenancy.ask-for-password',
  action: 'tenancy.account-link',
  policy,
  mode: 'write',
  input: askPasswordInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx
      .insert(accountLink)
      .values({ id, purpose: 'password', mail: input.mail, createdAt: now, expiresAt: endOfLink(now, 'password') });
    await ctx.enqueue(tx, { name: passwordLinkJob, payload: { linkId: id } });
    audit({ subjectType: 'account-link', subjectId: id, summary: 'Neues Passwort angefragt' });
    return ok();
  },
});

/** Whose password the link renews. Reading changes nothing, however often a mail scanner opens it. */
export const readPasswordLink = installationUseCase({
  name: 'tenancy.read-password-link',
  action: 'tenancy.account-link',
  policy,
  mode: 'read',
  input: accountTokenInput,
  load: ({ ctx, tx, input }) => openLink({ ctx, tx, purpose: 'password', token: input.token }),
  run: async ({ loaded: { account } }) => ok({ name: account.name, mail: account.email }),
});

/**
 * Sets the new password, spends the account's links and ends all its sessions: all or nothing. The second factor stays
 * as it is, so the link alone opens no account.
 * @returns the address to sign in with
 */
export const setPasswordByLink = installationUseCase({
  name: 'tenancy.set-password-by-link',
  action: 'tenancy.account-link',
  policy,
  mode: 'write',
  input: setPasswordInput,
  load: ({ ctx, tx, input }) => openLink({ ctx, tx, purpose: 'password', token: input.token, lock: true }),
  run: async ({ ctx, tx, input, loaded: { account }, audit }) => {
    const now = ctx.clock.now();
    await replacePassword({ tx, accountId: account.id, passwordHash: input.passwordHash, now });
    await spendLinks({ tx, accountId: account.id, purpose: 'password', now });
    const ended = await endSessions({ tx, accountId: account.id });
    await queueMail({
      ctx,
      tx,
      mail: {
        to: { address: account.email, name: account.name },
        subject: 'Ihr Passwort für Kreislotse ist geändert',
        body: [
          `Guten Tag ${account.name},`,
          '',
          'Ihr Passwort für Kreislotse wurde soeben über einen Link per Mail neu gesetzt.',
          'Alle Anmeldungen sind beendet. Der zweite Faktor gilt unverändert.',
          '',
          'Waren Sie das nicht? Dann liest jemand Ihre Mails. Sagen Sie bitte sofort Ihrer IT-Stelle',
          'und der Koordination Ihres Landkreises Bescheid.',
        ].join('\n'),
      },
    });
    audit({
      subjectType: 'account',
      subjectId: account.id,
      summary: 'Passwort über einen Link per Mail neu gesetzt',
      fields: { endedSessions: { after: ended } },
    });
    return ok({ mail: account.email });
  },
});
