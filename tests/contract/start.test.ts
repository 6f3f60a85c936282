import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/kreislotse.mjs', import.meta.url));
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kreislotse-start-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

type Started = { child: ChildProcess; url: string; said: () => string; ended: Promise<number | null> };

async function start(): Promise<Started> {
  const child = spawn(process.execPath, [bin, 'start', '--no-examples'], {
    env: { ...process.env, KREISLOTSE_HOME: home, PORT: '0', DATABASE_URL: '', KREISLOTSE_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /Kreislotse läuft: (http:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    void ended.then(() => reject(new Error(said)));
  });
  return { child, url, said: () => said, ended };
}

/** Port of the embedded server, from the file that PostgreSQL keeps; null when none runs. */
async function databaseAnswers(): Promise<boolean> {
  const { readFile } = await import('node:fs/promises');
  const lines = (await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const password = (await readFile(join(home, 'postgres-password'), 'utf8')).trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(lines[3] ?? 1),
    user: 'kreislotse',
    password,
    database: 'postgres',
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('kreislotse start', () => {
  it(
    'ends everything at a signal, though it comes more than once, and lets no second one on its data',
    { timeout: 120_000 },
    async () => {
      const first = await start();
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
      await expect(start()).rejects.toThrow('läuft schon');
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM'] as const) first.child.kill(signal);
      expect(await first.ended).toBe(0);
      expect(await databaseAnswers()).toBe(false);
    },
  );

  it('takes over the database of a server that was killed', { timeout: 120_000 }, async () => {
    const killed = await start();
    // The bin is the parent; killing the server itself leaves the database alone.
    const server = Number(await (await import('node:fs/promises')).readFile(join(home, 'running'), 'utf8'));
    process.kill(server, 'SIGKILL');
    await killed.ended;
    expect(await databaseAnswers()).toBe(true);
    const next = await start();
    expect(next.said()).toContain('took over');
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect(await databaseAnswers()).toBe(false);
  });
});
