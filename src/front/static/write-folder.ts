import { access, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const marker = 'kreislotse-export.json';
const mark = `${JSON.stringify({ format: 1, made: 'kreislotse welcome export-static' })}\n`;

export type Written = { files: number; changed: number; gone: number };

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Why a folder must not be written to; null when it may. */
export async function faultOfFolder(folder: string): Promise<string | null> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.length === 0 || entries.includes(marker) ? null : `${folder} is not empty and was not made by this command.`;
}

/**
 * A folder that takes the place of an earlier one when it is complete. Files that are the same are the same files still, with their time,
 * so that copying programs leave them out; whoever reads meanwhile sees the old folder or the new one.
 */
export async function openFolder(folder: string) {
  const target = folder.replace(/\/+$/, '');
  const coming = join(dirname(target), `.${basename(target)}.neu`);
  const going = join(dirname(target), `.${basename(target)}.alt`);
  await rm(coming, { recursive: true, force: true });
  // A run that was ended between the two renames: the earlier folder is complete.
  if (!(await exists(target)) && (await exists(going))) await rename(going, target);
  await rm(going, { recursive: true, force: true });
  await mkdir(coming, { recursive: true });
  const names = new Set<string>();
  let changed = 0;

  const put = async (file: string, bytes: Buffer): Promise<void> => {
    if (names.has(file)) return;
    names.add(file);
    const path = join(coming, file);
    await mkdir(dirname(path), { recursive: true });
    const old = join(target, file);
    const before = await readFile(old).catch(() => null);
    if (before?.equals(bytes)) {
      const linked = await link(old, path).then(
        () => true,
        () => false,
      );
      if (linked) return;
    } else changed += 1;
    await writeFile(path, bytes);
  };

  return {
    put,
    discard: () => rm(coming, { recursive: true, force: true }),
    finish: async (): Promise<Written> => {
      await put(marker, Buffer.from(mark));
      const before = await readdir(target, { recursive: true, withFileTypes: true }).catch(() => []);
      const gone = before.filter((entry) => {
        const name = join(entry.parentPath, entry.name).slice(target.length + 1);
        return entry.isFile() && !names.has(name.replaceAll('\\', '/'));
      }).length;
      if (await exists(target)) await rename(target, going);
      await rename(coming, target);
      await rm(going, { recursive: true, force: true });
      return { files: names.size, changed, gone };
    },
  };
}
