import { createJsonLog } from '#adapters/log/json-log.ts';
import { readConfig } from '../config.ts';
import { createApp, type App } from './app.ts';
import { readyDatabase } from './database.ts';

/** The application for `vite dev`, where no front server built it. */
export async function developmentApp(): Promise<App> {
  const config = readConfig(process.env);
  const log = createJsonLog({ level: config.logLevel, write: (line) => process.stderr.write(line), now: () => new Date() });
  const database = await readyDatabase({ config, log, migrateIt: true });
  return createApp({ config: { ...config, secret: database.secret }, appUrl: database.appUrl, log });
}
