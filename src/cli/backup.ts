import { join, resolve } from 'node:path';
import { readBackup, writeBackup } from '#adapters/backup/backup.ts';
import { createDiskStore } from '#adapters/files/disk-store.ts';
import type { Run } from './commands.ts';
import { withDatabase } from './with-app.ts';

export const backupCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [path] = args;
  if (path === undefined) {
    stderr.write(help);
    return 2;
  }
  return withDatabase({ stderr }, async ({ database, config }) => {
    const files = createDiskStore(join(config.home, 'files'));
    const done = await writeBackup({ owner: database.ownerUrl, files, path: resolve(path), now: new Date() });
    stdout.write(`Written: ${path} (${done.tables} tables, ${done.rows} rows, ${done.files} files)\n`);
    for (const hash of done.missingFiles) stderr.write(`A file is named in the database and missing on disk: ${hash}\n`);
    return done.missingFiles.length === 0 ? 0 : 1;
  });
};

export const restoreCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [path] = args;
  if (path === undefined) {
    stderr.write(help);
    return 2;
  }
  return withDatabase({ stderr }, async ({ database, config }) => {
    const files = createDiskStore(join(config.home, 'files'));
    const done = await readBackup({ owner: database.ownerUrl, files, path: resolve(path) });
    stdout.write(`Restored: ${done.tables} tables, ${done.rows} rows, ${done.files} files\n`);
    return 0;
  });
};
