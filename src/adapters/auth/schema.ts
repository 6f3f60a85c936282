import { boolean, index, integer, pgSchema, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from '#kernel/table.ts';

/**
 * The login library's own tables, in a schema of their own and without row-level security: a person signs in
 * before any county is known. Names and columns are prescribed by better-auth (user, session, account, verification,
 * twoFactor, passkey).
 */
export const auth = pgSchema('auth');

export const user = auth.table('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  twoFactorEnabled: boolean().default(false),
  /** When the person last came in with all that was asked of them. */
  lastLoginAt: instant(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
});

export type LoginMethod = 'password' | 'totp' | 'backup-code' | 'passkey' | 'directory' | 'demo';

export const session = auth.table(
  'session',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    ipAddress: text(),
    userAgent: text(),
    /** How the person came in. `password` alone opens nothing but the page that sets up the second factor. */
    method: text().$type<LoginMethod>().notNull().default('password'),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [index('session_by_user').on(table.userId)],
);

export const account = auth.table(
  'account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [index('account_by_user').on(table.userId), uniqueIndex('account_once').on(table.providerId, table.accountId)],
);

export const verification = auth.table(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [index('verification_by_identifier').on(table.identifier)],
);

export const twoFactor = auth.table(
  'two_factor',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: boolean().default(true),
    failedVerificationCount: integer().default(0),
    lockedUntil: instant(),
  },
  (table) => [index('two_factor_by_user').on(table.userId)],
);

export const passkey = auth.table(
  'passkey',
  {
    id: text().primaryKey(),
    name: text(),
    publicKey: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    credentialID: text().notNull(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    createdAt: instant().defaultNow(),
    aaguid: text(),
  },
  (table) => [index('passkey_by_user').on(table.userId), index('passkey_by_credential').on(table.credentialID)],
);

/** Counts of attempts by address and account, shared by all web processes. */
export const rateLimit = auth.table('rate_limit', {
  key: text().primaryKey(),
  count: integer().notNull(),
  windowStart: instant().notNull(),
});
