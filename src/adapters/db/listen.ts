import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#kernel/context.ts';

/**
 * Hears the notices of a channel on a connection of its own. What was said while the connection was lost is not told
 * again by PostgreSQL: `missed` is called after each reconnection, so that the listener starts afresh.
 */
export function listen(input: {
  url: string;
  channel: string;
  heard: (payload: string) => void;
  missed: () => void;
  log: Logger;
}): { close: () => Promise<void> } {
  const { url, channel, heard, missed, log } = input;
  let closed = false;
  let client: pg.Client | null = null;
  let heardBefore = false;

  const connect = async (): Promise<void> => {
    for (let attempt = 0; !closed; attempt += 1) {
      const next = new pg.Client({ connectionString: url, application_name: 'kreislotse-listen', keepAlive: true });
      next.on('notification', (notice) => heard(notice.payload ?? ''));
      next.on('error', () => undefined);
      try {
        await next.connect();
        await next.query(`listen ${next.escapeIdentifier(channel)}`);
        client = next;
        // Until here everything known stays in use: old pages are better than none while the database is away.
        if (heardBefore || attempt > 0) missed();
        heardBefore = true;
        next.once('end', () => {
          if (!closed) void connect();
        });
        return;
      } catch (error) {
        log.warn({ error: String(error) }, 'listening to the database failed');
        await next.end().catch(() => undefined);
        await wait(Math.min(1_000 * 2 ** attempt, 30_000), undefined, { ref: false });
      }
    }
  };
  const first = connect();
  return {
    close: async () => {
      closed = true;
      await first;
      await client?.end().catch(() => undefined);
    },
  };
}
