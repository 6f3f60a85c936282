import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { Clock, Logger } from '#kernel/context.ts';
import { longestPassword, shortestPassword } from './passwords.ts';
import * as schema from './schema.ts';
import type { LoginMethod } from './schema.ts';

export type LibraryInput = {
  pool: pg.Pool;
  origin: string;
  secret: string;
  clock: Clock;
  log: Logger;
};

const hour = 3600;
/** A working day. A session is not prolonged: in the morning one signs in anew. */
const sessionSeconds = 12 * hour;
/** Time to set up a second factor after the first sign-in. */
const firstFactorSeconds = hour / 2;

/** What each way of the library says about how a person came in. What stands not here counts as the least. */
const methodOfPath: Readonly<Record<string, LoginMethod>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'directory',
  '/sign-in/demo': 'demo',
};

/**
 * The login library on our tables. Its web handler is never mounted: pages call it on the server, so that they work
 * without JavaScript and nothing but our own addresses is open.
 */
export function openLibrary<P extends BetterAuthPlugin>(input: LibraryInput & { more: P[] }) {
  const { origin, clock, log } = input;
  const db = drizzle(input.pool, { casing: 'snake_case' });
  return betterAuth({
    appName: 'Kreislotse',
    baseURL: origin,
    basePath: '/anmelden/intern',
    secret: input.secret,
    telemetry: { enabled: false },
    // Only the words: what follows them may hold what belongs into no log.
    logger: { level: 'warn', log: (level, message) => log[level]({ library: 'better-auth' }, message) },
    database: drizzleAdapter(db, { provider: 'pg', schema, transaction: true }),
    // Calls of the server pass its own limits by: `attempts.ts` counts.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    user: { additionalFields: { lastLoginAt: { type: 'date', required: false, input: false } } },
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      freshAge: 2 * hour,
      cookieCache: { enabled: false },
      additionalFields: { method: { type: 'string', required: false, input: false, defaultValue: 'password' } },
    },
    account: {
      encryptOAuthTokens: true,
      // A directory's person is joined to an account only by an address that both sides have proved.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    advanced: {
      cookiePrefix: 'kreislotse',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const method = methodOfPath[context?.path ?? ''] ?? 'password';
            const expiresAt = method === 'password' ? new Date(Date.now() + firstFactorSeconds * 1000) : session.expiresAt;
            return { data: { ...session, ipAddress: null, method, expiresAt } };
          },
          after: async (session) => {
            if ((session as { method?: LoginMethod }).method === 'password') return;
            await db.update(schema.user).set({ lastLoginAt: clock.now() }).where(eq(schema.user.id, session.userId));
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Kreislotse', totpOptions: { digits: 6, period: 30 }, backupCodeOptions: { amount: 10, length: 10 } }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Kreislotse',
        // On a port that the system chose the address is known by the browser alone; the host still binds the passkey.
        origin: new URL(origin).port === '0' ? null : origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // A passkey stands for both factors only when the device has asked for finger, face or PIN.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
          },
        },
      }),
      ...input.more,
    ],
  });
}

/** Lets a known account in without a proof: for the demo accounts of a trial installation, and there alone. */
export const demoSignIn = () =>
  ({
    id: 'demo',
    endpoints: {
      signInDemo: createAuthEndpoint(
        '/sign-in/demo',
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (context) => {
          const user = await context.context.internalAdapter.findUserById(context.body.userId);
          if (!user) throw new APIError('UNAUTHORIZED');
          const session = await context.context.internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return context.json({ userId: user.id });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

export type Library = ReturnType<typeof openLibrary<ReturnType<typeof demoSignIn>>>;
