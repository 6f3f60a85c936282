import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#adapters/db/embedded.ts';
import { applicationUrl, migrateDatabase } from '#composition/database.ts';
import { silentLog } from './silent-log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string;
    databaseTemplate: string;
  }
}

/** Not secret: it guards databases that live as long as a test run. */
export const testSecret = 'the secret of the tests, long enough to be taken';

/**
 * One server and one migrated template for the whole run; every test file gets its own copy.
 * `KREISLOTSE_TEST_DATABASE_URL` names a server whose role may make databases; without it the embedded one is started.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['KREISLOTSE_TEST_DATABASE_URL'];
  const folder = given ? null : await mkdtemp(join(tmpdir(), 'kreislotse-test-'));
  // Durability is not what these tests are about; the kill test starts its own server with it.
  const server = folder
    ? await startEmbedded({
        folder,
        log: silentLog,
        settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
      })
    : { url: given!, stop: async () => undefined };
  const template = `kreislotse_test_${process.pid}`;
  await asOwner(server.url, `create database ${template}`);
  const owner = new URL(server.url);
  owner.pathname = `/${template}`;
  await migrateDatabase({
    ownerUrl: owner.href,
    appUrl: applicationUrl({ ownerUrl: owner.href, secret: testSecret }),
    ownRole: true,
    log: silentLog,
  });
  project.provide('databaseServer', server.url);
  project.provide('databaseTemplate', template);
  return async () => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const left = await client.query<{ datname: string }>(`select datname from pg_database where datname like $1`, [
      `${template}%`,
    ]);
    for (const row of left.rows)
      await client.query(`drop database if exists ${client.escapeIdentifier(row.datname)} with (force)`);
    await client.query(`drop role if exists ${client.escapeIdentifier(`${template}_app`)}`);
    await client.end();
    await server.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
