// `npm test`: everything, on a fresh clone too. `npm test -- types lint architecture database browser` runs single stages; `journeys`
// is the browser stage without what only judges how pages look.
// KREISLOTSE_TEST_DATABASE_URL runs the database and browser stages on a Postgres server instead of the embedded one.
import { fileURLToPath } from 'node:url';
import { isBuilt } from './built.mjs';
import { installOnce } from './install.mjs';
import { failures, runStep } from './steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installOnce();
const { ownNode } = await import('./own-node.mjs');
const { ensureBrowser } = await import('./browser.mjs');
const node = ownNode();
const tool = (path) => `node_modules/${path}`;
/** Whether steps run side by side, so that each shows its output when it ends. */
let held = false;
const run = (name, script, args, more = {}) => runStep({ name, command: node, args: [script, ...args], held, ...more });

const readers = {
  types: [
    () =>
      run('Types', tool('svelte-check/bin/svelte-check'), ['--fail-on-warnings', '--output', 'human', '--threshold', 'warning']),
  ],
  lint: [
    () => run('Lint', tool('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']),
    () => run('Format', tool('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']),
  ],
  architecture: [
    () =>
      run('Imports', tool('dependency-cruiser/bin/dependency-cruiser.mjs'), [
        '--config',
        'dependency-cruiser.config.mjs',
        'src',
        'scripts',
        'tests',
        'bench',
      ]),
    () => run('Unused code', tool('knip/bin/knip.js'), ['--no-progress']),
  ],
};
const stages = {
  ...readers,
  // A journey through a whole quarter moves the clock, so it runs in the same process as the site, with a browser of its own.
  database: [() => ensureBrowser(node), () => run('Units, use cases, database', tool('vitest/vitest.mjs'), ['run'])],
  browser: [
    () => ensureBrowser(node),
    () => run('Journeys in a browser', tool('@playwright/test/cli.js'), ['test'], { env: databaseOfBrowser() }),
  ],
};
// What only judges how a page looks (contrast, width, print, parts) says nothing on the database under it: docs/adr/0028.
const part = {
  journeys: [
    () => ensureBrowser(node),
    () =>
      run('Journeys in a browser', tool('@playwright/test/cli.js'), ['test', '--grep-invert', '@look'], {
        env: { ...databaseOfBrowser(), KREISLOTSE_E2E_LOOKS: '0' },
      }),
  ],
};

const asked = process.argv.slice(2);
const known = { ...stages, ...part };
const unknown = asked.filter((name) => !(name in known));
if (unknown.length > 0) {
  console.error(`Unknown stage: ${unknown.join(', ')}. There are: ${Object.keys(known).join(', ')}.`);
  process.exit(2);
}
const failed = [];
// Both halves of the gate, and whoever asks for one stage after another, build once.
if (!isBuilt() && !(await run('Wording and pages', 'scripts/build.mjs', [], { noWarnings: true }))) process.exit(1);
const chosen = Object.entries(asked.length > 0 ? known : stages).filter(([name]) => asked.length === 0 || asked.includes(name));
const inOrder = async (list) => {
  for (const [name, steps] of list) for (const step of steps) if (!(await step())) failed.push(name);
};
// What only reads the sources uses one core each: types go beside the rest. What starts servers and browsers has the machine alone.
const reading = chosen.filter(([name]) => name in readers);
held = reading.length > 1;
await Promise.all([inOrder(reading.filter(([name]) => name === 'types')), inOrder(reading.filter(([name]) => name !== 'types'))]);
held = false;
await inOrder(chosen.filter(([name]) => !(name in readers)));
if (failed.length > 0) {
  for (const { name, lines } of failures) console.error(`\n${name}:\n${lines.join('\n')}`);
  console.error(`\nFailed: ${[...new Set(failed)].join(', ')}`);
  process.exit(1);
}
console.log('\nAll stages passed.');

/** On a server the journeys get a database of their own, made by their global set-up. */
function databaseOfBrowser() {
  const url = process.env.KREISLOTSE_TEST_DATABASE_URL;
  return url ? { KREISLOTSE_E2E_SERVER: url } : {};
}
