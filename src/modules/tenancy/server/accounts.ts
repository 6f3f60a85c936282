import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { RoleGrant, Tx } from '#kernel/context.ts';
import { apiKey, roleGrant } from './schema.ts';

/**
 * What tenancy needs of accounts. Their tables belong to the login library and lie in a schema of their own; they are
 * reached here by SQL, in the use case's own transaction, so that an invitation is spent, the account made and the
 * role granted all at once or not at all.
 */
export type Account = { id: string; name: string; email: string; lastLoginAt: Date | null };

type AccountRow = { id: string; name: string; email: string; last_login_at: string | Date | null };

const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  email: row.email,
  lastLoginAt: row.last_login_at === null ? null : new Date(row.last_login_at),
});

export async function accountByMail(input: { tx: Tx; email: string }): Promise<Account | null> {
  const found = await input.tx.execute<AccountRow>(
    sql`select id, name, email, last_login_at from auth."user" where email = ${input.email.toLowerCase()}`,
  );
  return found.rows[0] ? accountOf(found.rows[0]) : null;
}

export async function accountsById(input: { tx: Tx; ids: readonly string[] }): Promise<Map<string, Account>> {
  if (input.ids.length === 0) return new Map();
  const ids = sql.join(
    input.ids.map((id) => sql`${id}`),
    sql`, `,
  );
  const found = await input.tx.execute<AccountRow>(
    sql`select id, name, email, last_login_at from auth."user" where id in (${ids})`,
  );
  return new Map(found.rows.map((row) => [row.id, accountOf(row)]));
}

/** Makes an account whose address is proved, with or without a password. */
export async function insertAccount(input: {
  tx: Tx;
  id: string;
  credentialId: string;
  name: string;
  email: string;
  passwordHash: string | null;
  now: Date;
}): Promise<void> {
  const { tx, id, name, passwordHash, now } = input;
  const at = now.toISOString();
  await tx.execute(
    sql`insert into auth."user" (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
        values (${id}, ${name}, ${input.email.toLowerCase()}, true, false, ${at}, ${at})`,
  );
  if (passwordHash === null) return;
  await tx.execute(
    sql`insert into auth.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
        values (${input.credentialId}, ${id}, 'credential', ${id}, ${passwordHash}, ${at}, ${at})`,
  );
}

/** Whether the account signs in with a password; others come by the county's directory or a passkey alone. */
export async function hasPassword(input: { tx: Tx; accountId: string }): Promise<boolean> {
  const found = await input.tx.execute(
    sql`select 1 from auth.account
        where user_id = ${input.accountId} and provider_id = 'credential' and password is not null`,
  );
  return found.rows.length > 0;
}

export async function replacePassword(input: { tx: Tx; accountId: string; passwordHash: string; now: Date }): Promise<void> {
  const { tx, accountId, passwordHash, now } = input;
  await tx.execute(
    sql`update auth.account set password = ${passwordHash}, updated_at = ${now.toISOString()}
        where user_id = ${accountId} and provider_id = 'credential'`,
  );
}

/** Changes name or address; whoever changes an address has proved it. */
export async function changeAccount(input: {
  tx: Tx;
  accountId: string;
  change: { name: string } | { email: string };
  now: Date;
}): Promise<void> {
  const { tx, accountId, change } = input;
  const set = 'name' in change ? sql`name = ${change.name}` : sql`email = ${change.email}, email_verified = true`;
  await tx.execute(sql`update auth."user" set ${set}, updated_at = ${input.now.toISOString()} where id = ${accountId}`);
}

export type AccountSession = { id: string; userAgent: string | null; method: string; createdAt: Date; expiresAt: Date };

export async function sessionsOfAccount(input: { tx: Tx; accountId: string; now: Date }): Promise<AccountSession[]> {
  const found = await input.tx.execute<{
    id: string;
    user_agent: string | null;
    method: string;
    created_at: string;
    expires_at: string;
  }>(
    sql`select id, user_agent, method, created_at, expires_at from auth.session
        where user_id = ${input.accountId} and expires_at > ${input.now.toISOString()} order by created_at desc, id`,
  );
  return found.rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent === '' ? null : row.user_agent,
    method: row.method,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
  }));
}

/** Ends one session of an account, or all of them; answers how many. */
export async function endSessions(input: { tx: Tx; accountId: string; sessionId?: string }): Promise<number> {
  const one = input.sessionId === undefined ? sql`` : sql` and id = ${input.sessionId}`;
  const ended = await input.tx.execute(sql`delete from auth.session where user_id = ${input.accountId}${one}`);
  return ended.rowCount ?? 0;
}

/** The roles that an account holds now, in all counties. */
export async function grantsOf(input: { tx: Tx; accountId: string }): Promise<RoleGrant[]> {
  const { role, countyId, unitId, municipalityId, organisationId, languages } = roleGrant;
  const rows = await input.tx
    .select({ role, countyId, unitId, municipalityId, organisationId, languages })
    .from(roleGrant)
    .where(and(eq(roleGrant.accountId, input.accountId), isNull(roleGrant.revokedAt)))
    .orderBy(asc(roleGrant.grantedAt), asc(roleGrant.id));
  return rows.map(({ languages: own, ...grant }) => (own.length === 0 ? grant : { ...grant, languages: own }));
}

/** The unrevoked key with this hash. Its last use is noted once an hour, so that reading stays reading. */
export async function findApiKey(input: {
  tx: Tx;
  countyId: string;
  tokenHash: string;
  now: Date;
}): Promise<{ id: string; name: string; scopes: string[] } | null> {
  const { tx, countyId, tokenHash, now } = input;
  const [found] = await tx
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.countyId, countyId), eq(apiKey.tokenHash, tokenHash), isNull(apiKey.revokedAt)));
  if (!found) return null;
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > 3_600_000) {
    await tx.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, found.id));
  }
  return { id: found.id, name: found.name, scopes: found.scopes };
}
