// `npm start`: installs, builds and starts, on any Node that npm runs on. What is done already is not done again.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
installOnce();
const { ownNode } = await import('./own-node.mjs');
const node = ownNode();
buildOnce();

// The channel tells the server at once when this process is gone, however it ended.
const child = spawn(node, [join(root, 'bin/kreislotse.mjs'), 'start', ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm starts scripts through a shell, and a shell that is ended does not tell its child. An orphan ends.
const parent = process.ppid;
const orphaned = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(orphaned);
  child.kill('SIGTERM');
}, 500);
child.on('exit', (code, signal) => {
  clearInterval(orphaned);
  process.exit(code ?? (signal ? 128 : 1));
});

function buildOnce() {
  const hash = hashOfSources();
  const mark = join(root, 'build', '.sources');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  console.log('Seiten werden gebaut …');
  const built = spawnSync(node, [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (built.status !== 0) {
    console.error(String(built.stdout));
    console.error('Der Bau ist fehlgeschlagen.');
    process.exit(1);
  }
  writeFileSync(mark, hash);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(path, entry.name);
      if (entry.name === 'paraglide') continue;
      if (entry.isDirectory()) visit(full);
      else hash.update(`${full}\0`).update(readFileSync(full));
    }
  };
  for (const folder of ['src', 'locales', 'static', 'project.inlang']) visit(join(root, folder));
  for (const file of ['package-lock.json', 'vite.config.ts']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
