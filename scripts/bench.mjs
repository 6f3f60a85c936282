// `npm run bench [-- NAME…]`: builds what is measured and runs the benchmarks on the project's own Node.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installOnce } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installOnce();
const { ownNode } = await import('./own-node.mjs');
const built = spawnSync(ownNode(), ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(built.status ?? 1);
const done = spawnSync(ownNode(), ['--disable-warning=ExperimentalWarning', 'bench/run.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
process.exit(done.status ?? 1);
