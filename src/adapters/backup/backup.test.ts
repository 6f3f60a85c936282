import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskStore } from '#adapters/files/disk-store.ts';
import type { CountyRef } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { storedFile } from '#kernel/tables.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../tests/database/test-app.ts';
import { readBackup, writeBackup } from './backup.ts';

let test: TestApp;
let other: TestApp;
let county: CountyRef;
let folder: string;
beforeAll(async () => {
  [test, other] = await Promise.all([createTestApp(), createTestApp()]);
  folder = await mkdtemp(join(tmpdir(), 'kreislotse-backup-'));
  county = await openCounty(test);
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const made = await test.app.strategy.createStrategy(coordinator, {
    key: 'konzept',
    title: 'Konzept mit „Zeichen“\tund\nZeilen \\ \u0001',
    levels: ['Feld', 'Ziel'],
    nodes: [{ level: 0, number: '1', title: 'Sprache', children: [{ level: 1, number: '1.1', title: 'Kurse' }] }],
  });
  if (!made.ok) throw new Error(made.problem.message);
  await test.app.strategy.adoptStrategy(coordinator, { strategyId: made.value.id, adoptedOn: '2026-01-01' });
  const ctx = systemCtx(test, county);
  const file = await test.app.files.put(Buffer.from('Inhalt einer Datei'));
  await test.app.db.transaction({ countyId: county.id }, async (tx) => {
    await tx.insert(storedFile).values({
      id: newId(),
      countyId: county.id,
      name: 'a.txt',
      mime: 'text/plain',
      ...file,
      createdAt: test.now(),
      createdBy: 'Test',
    });
    await queueMail({ ctx, tx, mail: { to: { address: 'wer@beispiel.example' }, subject: 'Wartet', body: 'noch' } });
  });
});
afterAll(async () => {
  await Promise.all([test.close(), other.close()]);
  await rm(folder, { recursive: true, force: true });
});

const filesOf = (app: TestApp) => createDiskStore(join(app.home, 'files'));

describe('a backup', () => {
  it('brings everything back into an empty database: rows, files, waiting mail', async () => {
    const path = join(folder, 'ganz.backup');
    const written = await writeBackup({ owner: test.ownerUrl, files: filesOf(test), path, now: test.now() });
    expect(written).toMatchObject({ files: 1, missingFiles: [] });
    await readBackup({ owner: other.ownerUrl, files: filesOf(other), path });
    other.app.counties.forget();
    const read = (app: TestApp) => app.app.strategy.readPublicStrategy(ctxOf(app, county, anonymous), { key: 'konzept' });
    const [before, after] = [await read(test), await read(other)];
    expect(after.ok).toBe(true);
    expect(after).toEqual(before);
    const hash = (await rowsOf(other, 'select sha256 from stored_file'))[0]!['sha256'] as string;
    expect((await filesOf(other).read(hash)).toString()).toBe('Inhalt einer Datei');
    expect(await rowsOf(other, `select name, state from pgboss.job where name = 'mail.deliver'`)).toEqual([
      { name: 'mail.deliver', state: 'created' },
    ]);
    for (const table of ['county', 'unit', 'strategy_node', 'baseline', 'change_entry', 'audit_entry', 'outbox_mail']) {
      const all = `select * from ${table} order by id`;
      expect(await rowsOf(other, all), table).toEqual(await rowsOf(test, all));
    }
  });

  it('is never restored over something', async () => {
    const path = join(folder, 'nochmal.backup');
    await writeBackup({ owner: test.ownerUrl, files: filesOf(test), path, now: test.now() });
    await expect(readBackup({ owner: test.ownerUrl, files: filesOf(test), path })).rejects.toThrow('not empty');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7))],
    ['no backup', () => Buffer.from('etwas ganz anderes')],
    ['empty', () => Buffer.alloc(0)],
  ])('that is %s is refused before anything is written', async (_name, damage) => {
    const path = join(folder, 'schaden.backup');
    await writeBackup({ owner: test.ownerUrl, files: filesOf(test), path, now: test.now() });
    await writeFile(path, damage(await readFile(path)));
    const fresh = await createTestApp();
    try {
      await expect(readBackup({ owner: fresh.ownerUrl, files: filesOf(fresh), path })).rejects.toThrow(/backup/i);
      expect(await rowsOf(fresh, 'select * from county')).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  it('appears only when it is complete', async () => {
    const path = join(folder, 'nie', 'da.backup');
    await expect(writeBackup({ owner: test.ownerUrl, files: filesOf(test), path, now: test.now() })).rejects.toThrow();
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });
});

async function rowsOf(app: TestApp, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: app.ownerUrl });
  await client.connect();
  try {
    return (await client.query(query)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
