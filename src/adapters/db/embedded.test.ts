import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../tests/database/silent-log.ts';
import { startEmbedded } from './embedded.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'kreislotse-embedded-'));
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts a server, writes a row and then waits to be killed. */
async function startedElsewhere(folder: string): Promise<{ kill: () => Promise<void> }> {
  const module = pathToFileURL(join(import.meta.dirname, 'embedded.ts')).href;
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)});
    const { default: pg } = await import('pg');
    const silent = () => undefined;
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, log: { debug: silent, info: silent, warn: silent, error: silent } });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create table kept (word text)');
    await client.query("insert into kept values ('acknowledged')");
    console.log('ready');
    setInterval(silent, 1000);`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: join(import.meta.dirname, '../../..'),
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('ready')) resolve();
    });
    child.once('exit', () => reject(new Error('the other process ended')));
  });
  return {
    kill: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

describe('the embedded server', () => {
  it('keeps what was written over a stop and a start', async () => {
    const folder = await newFolder();
    const first = await startEmbedded({ folder, log: silentLog });
    await query(first.url, 'create table kept (word text)');
    await query(first.url, `insert into kept values ('Äpfel')`);
    expect(await query(first.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await query(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await first.stop();
    const second = await startEmbedded({ folder, log: silentLog });
    expect(second.takenOver).toBe(false);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'Äpfel' }]);
    await second.stop();
  });

  it('is taken over when the process that started it was killed, with all that was acknowledged', async () => {
    const folder = await newFolder();
    const other = await startedElsewhere(folder);
    await other.kill();
    const server = await startEmbedded({ folder, log: silentLog });
    try {
      expect(server.takenOver).toBe(true);
      expect(await query(server.url, 'select word from kept')).toEqual([{ word: 'acknowledged' }]);
    } finally {
      await server.stop();
    }
    await expect(query(server.url, 'select 1')).rejects.toThrow();
  });

  it('begins anew where a first start was cut off half way', async () => {
    const folder = await newFolder();
    const { mkdir, writeFile } = await import('node:fs/promises');
    await mkdir(join(folder, 'postgres', 'base'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'half'), '');
    const server = await startEmbedded({ folder, log: silentLog });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('answers only to its password, on this machine', async () => {
    const folder = await newFolder();
    const server = await startEmbedded({ folder, log: silentLog });
    const url = new URL(server.url);
    expect(url.hostname).toBe('127.0.0.1');
    url.password = 'geraten';
    await expect(query(url.href, 'select 1')).rejects.toThrow('password');
    await server.stop();
  });
});
