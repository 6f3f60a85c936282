import type { Writable } from 'node:stream';
import { createJsonLog } from '#adapters/log/json-log.ts';
import { createApp, type App } from '#composition/app.ts';
import { readyDatabase, type ReadyDatabase } from '#composition/database.ts';
import { readConfig } from '../config.ts';

/** Brings database and application up for one command and ends them afterwards. */
export async function withApp<T>(
  input: { stderr: Writable; migrateIt?: boolean },
  run: (ready: { app: App; database: ReadyDatabase }) => Promise<T>,
): Promise<T> {
  return withDatabase(input, async ({ database, config, log }) => {
    const app = await createApp({ config: { ...config, secret: database.secret }, appUrl: database.appUrl, log });
    try {
      return await run({ app, database });
    } finally {
      await app.close();
    }
  });
}

/** The same for commands that need the owner's database only. */
export async function withDatabase<T>(
  input: { stderr: Writable; migrateIt?: boolean },
  run: (ready: {
    database: ReadyDatabase;
    config: ReturnType<typeof readConfig>;
    log: ReturnType<typeof createJsonLog>;
  }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const log = createJsonLog({ level: 'warn', write: (line) => input.stderr.write(line), now: () => new Date() });
  const database = await readyDatabase({ config, log, migrateIt: input.migrateIt ?? true });
  try {
    return await run({ database, config, log });
  } finally {
    // A server that this command only found running belongs to another process.
    if (!database.shared) await database.stop();
  }
}
