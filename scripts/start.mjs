// `npm start`: installs, builds and starts, on any Node that npm runs on. What is done already is not done again.
import { spawnSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './built.mjs';
import { installOnce } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
installOnce();
const { ownNode } = await import('./own-node.mjs');
const node = ownNode();
if (!isBuilt()) {
  console.log('Seiten werden gebaut …');
  const built = spawnSync(node, [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (built.status !== 0) {
    console.error(String(built.stdout));
    console.error('Der Bau ist fehlgeschlagen.');
    process.exit(1);
  }
}

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
