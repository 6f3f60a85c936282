import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from '#adapters/db/embedded.ts';
import { migrate } from '#adapters/db/migrate.ts';
import { makePrivateFolder } from '#kernel/private-folder.ts';
import { prepareJobs } from '#adapters/jobs/pg-boss.ts';
import type { Logger } from '#kernel/context.ts';
import type { Config } from '../config.ts';
import { appendOnlyTables, queues } from './registry.ts';

export type ReadyDatabase = {
  ownerUrl: string;
  appUrl: string;
  secret: string;
  embedded: boolean;
  /** A server that was running already, of another process. */ shared: boolean;
  stop: () => Promise<void>;
};

/**
 * Brings a database up: the server named by DATABASE_URL, or the embedded one in the data folder; migrates it and makes
 * the application's role.
 */
export async function readyDatabase(input: { config: Config; log: Logger; migrateIt: boolean }): Promise<ReadyDatabase> {
  const { config, log } = input;
  const secret = config.secret ?? (await keptSecret(config.home));
  const server =
    config.ownerUrl === null
      ? await startEmbedded({ folder: config.home, log })
      : { url: config.ownerUrl, takenOver: true, stop: async () => undefined };
  const ownerUrl = server.url;
  const appUrl = config.appUrl ?? applicationUrl({ ownerUrl, secret });
  if (input.migrateIt) await migrateDatabase({ ownerUrl, appUrl, ownRole: config.appUrl === null, log });
  return { ownerUrl, appUrl, secret, embedded: config.ownerUrl === null, shared: server.takenOver, stop: server.stop };
}

/** @param ownRole false when the application's role was made by the server's keeper and must only be granted its rights */
export async function migrateDatabase(input: { ownerUrl: string; appUrl: string; ownRole: boolean; log: Logger }): Promise<void> {
  const app = new URL(input.appUrl);
  const role = decodeURIComponent(app.username);
  await migrate({
    owner: input.ownerUrl,
    applicationRole: role,
    applicationPassword: input.ownRole ? decodeURIComponent(app.password) : null,
    appendOnly: appendOnlyTables,
  });
  await prepareJobs({ owner: input.ownerUrl, role, queues, log: input.log });
}

/**
 * The application's role is named after its database, because roles belong to the whole server; its password follows
 * from the secret, so that it need not be kept anywhere.
 */
export function applicationUrl(input: { ownerUrl: string; secret: string }): string {
  const url = new URL(input.ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  url.username = `${database.slice(0, 59)}_app`;
  url.password = createHmac('sha256', input.secret).update(`database ${database}`).digest('base64url');
  return url.href;
}

/** A trial installation makes its secret itself, once; in production it is given. */
async function keptSecret(home: string): Promise<string> {
  const file = join(home, 'secret');
  await makePrivateFolder(home);
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
