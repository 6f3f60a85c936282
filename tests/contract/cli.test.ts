import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';

const bin = fileURLToPath(new URL('../../bin/kreislotse.mjs', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kreislotse-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function kreislotse(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    // No database can be reached: what needs none must not ask for one.
    const environment = {
      PATH: process.env['PATH'],
      KREISLOTSE_HOME: join(folder, 'home'),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    };
    return { code: 0, ...(await promisify(execFile)(process.execPath, [bin, ...args], { env: environment })) };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, stdout: failed.stdout, stderr: failed.stderr };
  }
}

describe('kreislotse', () => {
  it('explains itself, and every command with examples', async () => {
    const overview = await kreislotse('--help');
    expect(overview).toMatchObject({ code: 0, stderr: '' });
    for (const command of commands) expect(overview.stdout).toContain(command.name);
    const one = await kreislotse('backup', '--help');
    expect(one).toMatchObject({ code: 0 });
    expect(one.stdout).toContain('Examples:');
  });

  it('does not understand with 2, fails with 1 and says why', async () => {
    expect(await kreislotse('gibtesnicht')).toMatchObject({ code: 2, stdout: '' });
    expect(await kreislotse('strategy', 'verdreht')).toMatchObject({ code: 2, stdout: '' });
    const failed = await kreislotse('county', 'list');
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr.length).toBeGreaterThan(5);
  });

  it('reads a strategy document into JSON and nothing else, without a database', async () => {
    const path = join(folder, 'konzept.md');
    await writeFile(
      path,
      [
        '# Konzept Musterkreis',
        '',
        '## Handlungsfeld 1: Sprache',
        '',
        '### Ziel 1.1',
        '',
        'Kurse überblicken',
        '',
        '### Operative Maßnahmen',
        '',
        '1. Bedarf erheben',
        '2. Kurse planen',
        '',
      ].join('\n'),
    );
    const read = await kreislotse('strategy', 'read', path, '--json');
    expect(read).toMatchObject({ code: 0, stderr: '' });
    const draft = JSON.parse(read.stdout) as {
      levels: string[];
      nodes: { title: string; children: { number: string; children: unknown[] }[] }[];
      unused: unknown[];
    };
    expect(Object.keys(draft)).toEqual(['title', 'levels', 'texts', 'nodes', 'unused']);
    expect(draft.nodes).toMatchObject([
      {
        title: 'Sprache',
        children: [{ number: '1.1', children: [{ title: 'Bedarf erheben', kind: 'operative' }, { title: 'Kurse planen' }] }],
      },
    ]);
  });

  it('says what is wrong with a document that cannot be read', async () => {
    const path = join(folder, 'leer.txt');
    await writeFile(path, '');
    const read = await kreislotse('strategy', 'read', path, '--json');
    expect(read).toMatchObject({ code: 1, stdout: '' });
    expect(read.stderr).toMatch(/leer/i);
    expect(await kreislotse('strategy', 'read', join(folder, 'fehlt.txt'), '--json')).toMatchObject({ code: 1, stdout: '' });
  });
});
