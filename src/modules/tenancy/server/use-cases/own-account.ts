import { and, eq, gt, isNotNull } from 'drizzle-orm';
import type { Ctx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, invalid, invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { ok } from '#kernel/result.ts';
import { installationUseCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import { accountTokenInput, ownMailInput, ownNameInput } from '../../inputs.ts';
import { endOfLink, openLink, spendLinks } from '../account-links.ts';
import { accountByMail, changeAccount } from '../accounts.ts';
import { followMailJob } from '../jobs/job-names.ts';
import { newSecret, secretHash } from '../model/secrets.ts';
import { policy } from '../policy.ts';
import { accountLink, roleGrant } from '../schema.ts';

/** Mails to new addresses that one account may cause within an hour. */
const mostMails = 5;

/** Changes the own name. It shows at once wherever the person is named by her account. */
export const changeOwnName = installationUseCase({
  name: 'tenancy.change-own-name',
  action: 'tenancy.own-account',
  policy,
  mode: 'write',
  input: ownNameInput,
  run: async ({ ctx, tx, input, audit }) => {
    if (ctx.actor.kind !== 'account') return forbidden();
    await changeAccount({ tx, accountId: ctx.actor.id, change: { name: input.name }, now: ctx.clock.now() });
    audit({ subjectType: 'account', subjectId: ctx.actor.id, summary: 'Eigenen Namen geändert' });
    return ok();
  },
});

/**
 * Sends a link to the address that the person wants to have, and a notice to the one she has. An address that is another
 * account's gets a word instead of a link: the person who asks sees no difference. An earlier link ends.
 */
export const askForOwnMail = installationUseCase({
  name: 'tenancy.ask-for-own-mail',
  action: 'tenancy.own-account',
  policy,
  mode: 'write',
  input: ownMailInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { actor } = ctx;
    if (actor.kind !== 'account') return forbidden();
    if (input.mail === actor.email.toLowerCase()) return invalidField('mail', 'Das ist schon Ihre Adresse.', 'same-mail');
    const now = ctx.clock.now();
    const recent = await tx
      .select({ id: accountLink.id })
      .from(accountLink)
      .where(
        and(
          eq(accountLink.accountId, actor.id),
          eq(accountLink.purpose, 'mail'),
          gt(accountLink.createdAt, new Date(now.getTime() - 3_600_000)),
        ),
      );
    if (recent.length >= mostMails) {
      return invalid('too-many-attempts', 'Zu viele Versuche. Bitte versuchen Sie es in einer Stunde noch einmal.');
    }
    const secret = newSecret();
    const isFree = (await accountByMail({ tx, email: input.mail })) === null;
    await spendLinks({ tx, accountId: actor.id, purpose: 'mail', now });
    const id = newId(now.getTime());
    await tx.insert(accountLink).values({
      id,
      purpose: 'mail',
      accountId: actor.id,
      mail: input.mail,
      tokenHash: isFree ? secretHash(secret) : null,
      createdAt: now,
      expiresAt: endOfLink(now, 'mail'),
    });
    const mail = isFree
      ? confirmWords({ name: actor.name, link: `${ctx.origin}${sitePaths.accountMail(secret)}` })
      : takenWords({ login: `${ctx.origin}${sitePaths.login}` });
    await queueMail({ ctx, tx, mail: { to: { address: input.mail }, ...mail } });
    await queueMail({
      ctx,
      tx,
      mail: { to: { address: actor.email, name: actor.name }, ...noticeWords(actor.name, input.mail) },
    });
    audit({ subjectType: 'account', subjectId: actor.id, summary: 'Neue E-Mail-Adresse angefragt' });
    return ok();
  },
});

/** What the link to a new address would do. Reading changes nothing. */
export const readMailLink = installationUseCase({
  name: 'tenancy.read-mail-link',
  action: 'tenancy.account-link',
  policy,
  mode: 'read',
  input: accountTokenInput,
  load: ({ ctx, tx, input }) => openLink({ ctx, tx, purpose: 'mail', token: input.token }),
  run: async ({ loaded: { link, account } }) => ok({ name: account.name, before: account.email, after: link.mail }),
});

/** Gives the account the address that the link has proved, and spends it. Sessions go on; both addresses get no more links. */
export const confirmOwnMail = installationUseCase({
  name: 'tenancy.confirm-own-mail',
  action: 'tenancy.account-link',
  policy,
  mode: 'write',
  input: accountTokenInput,
  load: ({ ctx, tx, input }) => openLink({ ctx, tx, purpose: 'mail', token: input.token, lock: true }),
  run: async ({ ctx, tx, loaded: { link, account }, audit }) => {
    if ((await accountByMail({ tx, email: link.mail })) !== null) {
      return conflict(
        'mail-taken',
        'Zu dieser Adresse ist inzwischen ein eigenes Konto entstanden. Ihr Konto bleibt, wie es war.',
      );
    }
    const now = ctx.clock.now();
    await changeAccount({ tx, accountId: account.id, change: { email: link.mail }, now });
    await spendLinks({ tx, accountId: account.id, purpose: 'mail', now });
    // Links to a new password that lie in the old mailbox open nothing any more.
    await spendLinks({ tx, accountId: account.id, purpose: 'password', now });
    await tx.update(accountLink).set({ formerMail: account.email }).where(eq(accountLink.id, link.id));
    await queueMail({
      ctx,
      tx,
      mail: { to: { address: account.email, name: account.name }, ...changedWords(account.name, link.mail) },
    });
    await letCountiesFollow({ ctx, tx, accountId: account.id, linkId: link.id });
    audit({ subjectType: 'account', subjectId: account.id, summary: 'E-Mail-Adresse des Kontos geändert' });
    return ok({ mail: link.mail });
  },
});

/** A county's own tables know people by address too; only inside the county can they be reached. */
async function letCountiesFollow(input: { ctx: Ctx; tx: Tx; accountId: string; linkId: string }): Promise<void> {
  const { ctx, tx, accountId, linkId } = input;
  const counties = await tx
    .selectDistinct({ id: roleGrant.countyId })
    .from(roleGrant)
    .where(and(eq(roleGrant.accountId, accountId), isNotNull(roleGrant.countyId)));
  for (const { id } of counties) {
    if (id !== null) await ctx.enqueue(tx, { name: followMailJob, payload: { countyId: id, linkId } });
  }
}

const confirmWords = (given: { name: string; link: string }) => ({
  subject: 'Neue Adresse für Ihr Konto bei Kreislotse',
  body: [
    `Guten Tag ${given.name},`,
    '',
    'Sie möchten Ihr Konto bei Kreislotse mit dieser Adresse führen. Bitte bestätigen Sie das hier:',
    given.link,
    '',
    'Der Link gilt 24 Stunden und nur einmal. Bis dahin gilt Ihre bisherige Adresse.',
    'Wenn Sie mit dieser Nachricht nichts anfangen können, müssen Sie nichts tun.',
  ].join('\n'),
});

const takenWords = (given: { login: string }) => ({
  subject: 'Diese Adresse hat schon ein Konto bei Kreislotse',
  body: [
    'Guten Tag,',
    '',
    'jemand wollte ein anderes Konto bei Kreislotse auf diese Adresse umstellen. Zu ihr gibt es aber schon ein Konto,',
    'deshalb ist nichts geändert. Waren Sie das, melden Sie sich einfach mit diesem Konto an:',
    given.login,
    '',
    'Brauchen Sie Ihre Aufgaben unter dieser Adresse, kann die Koordination Ihres Landkreises Sie neu einladen.',
    'Waren Sie das nicht, müssen Sie nichts tun.',
  ].join('\n'),
});

const noticeWords = (name: string, mail: string) => ({
  subject: 'Neue Adresse für Ihr Konto angefragt',
  body: [
    `Guten Tag ${name},`,
    '',
    `für Ihr Konto bei Kreislotse wurde eine neue E-Mail-Adresse angefragt: ${mail}`,
    'Sie gilt erst, wenn sie dort bestätigt wird.',
    '',
    'Waren Sie das nicht? Dann ändern Sie bitte gleich Ihr Passwort und beenden Sie fremde Anmeldungen in Ihrem Konto.',
  ].join('\n'),
});

const changedWords = (name: string, mail: string) => ({
  subject: 'Ihr Konto bei Kreislotse hat eine neue Adresse',
  body: [
    `Guten Tag ${name},`,
    '',
    `Ihr Konto bei Kreislotse gehört jetzt zur Adresse ${mail}. An diese hier gehen keine Nachrichten mehr.`,
    '',
    'Waren Sie das nicht? Dann sagen Sie bitte sofort der Koordination Ihres Landkreises Bescheid.',
  ].join('\n'),
});
