// Starts a PostgreSQL server from Debian's packages for one run, in a folder of its own, and ends it afterwards:
//   node scripts/postgres-server.mjs COMMAND [ARGS…]
// The command finds the server's URL in KREISLOTSE_TEST_DATABASE_URL.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const binaries =
  findBinaries() ??
  install() ??
  fail('PostgreSQL is not installed. Install the package postgresql, or set KREISLOTSE_TEST_DATABASE_URL.');
const folder = mkdtempSync(join(tmpdir(), 'kreislotse-server-'));
const user = process.getuid?.() === 0 ? ownerOf() : {};
if ('uid' in user) chownSync(folder, user.uid, user.gid);
const data = join(folder, 'data');
const port = await freePort();
must(join(binaries, 'initdb'), ['-D', data, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']);
const server = spawn(
  join(binaries, 'postgres'),
  [
    '-D',
    data,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `port=${port}`,
    '-c',
    'unix_socket_directories=',
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ],
  { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'ignore'] },
);
await ready();
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, KREISLOTSE_TEST_DATABASE_URL: `postgres://owner@127.0.0.1:${port}/postgres` },
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
const code = await new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
const ended = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGINT');
await ended;
rmSync(folder, { recursive: true, force: true });
process.exit(code);

function findBinaries() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return null;
  const versions = readdirSync(base)
    .map(Number)
    .filter((version) => version >= 15)
    .sort((a, b) => b - a);
  const found = versions.map((version) => join(base, String(version), 'bin')).find((path) => existsSync(join(path, 'postgres')));
  return found ?? null;
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  return findBinaries();
}

function ownerOf() {
  const { status, stdout } = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  const name = status === 0 ? 'postgres' : 'nobody';
  const uid = status === 0 ? Number(stdout) : 65534;
  const gid = Number(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout);
  return { uid, gid };
}

function must(program, given) {
  const done = spawnSync(program, given, { ...user, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (done.status !== 0) fail(`${program}: ${done.stderr || done.error}`);
}

async function ready() {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) fail('The PostgreSQL server ended at once.');
    if (spawnSync(join(binaries, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail(`The PostgreSQL server does not answer (user ${userInfo().username}).`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
