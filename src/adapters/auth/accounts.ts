import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { symmetricEncrypt } from 'better-auth/crypto';
import type pg from 'pg';
import type { Clock } from '#kernel/context.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Library } from './library.ts';
import { passwordFault } from './passwords.ts';
import * as schema from './schema.ts';

export type AccountRef = { id: string; name: string; email: string };

export type Accounts = {
  byMail: (email: string) => Promise<AccountRef | null>;
  /**
   * Makes an account whose address counts as proved: only for the command line and example data. People come by
   * invitation.
   * @param totpSecret makes the second factor at once, with this secret (any text)
   */
  create: (input: { name: string; email: string; password?: string; totpSecret?: string }) => Promise<Result<AccountRef>>;
  /** Checks a new password and hashes it. The fault stands at the field `password`. */
  hashPassword: (input: { password: string; about: readonly string[] }) => Promise<Result<string>>;
  /** Whether the account can sign in with a password. */
  hasPassword: (accountId: string) => Promise<boolean>;
};

export function createAccounts(input: { pool: pg.Pool; library: Library; clock: Clock }): Accounts {
  const { library, clock } = input;
  const db = drizzle(input.pool, { casing: 'snake_case' });

  const byMail = async (email: string): Promise<AccountRef | null> => {
    const { id, name } = schema.user;
    const [found] = await db
      .select({ id, name, email: schema.user.email })
      .from(schema.user)
      .where(eq(schema.user.email, email.trim().toLowerCase()));
    return found ?? null;
  };

  const hashPassword: Accounts['hashPassword'] = async ({ password, about }) => {
    const fault = passwordFault({ password, about });
    if (fault !== null) return invalidField('password', fault, 'weak-password');
    return ok(await (await library.$context).password.hash(password));
  };

  return {
    byMail,
    hashPassword,
    create: async ({ name, email: given, password, totpSecret }) => {
      const email = given.trim().toLowerCase();
      if (await byMail(email)) return conflict('account-exists', `Ein Konto mit der Adresse ${email} gibt es schon.`);
      const hash = password === undefined ? null : await hashPassword({ password, about: [name, email] });
      if (hash !== null && !hash.ok) return hash;
      const now = clock.now();
      const id = newId(now.getTime());
      const secret =
        totpSecret === undefined
          ? null
          : await symmetricEncrypt({ key: (await library.$context).secretConfig, data: totpSecret });
      const noBackupCodes = await symmetricEncrypt({ key: (await library.$context).secretConfig, data: '[]' });
      await db.transaction(async (tx) => {
        await tx.insert(schema.user).values({
          id,
          name,
          email,
          emailVerified: true,
          twoFactorEnabled: secret !== null,
          createdAt: now,
          updatedAt: now,
        });
        if (hash !== null) {
          await tx.insert(schema.account).values({
            id: newId(now.getTime()),
            accountId: id,
            providerId: 'credential',
            userId: id,
            password: hash.value,
            createdAt: now,
            updatedAt: now,
          });
        }
        if (secret !== null) {
          await tx
            .insert(schema.twoFactor)
            .values({ id: newId(now.getTime()), userId: id, secret, backupCodes: noBackupCodes, verified: true });
        }
      });
      return ok({ id, name, email });
    },
    hasPassword: async (accountId) => {
      const rows = await db
        .select({ password: schema.account.password })
        .from(schema.account)
        .where(eq(schema.account.userId, accountId));
      return rows.some((row) => row.password !== null);
    },
  };
}
