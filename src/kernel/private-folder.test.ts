import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makePrivateFolder } from './private-folder.ts';

it('closes the folder itself, and none of those that it makes above it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kreislotse-folder-'));
  const usual = join(root, 'usual');
  const rights = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
  try {
    await makePrivateFolder(join(usual, 'home'));
    await makePrivateFolder(join(usual, 'home'));
    expect(await rights(join(usual, 'home'))).toBe(0o700);
    expect(await rights(usual)).toBe(0o777 & ~process.umask());
  } finally {
    await rm(root, { recursive: true });
  }
});
