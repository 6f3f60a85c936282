import type pg from 'pg';
import type { Clock, Logger } from '#kernel/context.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { createDirectoryLogin, type DirectoryLogin, type DirectorySettings } from './directory.ts';
import { demoSignIn, openLibrary } from './library.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createPasswordLogin, type PasswordLogin } from './password-login.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createSessions, type DemoAccount, type Sessions } from './sessions.ts';

export type { SetCookie } from './cookies.ts';
export type { DemoAccount, SessionView } from './sessions.ts';

/** Everything about signing in. Each call takes the request's headers and answers the cookies that are to be set. */
export type Auth = {
  accounts: Accounts;
  sessions: Sessions;
  /** Accounts that one click enters; none outside a trial installation. */
  demoAccounts: readonly DemoAccount[];
  password: PasswordLogin;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
  /** Null where no directory is configured. */
  directory: DirectoryLogin | null;
};

/**
 * @param origin address that people type, without a path; decides about secure cookies and for whom passkeys are valid
 * @param demoAccounts accounts that one click enters; empty in production
 */
export function createAuth(input: {
  pool: pg.Pool;
  origin: string;
  secret: string;
  clock: Clock;
  log: Logger;
  demoAccounts: readonly DemoAccount[];
  directory: DirectorySettings | null;
}): Auth {
  const { pool, clock, secret } = input;
  const library = openLibrary({ ...input, more: input.demoAccounts.length > 0 ? [demoSignIn()] : [] });
  const attempts = createAttempts({ pool, clock, secret });
  const accounts = createAccounts({ pool, library, clock });
  const sessions = createSessions({ pool, library, clock, demoAccounts: input.demoAccounts });
  return {
    accounts,
    sessions,
    demoAccounts: input.demoAccounts,
    password: createPasswordLogin({ library, attempts, sessions, accounts }),
    secondFactor: createSecondFactor({ library, attempts, sessions }),
    passkeys: createPasskeys({ library, attempts, sessions }),
    directory: input.directory === null ? null : createDirectoryLogin({ ...input, settings: input.directory }),
  };
}
