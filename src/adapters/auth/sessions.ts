import { drizzle } from 'drizzle-orm/node-postgres';
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type pg from 'pg';
import type { Clock } from '#kernel/context.ts';
import { forbidden, invalid } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerOf, headersFor } from './answers.ts';
import type { SetCookie } from './cookies.ts';
import type { Library } from './library.ts';
import { session, user, type LoginMethod } from './schema.ts';

export type SessionView = {
  id: string;
  accountId: string;
  name: string;
  email: string;
  method: LoginMethod;
  /** Everything that is asked for was shown. Without it the session opens only the set-up of a second factor. */
  complete: boolean;
  hasSecondFactor: boolean;
  createdAt: Date;
  expiresAt: Date;
};

/** An account that one click enters on a trial installation. */
export type DemoAccount = {
  email: string;
  name: string;
  /** Slug; null for the platform's own account. */
  county: string | null;
  /** What the person does. */
  task: string;
};

export type Sessions = {
  /** The session of a request, complete or not; null without one. */
  read: (input: { headers: Headers }) => Promise<SessionView | null>;
  /** Ends the session of the request. */
  end: (input: { headers: Headers }) => Promise<{ cookies: SetCookie[] }>;
  /** Ends all sessions of an account but one. */
  endOthers: (input: { accountId: string; keep: string | null }) => Promise<void>;
  /** Lets a demo account in. Forbidden outside a trial installation. */
  startDemo: (input: { headers: Headers; email: string }) => Promise<Result<{ cookies: SetCookie[] }>>;
};

export function createSessions(input: {
  pool: pg.Pool;
  library: Library;
  clock: Clock;
  demoAccounts: readonly DemoAccount[];
}): Sessions {
  const { library, clock, demoAccounts } = input;
  const db = drizzle(input.pool, { casing: 'snake_case' });

  return {
    read: async ({ headers }) => {
      if (!(headers.get('cookie') ?? '').includes('kreislotse.session_token=')) return null;
      const found = await library.api.getSession({ headers: headersFor(headers), query: { disableRefresh: true } });
      if (!found || found.session.expiresAt <= clock.now()) return null;
      const method = found.session.method as LoginMethod;
      return {
        id: found.session.id,
        accountId: found.user.id,
        name: found.user.name,
        email: found.user.email,
        method,
        complete: method !== 'password',
        hasSecondFactor: found.user.twoFactorEnabled === true,
        createdAt: found.session.createdAt,
        expiresAt: found.session.expiresAt,
      };
    },

    end: async ({ headers }) => {
      const answer = await answerOf(library.api.signOut({ headers: headersFor(headers), asResponse: true }));
      return { cookies: answer.cookies };
    },

    endOthers: async ({ accountId, keep }) => {
      await db.delete(session).where(and(eq(session.userId, accountId), keep === null ? undefined : ne(session.id, keep)));
    },

    startDemo: async ({ headers, email }) => {
      if (!demoAccounts.some((account) => account.email === email))
        return forbidden('Demo-Zugänge gibt es nur auf einer Probe-Installation.');
      const [found] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
      if (!found) return invalid('unknown-demo-account', 'Diesen Demo-Zugang gibt es hier nicht.');
      const answer = await answerOf(
        library.api.signInDemo({ body: { userId: found.id }, headers: headersFor(headers), asResponse: true }),
      );
      return ok({ cookies: answer.cookies });
    },
  };
}

/** The newest unexpired sessions of an account, for checks in tests and on the command line. */
export async function sessionsOf(input: { pool: pg.Pool; accountId: string; now: Date }) {
  return drizzle(input.pool, { casing: 'snake_case' })
    .select()
    .from(session)
    .where(and(eq(session.userId, input.accountId), gt(session.expiresAt, input.now)))
    .orderBy(desc(session.createdAt));
}
