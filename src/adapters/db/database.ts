import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, Logger, Tx } from '#kernel/context.ts';
import { isId } from '#kernel/ids.ts';

export type DatabasePool = Database & {
  /** Raw access for the few adapters that speak SQL themselves (jobs, login, listening). */
  pool: pg.Pool;
  close: () => Promise<void>;
};

/**
 * Opens a pool. Every piece of work runs in one transaction with its county set; without a county the
 * row-level policies show no county's row.
 * @param url of the application's role, which owns no table
 */
export function openDatabase(input: { url: string; log: Logger; max?: number; applicationName?: string }): DatabasePool {
  const pool = new pg.Pool({
    connectionString: input.url,
    max: input.max ?? 10,
    application_name: input.applicationName ?? 'kreislotse',
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
  });
  // A server that goes away ends idle connections; the next piece of work opens a new one.
  pool.on('error', (error) => input.log.warn({ error: error.message }, 'idle database connection lost'));

  return {
    pool,
    close: () => pool.end(),
    transaction: (options, run) => inTransaction({ pool, ...options, run }),
  };
}

async function inTransaction<T>(input: {
  pool: pg.Pool;
  countyId: string | null;
  readOnly?: boolean;
  run: (tx: Tx) => Promise<T>;
}): Promise<T> {
  const { pool, countyId, readOnly = false, run } = input;
  if (countyId !== null && !isId(countyId)) throw new RangeError('not a county id');
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // One round trip. The id was checked above: it can hold no quote.
    await client.query(`BEGIN ${readOnly ? 'READ ONLY' : 'READ WRITE'}; SET LOCAL app.county = '${countyId ?? ''}'`);
    const value = await run(drizzle(client, { casing: 'snake_case' }));
    await client.query('COMMIT');
    return value;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch (rollbackError) {
      broken = rollbackError as Error;
    }
    throw error;
  } finally {
    client.release(broken);
  }
}
