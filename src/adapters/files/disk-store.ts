import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '#kernel/context.ts';

export type DiskStore = FileStore & {
  /**
   * Removes files that nothing names any more, and what was left half written; answers how many. Young ones stay: a
   * file is laid down before the row that names it.
   */
  sweep: (input: { named: ReadonlySet<string>; olderThan: Date }) => Promise<number>;
};

/** Files on disk under the hash of their content. A file is complete or not there: it is written aside and renamed. */
export function createDiskStore(folder: string): DiskStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a hash');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    path: pathOf,
    read: (sha256) => readFile(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    sweep: async ({ named, olderThan }) => {
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      let removed = 0;
      for (const entry of found) {
        if (!entry.isFile() || named.has(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        if ((await stat(path)).mtime > olderThan) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
    put: async (source) => {
      await mkdir(join(folder, 'incoming'), { recursive: true });
      const aside = join(folder, 'incoming', randomUUID());
      const hash = createHash('sha256');
      let size = 0;
      try {
        const chunks = source instanceof Uint8Array ? [source] : source;
        await pipeline(
          Readable.from(chunks, { objectMode: false }),
          async function* (stream: AsyncIterable<Buffer>) {
            for await (const chunk of stream) {
              hash.update(chunk);
              size += chunk.length;
              yield chunk;
            }
          },
          createWriteStream(aside, { mode: 0o600 }),
        );
        const sha256 = hash.digest('hex');
        await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
        await rename(aside, pathOf(sha256));
        return { sha256, size };
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
  };
}
