import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
let folder: string;
let home: string;
let environment: NodeJS.ProcessEnv;
let bin: string;

/** Packs what was built and lays it where npm would; the packages that it needs are those of the checkout. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kreislotse-package-'));
  home = await mkdtemp(join(tmpdir(), 'kreislotse-package-home-'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root });
  await run('tar', ['-xzf', join(folder, packed.stdout.trim()), '-C', folder]);
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  await run('mv', [join(folder, 'package'), join(modules, 'kreislotse')]);
  bin = join(modules, 'kreislotse', 'bin', 'kreislotse.mjs');
  environment = { PATH: process.env['PATH'], KREISLOTSE_HOME: home, PORT: '0', HOST: '127.0.0.1' };
}, 60_000);
afterAll(async () => {
  for (const each of [folder, home]) await rm(each, { recursive: true, force: true });
});

const kreislotse = (...args: string[]) => run(process.execPath, [bin, ...args], { cwd: folder, env: environment });

describe('the installed package', () => {
  it('explains itself and reads a document', async () => {
    expect((await kreislotse('help')).stdout).toContain('Usage: kreislotse COMMAND');
    await writeFile(join(folder, 'konzept.md'), '# Konzept\n\n## Handlungsfeld 1: Sprache\n\n### Ziel 1.1: Kurse ausbauen\n');
    const read = await kreislotse('strategy', 'read', 'konzept.md', '--json');
    expect(JSON.parse(read.stdout)).toMatchObject({ title: 'Konzept', nodes: [{ title: 'Sprache' }] });
  });

  it('makes its database and serves pages, and ends cleanly', { timeout: 120_000 }, async () => {
    expect((await kreislotse('migrate')).stdout).toBe('The database is up to date.\n');
    const child = spawn(process.execPath, [bin, 'start', '--no-examples'], { cwd: folder, env: environment });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const said = new Promise<string>((resolve, reject) => {
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          if (/"message":"worker runs"/.test(text) && /läuft: http/.test(text)) resolve(text);
        });
      }
      void ended.then(() => reject(new Error(text)));
    });
    const url = /läuft: (http:\S+)/.exec(await said)![1]!;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const page = await (await fetch(`${url}/anmelden`)).text();
    expect(page).toContain('<h1>Anmelden</h1>');
    expect((await fetch(`${url}/${/_app\/[^"]+\.css/.exec(page)![0]}`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
