import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '#kernel/context.ts';
import { invalid } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';

/** How often something may be tried within a time. */
export type Limit = { count: number; minutes: number };

export const limits = {
  /** Wrong passwords for one account, from wherever they come. */
  account: { count: 10, minutes: 15 },
  /** A county's building may stand behind one address: more people, more slips. */
  address: { count: 60, minutes: 15 },
  /** Links to a new password, asked for from one address: each may send a mail to somebody else. */
  linkFrom: { count: 20, minutes: 60 },
  /** The same for one mail address, whether it has an account or not. */
  linkTo: { count: 3, minutes: 60 },
  /** Codes of the second factor from one address. */
  code: { count: 30, minutes: 15 },
} as const satisfies Record<string, Limit>;

export const tooManyAttempts = 'too-many-attempts';

export type Attempts = {
  /** Counts one try, before it is made: tries that run side by side cannot slip through together. */
  take: (input: { kind: keyof typeof limits; subject: string }) => Promise<Result<undefined>>;
  /** Forgets the tries of a subject that turned out to be who it says. */
  clear: (input: { kind: keyof typeof limits; subject: string }) => Promise<void>;
  /** True the first time it is asked for this subject within the time. */
  first: (input: { subject: string; minutes: number }) => Promise<boolean>;
};

/**
 * Counts tries in the database, so that all web processes count together. Subjects are kept as keyed hashes:
 * the table tells nobody who tried.
 */
export function createAttempts(input: { pool: pg.Pool; clock: Clock; secret: string }): Attempts {
  const { pool, clock, secret } = input;
  const keyOf = (kind: string, subject: string): string =>
    `${kind}:${createHmac('sha256', secret).update(`${kind} ${subject}`).digest('base64url')}`;

  const count = async (key: string, minutes: number): Promise<{ count: number; start: Date }> => {
    const now = clock.now();
    const found = await pool.query<{ count: number; window_start: Date }>(
      `insert into auth.rate_limit as kept (key, count, window_start) values ($1, 1, $2)
       on conflict (key) do update set
         count = case when kept.window_start <= $3 then 1 else kept.count + 1 end,
         window_start = case when kept.window_start <= $3 then $2 else kept.window_start end
       returning count, window_start`,
      [key, now, new Date(now.getTime() - minutes * 60_000)],
    );
    const row = found.rows[0]!;
    return { count: row.count, start: row.window_start };
  };

  return {
    take: async ({ kind, subject }) => {
      const limit = limits[kind];
      const state = await count(keyOf(kind, subject), limit.minutes);
      if (state.count <= limit.count) return ok();
      const end = state.start.getTime() + limit.minutes * 60_000;
      const minutes = Math.max(1, Math.ceil((end - clock.now().getTime()) / 60_000));
      return invalid(
        tooManyAttempts,
        `Zu viele Versuche. Bitte versuchen Sie es in ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'} noch einmal.`,
      );
    },
    clear: async ({ kind, subject }) => {
      await pool.query('delete from auth.rate_limit where key = $1', [keyOf(kind, subject)]);
    },
    first: async ({ subject, minutes }) => (await count(keyOf('once', subject), minutes)).count === 1,
  };
}

/** An IPv6 subscriber has a whole /64: its single addresses are no limit. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.toLowerCase().startsWith('::ffff:')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%')[0]!.split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
