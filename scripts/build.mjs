// Compiles the wording and builds the pages. Fails on a warning of our own tools.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOfSources, markBuilt } from './built.mjs';
import { ownNode } from './own-node.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const sources = hashOfSources();
run('node_modules/@inlang/paraglide-js/bin/run.js', [
  'compile',
  '--project',
  './project.inlang',
  '--outdir',
  './src/lib/paraglide',
  '--silent',
]);
// Git ignores what is compiled; a package takes it along.
writeFileSync('src/lib/paraglide/.npmignore', '');
run('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']);
markBuilt(sources);

function run(script, args) {
  const done = spawnSync(ownNode(), [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const said = `${done.stdout}${done.stderr}`.trim();
  if (said) console.log(said);
  if (done.status !== 0) process.exit(done.status ?? 1);
  if (/\bwarn(ing)?\b/i.test(said)) {
    console.error(`${script} warned; warnings of our own tools are errors.`);
    process.exit(1);
  }
}
