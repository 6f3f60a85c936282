import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { JobRequest, Logger, Tx } from '#kernel/context.ts';

export type Jobs = {
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Sends within the caller's transaction. */
  send: (tx: Tx, job: JobRequest) => Promise<void>;
  work: (name: string, run: (payload: Record<string, string>) => Promise<void>) => Promise<void>;
  schedule: (name: string, cron: string) => Promise<void>;
  counts: () => Promise<{ name: string; waiting: number; active: number; failed: number }[]>;
};

/** Makes the queue's schema and every queue as the owner, and lets the application's role use them. */
export async function prepareJobs(input: { owner: string; role: string; queues: readonly string[]; log: Logger }): Promise<void> {
  const boss = new PgBoss({ connectionString: input.owner, schedule: false, supervise: false, max: 2 });
  boss.on('error', (error) => input.log.error({ error: wordsOf(error) }, 'job queue'));
  await boss.start();
  for (const queue of input.queues) {
    const options = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 900 };
    if (await boss.getQueue(queue)) await boss.updateQueue(queue, options);
    else await boss.createQueue(queue, options);
  }
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: input.owner });
  await client.connect();
  try {
    const role = client.escapeIdentifier(input.role);
    await client.query(
      `grant usage on schema pgboss to ${role};
       grant select, insert, update, delete on all tables in schema pgboss to ${role};
       grant usage, select on all sequences in schema pgboss to ${role};
       grant execute on all functions in schema pgboss to ${role}`,
    );
  } finally {
    await client.end();
  }
}

/**
 * The queue as the application's role uses it; the schema is the owner's, so nothing is migrated here.
 * @param working true in the worker, which also keeps the queue tidy and watches the clock
 */
export function openJobs(input: { url: string; log: Logger; working: boolean }): Jobs {
  const { log, working } = input;
  const boss = new PgBoss({
    connectionString: input.url,
    migrate: false,
    createSchema: false,
    supervise: working,
    schedule: working,
    // Rebuilding indexes is the owner's right.
    reindex: false,
    monitorVacuum: false,
    max: working ? 5 : 1,
  });
  boss.on('error', (error) => log.error({ error: wordsOf(error) }, 'job queue'));
  const names: string[] = [];

  return {
    start: async () => {
      await boss.start();
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
    send: async (tx, job) => {
      const client = (tx as Tx & { $client: pg.PoolClient }).$client;
      await boss.send(job.name, job.payload, {
        ...(job.startAfter ? { startAfter: job.startAfter } : {}),
        db: { executeSql: (text: string, values?: unknown[]) => client.query(text, values) },
      });
    },
    work: async (name, run) => {
      names.push(name);
      await boss.work<Record<string, string>>(name, { pollingIntervalSeconds: 1 }, async (batch) => {
        for (const job of batch) {
          log.debug({ job: name, id: job.id }, 'job begins');
          await run(job.data ?? {});
        }
      });
    },
    schedule: async (name, cron) => {
      await boss.schedule(name, cron, {}, { tz: 'Europe/Berlin' });
    },
    counts: async () =>
      (await boss.getQueues()).map((queue) => ({
        name: queue.name,
        waiting: queue.queuedCount,
        active: queue.activeCount,
        failed: queue.failedCount,
      })),
  };
}

/** The queue hands on errors and plain objects that carry one. */
function wordsOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return typeof message === 'string' && message !== '' ? message : JSON.stringify(error);
}
