import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '#composition/app.ts';
import { readyDatabase } from '#composition/database.ts';
import type { Clock, Logger } from '#kernel/context.ts';
import { readConfig } from '../src/config.ts';

const nothing = (): void => undefined;
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: (fields, message) => console.error(message, fields),
};

/** An application on an embedded database of its own, in a folder that is removed afterwards. */
export async function withBenchApp<T>(run: (app: App, ownerUrl: string) => Promise<T>, clock?: Clock): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'kreislotse-bench-'));
  const config = readConfig({ KREISLOTSE_HOME: home, NODE_ENV: 'test' });
  const database = await readyDatabase({ config, log: silent, migrateIt: true });
  const app = await createApp({
    config: { ...config, secret: database.secret },
    appUrl: database.appUrl,
    log: silent,
    ...(clock ? { clock } : {}),
  });
  try {
    return await run(app, database.ownerUrl);
  } finally {
    await app.close();
    await database.stop();
    await rm(home, { recursive: true, force: true });
  }
}
