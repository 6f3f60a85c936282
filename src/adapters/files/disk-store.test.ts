import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskStore } from './disk-store.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kreislotse-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const long = new Date('2020-01-01T00:00:00Z');
const midway = new Date('2024-01-01T00:00:00Z');

describe('the file store', () => {
  it('keeps a file under the hash of what it holds, once', async () => {
    const store = createDiskStore(folder);
    const first = await store.put(Buffer.from('Inhalt'));
    expect(first).toEqual({ sha256: createHash('sha256').update('Inhalt').digest('hex'), size: 6 });
    async function* inPieces(): AsyncGenerator<Buffer> {
      yield Buffer.from('Inh');
      yield Buffer.from('alt');
    }
    expect(await store.put(inPieces())).toEqual(first);
    expect((await store.read(first.sha256)).toString()).toBe('Inhalt');
    expect(() => store.path('../../etc/passwd')).toThrow('not a hash');
  });

  it('leaves nothing behind when the source breaks off', async () => {
    const store = createDiskStore(folder);
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('halb');
      throw new Error('abgebrochen');
    }
    await expect(store.put(broken())).rejects.toThrow('abgebrochen');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('sweeps what nothing names, and leaves the young alone', async () => {
    const store = createDiskStore(folder);
    const named = await store.put(Buffer.from('genannt'));
    const forgotten = await store.put(Buffer.from('vergessen'));
    const young = await store.put(Buffer.from('eben erst'));
    await writeFile(join(folder, 'incoming', 'halb'), 'x');
    for (const path of [store.path(named.sha256), store.path(forgotten.sha256), join(folder, 'incoming', 'halb')])
      await utimes(path, long, long);
    expect(await store.sweep({ named: new Set([named.sha256]), olderThan: midway })).toBe(2);
    await expect(store.read(forgotten.sha256)).rejects.toThrow('ENOENT');
    expect((await store.read(named.sha256)).toString()).toBe('genannt');
    expect((await store.read(young.sha256)).toString()).toBe('eben erst');
  });
});
