import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { failed, ok, type Result } from '#kernel/result.ts';
import { accountsById, type Account } from './accounts.ts';
import { linkHours, secretHash } from './model/secrets.ts';
import { accountLink } from './schema.ts';

export type AccountLink = typeof accountLink.$inferSelect;
export type OpenAccountLink = { link: AccountLink; account: Account };

export const endOfLink = (now: Date, purpose: AccountLink['purpose']): Date =>
  new Date(now.getTime() + linkHours[purpose] * 3_600_000);

/** The link with this secret while it is good, with its account. Reading changes nothing; to spend it, lock it. */
export async function openLink(input: {
  ctx: Ctx;
  tx: Tx;
  purpose: AccountLink['purpose'];
  token: string;
  lock?: boolean;
}): Promise<Result<{ loaded: OpenAccountLink }>> {
  const { ctx, tx, purpose } = input;
  const query = tx
    .select()
    .from(accountLink)
    .where(and(eq(accountLink.tokenHash, secretHash(input.token)), eq(accountLink.purpose, purpose)));
  const [link] = await (input.lock ? query.for('update') : query);
  const account = link?.accountId ? (await accountsById({ tx, ids: [link.accountId] })).get(link.accountId) : undefined;
  if (!link || !account) {
    return failed({
      kind: 'not-found',
      code: 'link-unknown',
      message: 'Diesen Link gibt es nicht oder nicht mehr. Vielleicht wurde er in der Mail nicht ganz übernommen.',
    });
  }
  if (link.spentAt !== null) return conflict('link-spent', 'Dieser Link wurde schon benutzt. Er gilt nur einmal.');
  if (link.expiresAt <= ctx.clock.now()) {
    const time = purpose === 'password' ? 'eine Stunde' : `${linkHours.mail} Stunden`;
    return conflict('link-expired', `Dieser Link galt ${time} und ist abgelaufen.`);
  }
  return ok({ loaded: { link, account } });
}

/** Whose address changed from what to what, by the link that confirmed it; null when it is swept. Addresses are no payload of events. */
export async function findMailChange(input: {
  tx: Tx;
  linkId: string;
}): Promise<{ accountId: string; before: string; after: string } | null> {
  const [link] = await input.tx.select().from(accountLink).where(eq(accountLink.id, input.linkId));
  if (!link || link.accountId === null || link.formerMail === null) return null;
  return { accountId: link.accountId, before: link.formerMail, after: link.mail };
}

/** Ends all open links of an account for one purpose. */
export async function spendLinks(input: {
  tx: Tx;
  accountId: string;
  purpose: AccountLink['purpose'];
  now: Date;
}): Promise<void> {
  const { tx, accountId, purpose, now } = input;
  await tx
    .update(accountLink)
    .set({ spentAt: now })
    .where(and(eq(accountLink.accountId, accountId), eq(accountLink.purpose, purpose), isNull(accountLink.spentAt)));
}
