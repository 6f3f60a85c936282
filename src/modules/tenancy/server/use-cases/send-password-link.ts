import { eq } from 'drizzle-orm';
import { notFound } from '#kernel/errors.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import { accountLinkInput } from '../../inputs.ts';
import { endOfLink } from '../account-links.ts';
import { accountByMail, hasPassword, type Account } from '../accounts.ts';
import { newSecret, secretHash } from '../model/secrets.ts';
import { policy } from '../policy.ts';
import { accountLink } from '../schema.ts';

/**
 * Sends what was asked for: a link to whoever has a password, a word to whoever signs in without one, nothing to an
 * unknown address, which is forgotten. The secret is made here and lies nowhere but in the mail. A second run does nothing.
 */
export const sendPasswordLink = installationUseCase({
  name: 'tenancy.send-password-link',
  policy,
  mode: 'write',
  input: accountLinkInput,
  load: async ({ tx, input }) => {
    const [link] = await tx.select().from(accountLink).where(eq(accountLink.id, input.linkId)).for('update');
    return link && link.purpose === 'password' && link.accountId === null ? ok({ loaded: link }) : notFound('Diese Anfrage');
  },
  run: async ({ ctx, tx, loaded: link, audit }) => {
    const account = await accountByMail({ tx, email: link.mail });
    if (account === null) {
      await tx.delete(accountLink).where(eq(accountLink.id, link.id));
      audit({
        subjectType: 'account-link',
        subjectId: link.id,
        summary: 'Zur Anfrage nach einem neuen Passwort gibt es kein Konto',
      });
      return ok();
    }
    const secret = (await hasPassword({ tx, accountId: account.id })) ? newSecret() : null;
    await tx
      .update(accountLink)
      .set({
        accountId: account.id,
        tokenHash: secret === null ? null : secretHash(secret),
        // A mail that waited for the worker is as good as any.
        expiresAt: endOfLink(ctx.clock.now(), 'password'),
      })
      .where(eq(accountLink.id, link.id));
    const address = secret === null ? null : `${ctx.origin}${sitePaths.newPassword(secret)}`;
    await queueMail({
      ctx,
      tx,
      graceMs: 0,
      mail: address === null ? withoutPassword(account, ctx.origin) : withLink(account, address),
    });
    audit({
      subjectType: 'account',
      subjectId: account.id,
      summary: address === null ? 'Mail gesendet: Konto ohne Passwort' : 'Link für ein neues Passwort gesendet',
    });
    return ok();
  },
});

const withLink = (account: Account, link: string) => ({
  to: { address: account.email, name: account.name },
  subject: 'Neues Passwort für Kreislotse',
  body: [
    `Guten Tag ${account.name},`,
    '',
    'für Ihr Konto bei Kreislotse wurde ein neues Passwort angefragt. Hier wählen Sie es:',
    link,
    '',
    'Der Link gilt eine Stunde und nur einmal. Ihr zweiter Faktor bleibt, wie er ist.',
    'Haben Sie das nicht angefragt, müssen Sie nichts tun: Ihr Passwort gilt weiter.',
  ].join('\n'),
});

const withoutPassword = (account: Account, origin: string) => ({
  to: { address: account.email, name: account.name },
  subject: 'Ihre Anmeldung bei Kreislotse',
  body: [
    `Guten Tag ${account.name},`,
    '',
    'für Ihr Konto bei Kreislotse wurde ein neues Passwort angefragt. Ihr Konto hat hier aber kein Passwort:',
    'Sie melden sich über das Verzeichnis Ihres Landkreises an oder mit einem Passkey.',
    `${origin}${sitePaths.login}`,
    '',
    'Gelingt das nicht, hilft Ihnen die IT-Stelle, die Ihr Konto im Verzeichnis führt.',
    'Haben Sie das nicht angefragt, müssen Sie nichts tun.',
  ].join('\n'),
});
